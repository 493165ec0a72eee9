import { sql, type ColumnType, type Kysely } from 'kysely';
import type { EntityManager, Tables } from '@mif/db/orm';
import type { Permission } from '@mif/contract/permissions';
import { reachOfActor, requirePermission } from './actor.ts';
import { actorOf, type Ctx } from './context.ts';

/** The rows an actor may see. */
export type Scope =
  | { kind: 'all' }
  | { kind: 'technicien'; technicien_id: number }
  | { kind: 'client'; client_id: number }
  | { kind: 'none' };

/**
 * The rows a permission opens to the caller: all of them, a technician's own work, a client's own company, or none.
 * @throws AUTH_REQUIRED, PERMISSION_DENIED
 */
export function scopeOf(ctx: Ctx, permission: Permission): Scope {
  const reach = requirePermission(ctx.actor, permission);
  if (reach === 'any') return { kind: 'all' };
  const actor = actorOf(ctx);
  if (actor.role === 'technicien' && actor.technicien_id !== null) return { kind: 'technicien', technicien_id: actor.technicien_id };
  if (actor.role === 'client' && actor.client_id !== null) return { kind: 'client', client_id: actor.client_id };
  return { kind: 'none' };
}

/** Whether PostgreSQL fills a column: numbers of rows, and what is computed from the others. */
type IsFilled<Column, Type> = Column extends 'priorite_rang' | 'periode' | 'valeurs'
  ? true
  : Column extends 'id'
    ? Type extends number
      ? true
      : false
    : false;

/** Every table; what PostgreSQL fills may be left out of an insert. */
type AllTables = {
  [Table in keyof Tables]: {
    [Column in keyof Tables[Table]]: IsFilled<Column, Tables[Table][Column]> extends true
      ? ColumnType<Tables[Table][Column], Tables[Table][Column] | undefined, Tables[Table][Column]>
      : Tables[Table][Column];
  };
};

/**
 * Tables that carry no scope of their own. The scoped ones are absent from this type: they are read through the
 * functions below, so a read that forgets its scope does not compile.
 */
export type OpenTables = Omit<
  AllTables,
  | 'interventions'
  | 'equipements'
  | 'clients'
  | 'sites'
  | 'contacts'
  | 'demandes'
  | 'documents'
  | 'document_revisions'
  | 'absences'
  | 'astreintes'
  | 'habilitations'
>;

/** Typed projections over tables without a row scope; joins the transaction of the context. */
export function tables(em: EntityManager): Kysely<OpenTables> {
  return em.getKysely<OpenTables>();
}

/** Every table, for the functions that apply a scope, and for what acts after a permission was checked on its row. */
export function unscopedTables(em: EntityManager): Kysely<AllTables> {
  return em.getKysely<AllTables>();
}

/** Interventions (as `i`) the permission opens to the caller. */
export function interventionsOf(ctx: Ctx, permission: Permission) {
  const query = unscopedTables(ctx.em).selectFrom('interventions as i');
  const scope = scopeOf(ctx, permission);
  switch (scope.kind) {
    case 'all':
      return query;
    case 'technicien':
      return query.where('i.technicien_id', '=', scope.technicien_id);
    case 'client':
      return query.where('i.client_id', '=', scope.client_id);
    case 'none':
      return query.where(sql<boolean>`false`);
  }
}

/** Equipements (as `e`) the permission opens to the caller; a technician sees those his work is on. */
export function equipementsOf(ctx: Ctx, permission: Permission) {
  const query = unscopedTables(ctx.em).selectFrom('equipements as e');
  const scope = scopeOf(ctx, permission);
  switch (scope.kind) {
    case 'all':
      return query;
    case 'technicien':
      return query.where(({ exists, selectFrom }) =>
        exists(
          selectFrom('interventions as mine')
            .select('mine.id')
            .whereRef('mine.equipement_id', '=', 'e.id')
            .where('mine.technicien_id', '=', scope.technicien_id),
        ),
      );
    case 'client':
      return query.where('e.client_id', '=', scope.client_id);
    case 'none':
      return query.where(sql<boolean>`false`);
  }
}

/** Client companies (as `c`) the permission opens to the caller. */
export function clientsOf(ctx: Ctx, permission: Permission) {
  const query = unscopedTables(ctx.em).selectFrom('clients as c');
  const scope = scopeOf(ctx, permission);
  if (scope.kind === 'all') return query;
  return scope.kind === 'client' ? query.where('c.id', '=', scope.client_id) : query.where(sql<boolean>`false`);
}

/** Sites (as `s`) the permission opens to the caller; a technician sees those his work is on. */
export function sitesOf(ctx: Ctx, permission: Permission) {
  const query = unscopedTables(ctx.em).selectFrom('sites as s');
  const scope = scopeOf(ctx, permission);
  switch (scope.kind) {
    case 'all':
      return query;
    case 'technicien':
      return query.where(({ exists, selectFrom }) =>
        exists(
          selectFrom('interventions as mine')
            .innerJoin('equipements as theirs', 'theirs.id', 'mine.equipement_id')
            .select('mine.id')
            .whereRef('theirs.site_id', '=', 's.id')
            .where('mine.technicien_id', '=', scope.technicien_id),
        ),
      );
    case 'client':
      return query.where('s.client_id', '=', scope.client_id);
    case 'none':
      return query.where(sql<boolean>`false`);
  }
}

