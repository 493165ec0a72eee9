import { sql } from 'kysely';
import type { ListSitesInput, SitePage } from '@mif/contract/sites';
import type { Ctx } from '../kernel/context.ts';
import { cutPage, readSize } from '../kernel/paging.ts';
import { sitesOf } from '../kernel/scope.ts';
import { isFound, readSearched, wordsOf } from '../kernel/search.ts';
import { toListItem, withListColumns } from './project.ts';

const text = sql<string>`s.code || ' ' || s.nom || ' ' || c.nom || ' ' || coalesce(s.ville, '') || ' ' || coalesce(s.adresse, '')`;
const searchable = { text, words: wordsOf(text) };

const sortKeys = { nom: sql<string>`s.nom`, client: sql<string>`c.nom`, ville: sql<string>`coalesce(s.ville, '')` } as const;

/**
 * A page of the sites the caller may read, by name where nothing else is asked, with how much equipment and open work
 * each has.
 * @throws CURSOR_INVALID
 */
export function listSites(ctx: Ctx, input: ListSitesInput): Promise<SitePage> {
  const sort = input.sort ?? 'nom';
  const is_descending = sort.startsWith('-');
  const key = sortKeys[(is_descending ? sort.slice(1) : sort) as keyof typeof sortKeys];
  const direction = is_descending ? 'desc' : 'asc';
  return readSearched(input, sort, async (mode, cursorSort, cursor) => {
    let query = withListColumns(ctx, filtered(sitesOf(ctx, 'site.read'), input)).where(isFound(mode, searchable, input.q));
    if (cursor)
      query = query.where(sql<boolean>`(${key}, s.id) ${sql.raw(is_descending ? '<' : '>')} (${cursor.value}::text, ${cursor.id}::int)`);
    const rows = await query
      .select(key.as('cle'))
      .orderBy(key, direction)
      .orderBy('s.id', direction)
      .limit(readSize(input.limit))
      .execute();
    return cutPage(
      rows,
      input.limit,
      ({ cle: _cle, ...row }) => toListItem(row),
      (row) => ({ sort: cursorSort, value: row.cle, id: row.id }),
    );
  });
}

type Query = ReturnType<typeof sitesOf>;

function filtered(query: Query, input: ListSitesInput): Query {
  let q = query;
  if (input.client_id) q = q.where('s.client_id', '=', input.client_id);
  if (input.ville) q = q.where('s.ville', '=', input.ville);
  if (input.actifs) q = q.where('s.is_active', '=', input.actifs === 'oui');
  return q;
}
