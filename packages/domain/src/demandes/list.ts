import { sql } from 'kysely';
import type { DemandePage, DemandeSort, ListDemandesInput } from '@mif/contract/demandes';
import { actorOf, type Ctx } from '../kernel/context.ts';
import { toIso } from '../kernel/instants.ts';
import { cutPage, instantOf, numberOf, readSize, type Cursor } from '../kernel/paging.ts';
import { demandesOf } from '../kernel/scope.ts';
import { isFound, readSearched } from '../kernel/search.ts';
import { toListItem, withListColumns, type ListRow } from './project.ts';

const searchable = { text: sql<string>`d.titre`, words: sql.ref('d.recherche') };

/**
 * A page of the demandes the caller may read, the newest first where nothing else is asked.
 * @throws CURSOR_INVALID
 */
export function listDemandes(ctx: Ctx, input: ListDemandesInput): Promise<DemandePage> {
  const sort = input.sort ?? '-date_creation';
  return readSearched(input, sort, async (mode, cursorSort, cursor) => {
    const { key, direction } = orderOf(sort);
    let query = filtered(ctx, demandesOf(ctx, 'demande.read'), input).where(isFound(mode, searchable, input.q));
    if (cursor) {
      const before = sql.raw(direction === 'desc' ? '<' : '>');
      query = query.where(sql<boolean>`(${key.column}, d.id) ${before} (${key.read(cursor)}${key.cast}, ${cursor.id}::int)`);
    }
    const rows = await withListColumns(query)
      .orderBy(key.column, direction)
      .orderBy('d.id', direction)
      .limit(readSize(input.limit))
      .execute();
    return cutPage(rows, input.limit, toListItem, (row) => ({ sort: cursorSort, value: key.of(row), id: row.id }));
  });
}

type Query = ReturnType<typeof demandesOf>;

function filtered(ctx: Ctx, query: Query, input: ListDemandesInput): Query {
  let q = query;
  if (input.statut?.length) q = q.where('d.statut', 'in', input.statut);
  if (input.source?.length) q = q.where('d.source', 'in', input.source);
  if (input.priorite?.length) q = q.where('d.priorite', 'in', input.priorite);
  if (input.client_id) q = q.where('d.client_id', '=', input.client_id);
  if (input.site_id) q = q.where('d.site_id', '=', input.site_id);
  if (input.equipement_id) q = q.where('d.equipement_id', '=', input.equipement_id);
  if (input.intervention_id) q = q.where('d.intervention_id', '=', input.intervention_id);
  if (input.mes_demandes) q = q.where('d.auteur_id', '=', actorOf(ctx).id);
  return q;
}

const sortKeys = {
  date_creation: {
    column: sql.ref<string>('d.date_creation'),
    cast: sql`::timestamptz`,
    of: (row: ListRow) => toIso(row.date_creation),
    read: instantOf,
  },
  priorite: {
    column: sql.ref<string>('d.priorite_rang'),
    cast: sql`::smallint`,
    of: (row: ListRow) => row.priorite_rang,
    read: (cursor: Cursor) => Math.trunc(Math.min(9, Math.max(0, numberOf(cursor)))),
  },
} as const;

function orderOf(sort: DemandeSort) {
  const is_descending = sort.startsWith('-');
  const key = sortKeys[(is_descending ? sort.slice(1) : sort) as keyof typeof sortKeys];
  return { key, direction: is_descending ? 'desc' : 'asc' } as const;
}
