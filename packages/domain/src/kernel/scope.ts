import { sql, type ColumnType, type Expression, type ExpressionBuilder, type Kysely, type SelectQueryBuilder, type SqlBool } from 'kysely';
import type { EntityManager, Tables } from '@mif/db/orm';
import type { DocumentObjet } from '@mif/contract/documents';
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
  | 'plans'
  | 'echeances'
  | 'abonnements'
>;

/** Typed projections over tables without a row scope; joins the transaction of the context. */
export function tables(em: EntityManager): Kysely<OpenTables> {
  return em.getKysely<OpenTables>();
}

/** Every table, for the functions that apply a scope, and for what acts after a permission was checked on its row. */
export function unscopedTables(em: EntityManager): Kysely<AllTables> {
  return em.getKysely<AllTables>();
}

/** Which rows of a query one technician or one client company sees. */
type RowsOf<DB, TB extends keyof DB> = (eb: ExpressionBuilder<DB, TB>, id: number) => Expression<SqlBool>;

/**
 * A query within the rows a permission opens to the caller.
 * @param rows what technicians and clients see of it; nothing where that is not said
 * @throws AUTH_REQUIRED, PERMISSION_DENIED
 */
function within<DB, TB extends keyof DB, O>(
  ctx: Ctx,
  permission: Permission,
  query: SelectQueryBuilder<DB, TB, O>,
  { technicien, client }: { technicien?: RowsOf<DB, TB>; client?: RowsOf<DB, TB> },
): SelectQueryBuilder<DB, TB, O> {
  const scope = scopeOf(ctx, permission);
  if (scope.kind === 'all') return query;
  if (scope.kind === 'technicien' && technicien) return query.where((eb) => technicien(eb, scope.technicien_id));
  if (scope.kind === 'client' && client) return query.where((eb) => client(eb, scope.client_id));
  return query.where(sql<boolean>`false`);
}

/** Interventions (as `i`) the permission opens to the caller. */
export function interventionsOf(ctx: Ctx, permission: Permission) {
  return within(ctx, permission, unscopedTables(ctx.em).selectFrom('interventions as i'), {
    technicien: (eb, id) => eb('i.technicien_id', '=', id),
    client: (eb, id) => eb('i.client_id', '=', id),
  });
}

/** Equipements (as `e`) the permission opens to the caller; a technician sees those his work is on. */
export function equipementsOf(ctx: Ctx, permission: Permission) {
  return within(ctx, permission, unscopedTables(ctx.em).selectFrom('equipements as e'), {
    technicien: ({ exists, selectFrom }, id) =>
      exists(
        selectFrom('interventions as mine')
          .select('mine.id')
          .whereRef('mine.equipement_id', '=', 'e.id')
          .where('mine.technicien_id', '=', id),
      ),
    client: (eb, id) => eb('e.client_id', '=', id),
  });
}

/** Client companies (as `c`) the permission opens to the caller. */
export function clientsOf(ctx: Ctx, permission: Permission) {
  return within(ctx, permission, unscopedTables(ctx.em).selectFrom('clients as c'), { client: (eb, id) => eb('c.id', '=', id) });
}

/** Sites (as `s`) the permission opens to the caller; a technician sees those his work is on. */
export function sitesOf(ctx: Ctx, permission: Permission) {
  return within(ctx, permission, unscopedTables(ctx.em).selectFrom('sites as s'), {
    technicien: ({ exists, selectFrom }, id) =>
      exists(
        selectFrom('interventions as mine')
          .innerJoin('equipements as theirs', 'theirs.id', 'mine.equipement_id')
          .select('mine.id')
          .whereRef('theirs.site_id', '=', 's.id')
          .where('mine.technicien_id', '=', id),
      ),
    client: (eb, id) => eb('s.client_id', '=', id),
  });
}

/** Contacts (as `k`) the permission opens to the caller; a technician sees those of the sites his work is on, and whom to call at their company. */
export function contactsOf(ctx: Ctx, permission: Permission) {
  return within(ctx, permission, unscopedTables(ctx.em).selectFrom('contacts as k'), {
    technicien: ({ exists, selectFrom }, id) =>
      exists(
        selectFrom('interventions as mine')
          .innerJoin('equipements as theirs', 'theirs.id', 'mine.equipement_id')
          .select('mine.id')
          .where('mine.technicien_id', '=', id)
          .where(
            sql<boolean>`case when k.site_id is null then k.is_principal and mine.client_id = k.client_id else theirs.site_id = k.site_id end`,
          ),
      ),
    client: (eb, id) => eb('k.client_id', '=', id),
  });
}

/** Technicians (as `t`) the permission opens to the caller; a technician sees himself. */
export function techniciensOf(ctx: Ctx, permission: Permission) {
  return within(ctx, permission, unscopedTables(ctx.em).selectFrom('techniciens as t'), { technicien: (eb, id) => eb('t.id', '=', id) });
}

