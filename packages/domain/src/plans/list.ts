import { sql } from 'kysely';
import type { ListPlansInput, PlanPage, PlanSort } from '@mif/contract/plans';
import { toCivilDate } from '@mif/contract/time';
import type { Ctx } from '../kernel/context.ts';
import { toIso } from '../kernel/instants.ts';
import { cutPage, instantOf, readSize, type Cursor } from '../kernel/paging.ts';
import { plansOf } from '../kernel/scope.ts';
import { isFound, readSearched, wordsOf } from '../kernel/search.ts';
import { isLate, toListItem, withListColumns, type ListRow } from './project.ts';

// The plan's title and the machine it is for: both are what people look for.
const words = sql<string>`p.titre || ' ' || (select q.code || ' ' || q.nom from equipements q where q.id = p.equipement_id)`;
const searchable = { text: words, words: wordsOf(words) };

/**
 * A page of the plans the caller may read, what comes next first where nothing else is asked.
 * @throws CURSOR_INVALID
 */
export function listPlans(ctx: Ctx, input: ListPlansInput): Promise<PlanPage> {
  const sort = input.sort ?? 'prochaine_date';
  return readSearched(input, sort, async (mode, cursorSort, cursor) => {
    const { key, direction } = orderOf(sort);
    let query = filtered(ctx, plansOf(ctx, 'plan.read'), input).where(isFound(mode, searchable, input.q));
    if (cursor) {
      const before = sql.raw(direction === 'desc' ? '<' : '>');
      query = query.where(sql<boolean>`(${key.column}, p.id) ${before} (${key.read(cursor)}${key.cast}, ${cursor.id}::int)`);
    }
    const rows = await withListColumns(ctx, query)
      .orderBy(key.column, direction)
      .orderBy('p.id', direction)
      .limit(readSize(input.limit))
      .execute();
    return cutPage(rows, input.limit, toListItem, (row) => ({ sort: cursorSort, value: key.of(row), id: row.id }));
  });
}

type Query = ReturnType<typeof plansOf>;

/** Narrows plans (as `p`) to what a list asks for, but for its words. */
export function filtered(ctx: Ctx, query: Query, input: Omit<ListPlansInput, 'cursor' | 'limit' | 'sort'>): Query {
  let q = query;
  if (input.statut?.length) q = q.where('p.statut', 'in', input.statut);
  if (input.declencheur?.length) q = q.where('p.declencheur', 'in', input.declencheur);
  if (input.equipement_id) q = q.where('p.equipement_id', '=', input.equipement_id);
  if (input.technicien_id) q = q.where('p.technicien_id', '=', input.technicien_id);
  // Within the rows the caller may read already: whose equipment it is changes nothing.
  if (input.client_id)
    q = q.where(sql<boolean>`p.equipement_id in (select f.id from equipements f where f.client_id = ${input.client_id})`);
  if (input.site_id) q = q.where(sql<boolean>`p.equipement_id in (select f.id from equipements f where f.site_id = ${input.site_id})`);
  if (input.en_retard) q = q.where(isLate(toCivilDate(ctx.now)));
  if (input.en_erreur) q = q.where('p.erreur_code', 'is not', null);
  return q;
}

/** Narrows plans (as `p`) to those a search finds by whole words. */
export function found(query: Query, q: string | undefined): Query {
  return query.where(isFound(q ? 'words' : 'all', searchable, q));
}

// A plan of which nobody can tell the day comes after every other.
const prochaine = sql<string>`coalesce(p.prochaine_date, 'infinity'::date)`;

const sortKeys = {
  prochaine_date: {
    column: prochaine,
    cast: sql`::date`,
    of: (row: ListRow) => row.prochaine_date ?? 'infinity',
    read: (cursor: Cursor) => (cursor.value === 'infinity' ? 'infinity' : toCivilDate(instantOf(cursor))),
  },
  titre: {
    column: sql.ref<string>('p.titre'),
    cast: sql`::text`,
    of: (row: ListRow) => row.titre,
    read: (cursor: Cursor) => String(cursor.value),
  },
  date_creation: {
    column: sql.ref<string>('p.date_creation'),
    cast: sql`::timestamptz`,
    of: (row: ListRow) => toIso(row.date_creation),
    read: instantOf,
  },
} as const;

function orderOf(sort: PlanSort) {
  const is_descending = sort.startsWith('-');
  const key = sortKeys[(is_descending ? sort.slice(1) : sort) as keyof typeof sortKeys];
  return { key, direction: is_descending ? 'desc' : 'asc' } as const;
}