/** Contacts (as `k`) the permission opens to the caller; a technician sees those of the sites his work is on, and whom to call at their company. */
export function contactsOf(ctx: Ctx, permission: Permission) {
  const query = unscopedTables(ctx.em).selectFrom('contacts as k');
  const scope = scopeOf(ctx, permission);
  switch (scope.kind) {
    case 'all':
      return query;
    case 'technicien':
      return query.where(({ exists, selectFrom }) =>
        exists(
          selectFrom('interventions as mine')
            .innerJoin('equipements as theirs', 'theirs.id', 'mine.equipement_id')
            .select('mine.id')
            .where('mine.technicien_id', '=', scope.technicien_id)
            .where(
              sql<boolean>`case when k.site_id is null then k.is_principal and mine.client_id = k.client_id else theirs.site_id = k.site_id end`,
            ),
        ),
      );
    case 'client':
      return query.where('k.client_id', '=', scope.client_id);
    case 'none':
      return query.where(sql<boolean>`false`);
  }
}

/** Technicians (as `t`) the permission opens to the caller; a technician sees himself. */
export function techniciensOf(ctx: Ctx, permission: Permission) {
  const query = unscopedTables(ctx.em).selectFrom('techniciens as t');
  const scope = scopeOf(ctx, permission);
  if (scope.kind === 'all') return query;
  return scope.kind === 'technicien' ? query.where('t.id', '=', scope.technicien_id) : query.where(sql<boolean>`false`);
}

/**
 * Demandes (as `d`) the permission opens to the caller: a client sees his company's, a technician his own and those whose
 * intervention is his work. Taken back they are by their author alone.
 */
export function demandesOf(ctx: Ctx, permission: Permission) {
  const query = unscopedTables(ctx.em).selectFrom('demandes as d');
  const scope = scopeOf(ctx, permission);
  if (scope.kind === 'all') return query;
  const { id } = actorOf(ctx);
  if (permission === 'demande.cancel') return query.where('d.auteur_id', '=', id);
  switch (scope.kind) {
    case 'technicien':
      return query.where(({ exists, selectFrom, or, eb }) =>
        or([
          eb('d.auteur_id', '=', id),
          exists(
            selectFrom('interventions as mine')
              .select('mine.id')
              .whereRef('mine.id', '=', 'd.intervention_id')
              .where('mine.technicien_id', '=', scope.technicien_id),
          ),
        ]),
      );
    case 'client':
      return query.where('d.client_id', '=', scope.client_id);
    case 'none':
      return query.where(sql<boolean>`false`);
  }
}

/** Documents (as `d`) the permission opens to the caller: those on records he may read. */
export function documentsOf(ctx: Ctx, permission: Permission) {
  const query = unscopedTables(ctx.em).selectFrom('documents as d');
  const scope = scopeOf(ctx, permission);
  if (scope.kind === 'all') return query;
  if (scope.kind === 'none') return query.where(sql<boolean>`false`);
  const actor = actorOf(ctx);
  const may = (other: Permission) => reachOfActor(actor, other) !== null;
  return query.where(({ and, eb, or }) => {
    const on = eb.ref('d.objet_id');
    return or([
      and([eb('d.objet', '=', 'user'), eb(on, '=', actor.id)]),
      ...(may('intervention.read')
        ? [and([eb('d.objet', '=', 'intervention'), eb(on, 'in', interventionsOf(ctx, 'intervention.read').select('i.id'))])]
        : []),
      ...(may('equipement.read')
        ? [and([eb('d.objet', '=', 'equipement'), eb(on, 'in', equipementsOf(ctx, 'equipement.read').select('e.id'))])]
        : []),
      ...(may('client.read') ? [and([eb('d.objet', '=', 'client'), eb(on, 'in', clientsOf(ctx, 'client.read').select('c.id'))])] : []),
      ...(may('site.read') ? [and([eb('d.objet', '=', 'site'), eb(on, 'in', sitesOf(ctx, 'site.read').select('s.id'))])] : []),
      ...(may('demande.read') ? [and([eb('d.objet', '=', 'demande'), eb(on, 'in', demandesOf(ctx, 'demande.read').select('d.id'))])] : []),
      ...(may('technicien.read')
        ? [and([eb('d.objet', '=', 'technicien'), eb(on, 'in', techniciensOf(ctx, 'technicien.read').select('t.id'))])]
        : []),
      ...(may('habilitation.read')
        ? [and([eb('d.objet', '=', 'habilitation'), eb(on, 'in', habilitationsOf(ctx, 'habilitation.read').select('h.id'))])]
        : []),
    ]);
  });
}

/** Absences (as `a`) the permission opens to the caller; a technician sees his own. */
export function absencesOf(ctx: Ctx, permission: Permission) {
  const query = unscopedTables(ctx.em).selectFrom('absences as a');
  const scope = scopeOf(ctx, permission);
  if (scope.kind === 'all') return query;
  return scope.kind === 'technicien' ? query.where('a.technicien_id', '=', scope.technicien_id) : query.where(sql<boolean>`false`);
}

/** Certificates (as `h`) the permission opens to the caller; a technician sees his own. */
export function habilitationsOf(ctx: Ctx, permission: Permission) {
  const query = unscopedTables(ctx.em).selectFrom('habilitations as h');
  const scope = scopeOf(ctx, permission);
  if (scope.kind === 'all') return query;
  return scope.kind === 'technicien' ? query.where('h.technicien_id', '=', scope.technicien_id) : query.where(sql<boolean>`false`);
}
