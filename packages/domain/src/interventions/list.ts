import { sql } from 'kysely';
import { statutsOuverts, type InterventionPage, type InterventionSort, type ListInterventionsInput } from '@mif/contract/interventions';
import { fromLocal } from '@mif/contract/time';
import type { Ctx } from '../kernel/context.ts';
import { toIso } from '../kernel/instants.ts';
import { cutPage, decodeCursor, instantOf, numberOf, readSize, type Cursor } from '../kernel/paging.ts';
import { interventionsOf, unscopedTables } from '../kernel/scope.ts';
import { listColumns, toListItem, withNames, type ListRow } from './project.ts';
import { prepareSearch, searchWays, searchWindows } from './search.ts';

type Query = ReturnType<typeof interventionsOf>;

/**
 * A page of the interventions the caller may read. A search takes whole words first, without accents; where they find
 * nothing at all, beginnings of words, then words that look alike.
 * @throws CURSOR_INVALID
 */
export async function listInterventions(ctx: Ctx, input: ListInterventionsInput): Promise<InterventionPage> {
  const sort = input.sort ?? '-date_creation';
  const base = filtered(ctx, interventionsOf(ctx, 'intervention.read'), input);
  if (input.q) return search(ctx, base, input.q, sort, input);
  return read(base, { sort, cursorSort: sort, cursor: decodeCursor(input.cursor, sort) }, input.limit);
}

async function search(ctx: Ctx, base: Query, q: string, sort: InterventionSort, input: ListInterventionsInput): Promise<InterventionPage> {
  const cursor = decodeCursor(input.cursor, ...searchWays.map((way) => `${way}:${sort}`));
  const kept = searchWays.findIndex((way) => cursor?.sort.startsWith(`${way}:`));
  let page: InterventionPage = { items: [], next_cursor: null };
  for (const way of searchWays.slice(Math.max(0, kept))) {
    const matches = await prepareSearch(ctx, way, q);
    const windows = sort === '-date_creation' && way !== 'loose' ? searchWindows(await newestOf(base, cursor)) : [null];
    for (const window of windows) {
      page = await readFound(ctx, base.where(matches(window)), { sort, cursorSort: `${way}:${sort}`, cursor }, input.limit);
      if (page.next_cursor !== null) return page;
    }
    if (page.items.length > 0 || cursor) return page;
  }
  return page;
}

async function newestOf(base: Query, cursor: Cursor | null): Promise<Date> {
  if (cursor) return new Date(instantOf(cursor));
  const row = await base.select('i.date_creation').orderBy('i.date_creation', 'desc').orderBy('i.id', 'desc').limit(1).executeTakeFirst();
  return new Date(row?.date_creation ?? 0);
}

function filtered(ctx: Ctx, query: Query, input: ListInterventionsInput): Query {
  let q = query;
  if (input.statut?.length) q = q.where('i.statut', 'in', input.statut);
  if (input.priorite?.length) q = q.where('i.priorite', 'in', input.priorite);
  if (input.type?.length) q = q.where('i.type', 'in', input.type);
  if (input.urgence) q = q.where('i.priorite', input.urgence === 'oui' ? '=' : '!=', 'critique');
  if (input.technicien_id) q = q.where('i.technicien_id', '=', input.technicien_id);
  if (input.non_affectee) q = q.where('i.technicien_id', 'is', null).where('i.statut', 'in', statutsOuverts);
  if (input.equipement_id) q = q.where('i.equipement_id', '=', input.equipement_id);
  if (input.client_id) q = q.where('i.client_id', '=', input.client_id);
  if (input.site_id) q = q.where('i.equipement_id', 'in', equipementsOnSite(ctx, input.site_id));
  if (input.en_retard) q = q.where('i.date_limite', '<', ctx.now).where('i.statut', 'in', statutsOuverts);
  if (input.creee_depuis) q = q.where('i.date_creation', '>=', new Date(fromLocal(input.creee_depuis)));
  if (input.creee_avant) q = q.where('i.date_creation', '<', new Date(fromLocal(input.creee_avant)));
  return q;
}

// Within the rows the caller may read already: whose equipment it is changes nothing.
function equipementsOnSite(ctx: Ctx, site_id: number) {
  return unscopedTables(ctx.em).selectFrom('equipements').select('id').where('site_id', '=', site_id);
}

// A row without a deadline sorts after every other.
const limite = sql<string>`coalesce(i.date_limite, 'infinity'::timestamptz)`;

const sortKeys = {
  date_creation: {
    column: sql.ref<string>('i.date_creation'),
    cast: sql`::timestamptz`,
    of: (row: ListRow) => toIso(row.date_creation),
    read: instantOf,
  },
  date_limite: {
    column: limite,
    cast: sql`::timestamptz`,
    of: (row: ListRow) => (row.date_limite === null ? 'infinity' : toIso(row.date_limite)),
    read: (cursor: Cursor) => (cursor.value === 'infinity' ? 'infinity' : instantOf(cursor)),
  },
  priorite: {
    column: sql.ref<string>('i.priorite_rang'),
    cast: sql`::smallint`,
    of: (row: ListRow) => row.priorite_rang,
    read: (cursor: Cursor) => Math.trunc(Math.min(9, Math.max(0, numberOf(cursor)))),
  },
  reference: {
    column: sql.ref<string>('i.reference'),
    cast: sql`::text`,
    of: (row: ListRow) => row.reference,
    read: (cursor: Cursor) => String(cursor.value),
  },
} as const;

interface Order {
  sort: InterventionSort;
  /** What the next cursor names: the sort, and for a search how it was understood. */
  cursorSort: string;
  cursor: Cursor | null;
}

async function read(query: Query, order: Order, limit?: number): Promise<InterventionPage> {
  const rows = await withNames(ordered(query, order)).select(listColumns).limit(readSize(limit)).execute();
  const { key } = keyOf(order.sort);
  return cutPage(rows, limit, toListItem, (row) => ({ sort: order.cursorSort, value: key.of(row), id: row.id }));
}

// A search may match thousands of rows: those of the page are found first, and they alone get their names.
function readFound(ctx: Ctx, found: Query, order: Order, limit?: number): Promise<InterventionPage> {
  const ids = ordered(found, order).select('i.id').limit(readSize(limit));
  return read(unscopedTables(ctx.em).selectFrom('interventions as i').where('i.id', 'in', ids), { ...order, cursor: null }, limit);
}

function keyOf(sort: InterventionSort) {
  const is_descending = sort.startsWith('-');
  return { key: sortKeys[(is_descending ? sort.slice(1) : sort) as keyof typeof sortKeys], is_descending };
}

function ordered(query: Query, { sort, cursor }: Order): Query {
  const { key, is_descending } = keyOf(sort);
  const direction = is_descending ? 'desc' : 'asc';
  const after = cursor
    ? query.where(
        sql<boolean>`(${key.column}, i.id) ${sql.raw(is_descending ? '<' : '>')} (${key.read(cursor)}${key.cast}, ${cursor.id}::int)`,
      )
    : query;
  return after.orderBy(key.column, direction).orderBy('i.id', direction);
}
