import { sql } from 'kysely';
import type { EquipementPage, ListEquipementsInput } from '@mif/contract/equipements';
import type { Ctx } from '../kernel/context.ts';
import { cutPage, numberOf, readSize } from '../kernel/paging.ts';
import { equipementsOf } from '../kernel/scope.ts';
import { isFound, readSearched, toQuery, type SearchMode } from '../kernel/search.ts';
import { toListItem, withListColumns } from './project.ts';

// The expression of the trigram index: another one would not use it.
const names = sql<string>`e.code || ' ' || e.nom`;
const searchable = { text: names, words: sql.ref('e.recherche') };

/**
 * A page of the equipment the caller may read; a search is sorted by relevance where nothing else is asked.
 * @throws CURSOR_INVALID
 */
export function listEquipements(ctx: Ctx, input: ListEquipementsInput): Promise<EquipementPage> {
  const asked = input.sort ?? (input.q ? 'pertinence' : 'nom');
  const sort = asked === 'pertinence' && !input.q ? 'nom' : asked;
  return readSearched(input, sort, async (mode, cursorSort, cursor) => {
    const key = sortKey(sort, mode, input.q ?? '');
    const direction = key.is_descending ? 'desc' : 'asc';
    let query = filtered(equipementsOf(ctx, 'equipement.read'), input).where(isFound(mode, searchable, input.q));
    if (cursor) {
      const before = sql.raw(key.is_descending ? '<' : '>');
      query = query.where(
        sql<boolean>`(${key.column}, e.id) ${before} (${sort === 'pertinence' ? numberOf(cursor) : cursor.value}${key.cast}, ${cursor.id}::int)`,
      );
    }
    const rows = await withListColumns(ctx, query)
      .select(key.column.as('cle'))
      .orderBy(key.column, direction)
      .orderBy('e.id', direction)
      .limit(readSize(input.limit))
      .execute();
    return cutPage(
      rows,
      input.limit,
      (row) => toListItem(row, ctx.now),
      (row) => ({ sort: cursorSort, value: row.cle, id: row.id }),
    );
  });
}

type Query = ReturnType<typeof equipementsOf>;

function filtered(query: Query, input: ListEquipementsInput): Query {
  let q = query;
  if (input.statut?.length) q = q.where('e.statut', 'in', input.statut);
  if (input.criticite?.length) q = q.where('e.criticite', 'in', input.criticite);
  if (input.type) q = q.where('e.type', '=', input.type);
  if (input.client_id) q = q.where('e.client_id', '=', input.client_id);
  if (input.site_id) q = q.where('e.site_id', '=', input.site_id);
  // The top itself need not be in the caller's scope: what is found under it is.
  if (input.sous) q = q.where(sql<boolean>`e.chemin <@ (select top.chemin from equipements top where top.id = ${input.sous}::int)`);
  return q;
}

function sortKey(sort: string, mode: SearchMode, text: string) {
  if (sort === 'pertinence') {
    const column =
      mode === 'words' || mode === 'prefix'
        ? sql<string | number>`ts_rank(e.recherche, to_tsquery('recherche.francais', ${toQuery(mode, text) ?? ''}))`
        : sql<string | number>`recherche.word_similarity(recherche.sans_accents(${text}), recherche.sans_accents(${names}))`;
    return { column, cast: sql`::float4`, is_descending: true };
  }
  const is_descending = sort.startsWith('-');
  return { column: sql.ref<string | number>(`e.${is_descending ? sort.slice(1) : sort}`), cast: sql`::text`, is_descending };
}