/**
 * Demandes (as `d`) the permission opens to the caller: a client sees his company's, a technician his own and those whose
 * intervention is his work. Taken back they are by their author alone.
 */
export function demandesOf(ctx: Ctx, permission: Permission) {
  const query = unscopedTables(ctx.em).selectFrom('demandes as d');
  const { id: author } = actorOf(ctx);
  if (permission === 'demande.cancel' && scopeOf(ctx, permission).kind !== 'all') return query.where('d.auteur_id', '=', author);
  return within(ctx, permission, query, {
    technicien: ({ exists, selectFrom, or, eb }, id) =>
      or([
        eb('d.auteur_id', '=', author),
        exists(
          selectFrom('interventions as mine')
            .select('mine.id')
            .whereRef('mine.id', '=', 'd.intervention_id')
            .where('mine.technicien_id', '=', id),
        ),
      ]),
    client: (eb, id) => eb('d.client_id', '=', id),
  });
}

/** Documents (as `d`) the permission opens to the caller: those on records he may read. */
export function documentsOf(ctx: Ctx, permission: Permission) {
  const query = unscopedTables(ctx.em).selectFrom('documents as d');
  const scope = scopeOf(ctx, permission);
  if (scope.kind === 'all') return query;
  if (scope.kind === 'none') return query.where(sql<boolean>`false`);
  const actor = actorOf(ctx);
  return query.where(({ and, eb, or }) => {
    const on = (objet: DocumentObjet, may: Permission, rows: () => Expression<number>) =>
      reachOfActor(actor, may) ? [and([eb('d.objet', '=', objet), eb('d.objet_id', 'in', rows())])] : [];
    return or([
      and([eb('d.objet', '=', 'user'), eb('d.objet_id', '=', actor.id)]),
      ...on('intervention', 'intervention.read', () => interventionsOf(ctx, 'intervention.read').select('i.id').$asScalar()),
      ...on('equipement', 'equipement.read', () => equipementsOf(ctx, 'equipement.read').select('e.id').$asScalar()),
      ...on('client', 'client.read', () => clientsOf(ctx, 'client.read').select('c.id').$asScalar()),
      ...on('site', 'site.read', () => sitesOf(ctx, 'site.read').select('s.id').$asScalar()),
      ...on('demande', 'demande.read', () => demandesOf(ctx, 'demande.read').select('d.id').$asScalar()),
      ...on('technicien', 'technicien.read', () => techniciensOf(ctx, 'technicien.read').select('t.id').$asScalar()),
      ...on('habilitation', 'habilitation.read', () => habilitationsOf(ctx, 'habilitation.read').select('h.id').$asScalar()),
    ]);
  });
}

/** Absences (as `a`) the permission opens to the caller; a technician sees his own. */
export function absencesOf(ctx: Ctx, permission: Permission) {
  return within(ctx, permission, unscopedTables(ctx.em).selectFrom('absences as a'), {
    technicien: (eb, id) => eb('a.technicien_id', '=', id),
  });
}

/** Certificates (as `h`) the permission opens to the caller; a technician sees his own. */
export function habilitationsOf(ctx: Ctx, permission: Permission) {
  return within(ctx, permission, unscopedTables(ctx.em).selectFrom('habilitations as h'), {
    technicien: (eb, id) => eb('h.technicien_id', '=', id),
  });
}

/** Plans (as `p`) the permission opens to the caller; a technician sees those that are to be his, and of the machines his work is on. */
export function plansOf(ctx: Ctx, permission: Permission) {
  return within(ctx, permission, unscopedTables(ctx.em).selectFrom('plans as p'), {
    technicien: ({ exists, selectFrom, or, eb }, id) =>
      or([
        eb('p.technicien_id', '=', id),
        exists(
          selectFrom('interventions as mine')
            .select('mine.id')
            .whereRef('mine.equipement_id', '=', 'p.equipement_id')
            .where('mine.technicien_id', '=', id),
        ),
      ]),
    client: ({ exists, selectFrom }, id) =>
      exists(
        selectFrom('equipements as theirs')
          .select('theirs.id')
          .whereRef('theirs.id', '=', 'p.equipement_id')
          .where('theirs.client_id', '=', id),
      ),
  });
}

/** Calendar addresses (as `b`) the permission opens to the caller: a technician's own, those a client's account made itself. */
export function abonnementsOf(ctx: Ctx, permission: Permission) {
  return within(ctx, permission, unscopedTables(ctx.em).selectFrom('abonnements as b'), {
    technicien: (eb, id) => eb('b.technicien_id', '=', id),
    client: (eb, id) => eb.and([eb('b.client_id', '=', id), eb('b.cree_par_id', '=', actorOf(ctx).id)]),
  });
}
