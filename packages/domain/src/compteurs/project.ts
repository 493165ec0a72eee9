import type { Compteur, CompteurList, ListCompteursInput, ListRelevesInput, Releve, RelevePage } from '@mif/contract/compteurs';
import { DomainError } from '@mif/contract/errors';
import { sql } from 'kysely';
import { reachOfActor } from '../kernel/actor.ts';
import { actorOf, type Ctx } from '../kernel/context.ts';
import { toIso } from '../kernel/instants.ts';
import { cutPage, decodeCursor, instantOf, readSize } from '../kernel/paging.ts';
import { requireRecord } from '../kernel/records.ts';
import { tables } from '../kernel/scope.ts';

// What the meters before had counted when they were replaced: the total goes on over a change of meter.
export const replacedTotal = sql<number>`coalesce((
  select sum(c.ancienne_valeur - c.valeur) from releves c
  where c.compteur_id = r.compteur_id and c.genre = 'changement' and c.annule_at is null and c.date_releve <= r.date_releve), 0)`;

/** Readings (as `r`) of meters the caller may read, which who asks has checked. */
export function readReleves(ctx: Ctx) {
  return tables(ctx.em)
    .selectFrom('releves as r')
    .innerJoin('users as u', 'u.id', 'r.acteur_id')
    .leftJoin('users as v', 'v.id', 'r.annule_par_id')
    .select([
      'r.id',
      'r.compteur_id',
      'r.genre',
      sql<number>`r.valeur::float8`.as('valeur'),
      sql<number | null>`r.ancienne_valeur::float8`.as('ancienne_valeur'),
      sql<number>`(r.valeur + ${replacedTotal})::float8`.as('total'),
      'r.date_releve',
      'r.commentaire',
      'r.acteur_id',
      'u.full_name',
      'r.intervention_id',
      'r.annule_at',
      'r.motif_annulation',
      'v.full_name as annule_par',
    ])
    .select(sql<string | null>`(select i.reference from interventions i where i.id = r.intervention_id)`.as('reference'));
}

type Row = Awaited<ReturnType<ReturnType<typeof readReleves>['execute']>>[number];

function toReleve(row: Row): Releve {
  return {
    id: row.id,
    compteur_id: row.compteur_id,
    genre: row.genre,
    valeur: row.valeur,
    ancienne_valeur: row.ancienne_valeur,
    total: row.total,
    date_releve: toIso(row.date_releve),
    commentaire: row.commentaire,
    acteur: { id: row.acteur_id, full_name: row.full_name },
    intervention: row.intervention_id === null ? null : { id: row.intervention_id, reference: row.reference ?? '' },
    annulation:
      row.annule_at === null ? null : { date: toIso(row.annule_at), acteur: row.annule_par ?? '', motif: row.motif_annulation ?? '' },
  };
}

/** One reading, after it was written or taken back. */
export async function readReleve(ctx: Ctx, id: number): Promise<Releve> {
  const row = await readReleves(ctx).where('r.id', '=', id).executeTakeFirst();
  if (!row) throw new DomainError('RELEVE_NOT_FOUND', { field: 'id' });
  return toReleve(row);
}

/**
 * A page of a meter's readings, the latest first; those taken back only where they are asked for.
 * @throws COMPTEUR_NOT_FOUND, CURSOR_INVALID
 */
export async function listReleves(ctx: Ctx, input: ListRelevesInput): Promise<RelevePage> {
  await requireRecord(ctx, 'compteur', input.compteur_id, 'read', 'compteur_id');
  const cursor = decodeCursor(input.cursor, '-date_releve');
  let query = readReleves(ctx).where('r.compteur_id', '=', input.compteur_id);
  if (input.annules !== 'oui') query = query.where('r.annule_at', 'is', null);
  if (cursor) query = query.where(sql<boolean>`(r.date_releve, r.id) < (${instantOf(cursor)}::timestamptz, ${cursor.id}::int)`);
  const rows = await query.orderBy('r.date_releve', 'desc').orderBy('r.id', 'desc').limit(readSize(input.limit)).execute();
  return cutPage(rows, input.limit, toReleve, (row) => ({ sort: '-date_releve', value: toIso(row.date_releve), id: row.id }));
}

/**
 * The meters of an equipment with what each showed last, by name.
 * @throws EQUIPEMENT_NOT_FOUND
 */
export async function listCompteurs(ctx: Ctx, { equipement_id }: ListCompteursInput): Promise<CompteurList> {
  await requireRecord(ctx, 'equipement', equipement_id, 'compteur.read', 'equipement_id');
  const rows = await tables(ctx.em)
    .selectFrom('compteurs as m')
    .selectAll('m')
    .where('m.equipement_id', '=', equipement_id)
    .orderBy('m.nom')
    .execute();
  return { items: await Promise.all(rows.map((row) => withLast(ctx, row))) };
}

/** One meter, after a change of it. */
export async function readCompteur(ctx: Ctx, id: number): Promise<Compteur> {
  const row = await tables(ctx.em).selectFrom('compteurs as m').selectAll('m').where('m.id', '=', id).executeTakeFirst();
  if (!row) throw new DomainError('COMPTEUR_NOT_FOUND', { field: 'id' });
  return withLast(ctx, row);
}

async function withLast(ctx: Ctx, row: Omit<Compteur, 'dernier' | 'actions_permises'>): Promise<Compteur> {
  const last = await readReleves(ctx)
    .where('r.compteur_id', '=', row.id)
    .where('r.annule_at', 'is', null)
    .orderBy('r.date_releve', 'desc')
    .limit(1)
    .executeTakeFirst();
  const { id, equipement_id, nom, unite, genre, is_active, version } = row;
  return {
    id,
    equipement_id,
    nom,
    unite,
    genre,
    is_active,
    version,
    dernier: last ? { valeur: last.valeur, total: last.total, date_releve: toIso(last.date_releve) } : null,
    actions_permises: allowedActions(ctx, is_active),
  };
}

function allowedActions(ctx: Ctx, is_active: boolean): Compteur['actions_permises'] {
  const actor = actorOf(ctx);
  const can = { update: 'compteur.update', releve: 'releve.create', annuler_releve: 'releve.cancel' } as const;
  return (['update', 'releve', 'annuler_releve'] as const).filter(
    (action) => (is_active || action !== 'releve') && reachOfActor(actor, can[action]) !== null,
  );
}
