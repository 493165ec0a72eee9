import type { Arret, ArretPage, ListArretsInput } from '@mif/contract/arrets';
import { DomainError } from '@mif/contract/errors';
import { reachOfActor } from '../kernel/actor.ts';
import { actorOf, type Ctx } from '../kernel/context.ts';
import { toIso, toIsoOrNull } from '../kernel/instants.ts';
import { cutPage, decodeCursor, instantOf, readSize } from '../kernel/paging.ts';
import { requireRecord } from '../kernel/records.ts';
import { tables } from '../kernel/scope.ts';
import { sql } from 'kysely';

/** Downtimes (as `a`) with who noted them; the caller's right to their equipment is checked by who asks. */
export function readArrets(ctx: Ctx) {
  return tables(ctx.em)
    .selectFrom('arrets as a')
    .innerJoin('users as u', 'u.id', 'a.acteur_id')
    .select([
      'a.id',
      'a.equipement_id',
      'a.cause',
      'a.date_debut',
      'a.date_fin',
      'a.commentaire',
      'a.version',
      'a.acteur_id',
      'u.full_name',
    ]);
}

type Row = Awaited<ReturnType<ReturnType<typeof readArrets>['execute']>>[number];

function toArret(ctx: Ctx, { acteur_id, full_name, ...row }: Row): Arret {
  return {
    ...row,
    date_debut: toIso(row.date_debut),
    date_fin: toIsoOrNull(row.date_fin),
    acteur: { id: acteur_id, full_name },
    actions_permises: reachOfActor(actorOf(ctx), 'arret.update') === null ? [] : ['update'],
  };
}

/** One downtime, after a change of it. */
export async function readArret(ctx: Ctx, id: number): Promise<Arret> {
  const row = await readArrets(ctx).where('a.id', '=', id).executeTakeFirst();
  if (!row) throw new DomainError('ARRET_NOT_FOUND', { field: 'id' });
  return toArret(ctx, row);
}

/**
 * A page of an equipment's downtimes, the latest first.
 * @throws EQUIPEMENT_NOT_FOUND, CURSOR_INVALID
 */
export async function listArrets(ctx: Ctx, input: ListArretsInput): Promise<ArretPage> {
  await requireRecord(ctx, 'equipement', input.equipement_id, 'arret.read', 'equipement_id');
  const cursor = decodeCursor(input.cursor, '-date_debut');
  let query = readArrets(ctx).where('a.equipement_id', '=', input.equipement_id);
  if (cursor) query = query.where(sql<boolean>`(a.date_debut, a.id) < (${instantOf(cursor)}::timestamptz, ${cursor.id}::int)`);
  const rows = await query.orderBy('a.date_debut', 'desc').orderBy('a.id', 'desc').limit(readSize(input.limit)).execute();
  return cutPage(
    rows,
    input.limit,
    (row) => toArret(ctx, row),
    (row) => ({ sort: '-date_debut', value: toIso(row.date_debut), id: row.id }),
  );
}
