import { sql, type RawBuilder } from 'kysely';
import { decodeCursor, type Cursor } from './paging.ts';
import { toPrefixQuery } from './search-text.ts';

/** How a list is searched: not at all, by words and their beginnings, or by likeness. */
export type SearchMode = 'all' | 'exact' | 'loose';

/**
 * Reads a page of a list that may be searched: exactly first; where that finds nothing at all, words that look alike
 * count. A cursor keeps the way its page was found.
 * @param sort the sort of the list
 * @param read gets the page; `cursorSort` is what its next cursor names
 * @throws CURSOR_INVALID
 */
export async function readSearched<Page extends { items: readonly unknown[] }>(
  input: { q?: string | undefined; cursor?: string | undefined },
  sort: string,
  read: (mode: SearchMode, cursorSort: string, cursor: Cursor | null) => Promise<Page>,
): Promise<Page> {
  if (!input.q) return read('all', sort, decodeCursor(input.cursor, sort));
  const cursor = decodeCursor(input.cursor, `exact:${sort}`, `loose:${sort}`);
  if (!cursor?.sort.startsWith('loose:')) {
    const exact = await read('exact', `exact:${sort}`, cursor);
    if (exact.items.length > 0 || cursor) return exact;
  }
  return read('loose', `loose:${sort}`, cursor);
}

/** Whether a tsvector holds every word of the search, or words that begin so; without accents. */
export function holdsWords(vector: RawBuilder<unknown>, text: string): RawBuilder<boolean> {
  const words = toPrefixQuery(text);
  return words === null ? sql<boolean>`false` : sql<boolean>`${vector} @@ to_tsquery('recherche.francais', ${words})`;
}

/** The words of short columns that keep no tsvector of their own: for lists of some hundreds of rows. */
export function wordsOf(text: RawBuilder<string>): RawBuilder<unknown> {
  return sql`to_tsvector('recherche.francais', ${text})`;
}

/** Whether a text looks like the search: typing errors are forgiven. */
export function looksLike(text: RawBuilder<string>, wanted: string): RawBuilder<boolean> {
  return sql<boolean>`recherche.sans_accents(${text}) operator(recherche.%>) recherche.sans_accents(${wanted})`;
}
