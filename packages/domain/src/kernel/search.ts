import { sql, type RawBuilder } from 'kysely';
import { decodeCursor, type Cursor } from './paging.ts';
import { toPrefixQuery, toWordsQuery } from './search-text.ts';

/** How a list is searched: not at all, or as a search is understood, from the exact to the forgiving. */
export type SearchMode = 'all' | (typeof ways)[number];
const ways = ['words', 'prefix', 'loose'] as const;

/**
 * Reads a page of a list that may be searched: whole words first; where they find nothing at all beginnings of words,
 * then words that look alike. A cursor keeps the way its page was found.
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
  const cursor = decodeCursor(input.cursor, ...ways.map((way) => `${way}:${sort}`));
  const kept = ways.find((way) => cursor?.sort === `${way}:${sort}`);
  if (kept) return read(kept, `${kept}:${sort}`, cursor);
  for (const way of ['words', 'prefix'] as const) {
    const page = await read(way, `${way}:${sort}`, null);
    if (page.items.length > 0) return page;
  }
  return read('loose', `loose:${sort}`, null);
}

/** Where a list is searched: a tsvector of its words, and a text that searches are likened to. */
export interface Searchable {
  words: RawBuilder<unknown>;
  text: RawBuilder<string>;
}

/** Whether a row is found by a search, understood in one way; where there is no search, it is. */
export function isFound(mode: SearchMode, searchable: Searchable, q: string | undefined): RawBuilder<boolean> {
  if (!q || mode === 'all') return sql<boolean>`true`;
  if (mode === 'loose') return looksLike(searchable.text, q);
  const words = toQuery(mode, q);
  return words === null ? sql<boolean>`false` : sql<boolean>`${searchable.words} @@ to_tsquery('recherche.francais', ${words})`;
}

/** The tsquery of a search, or null where no word is left. */
export function toQuery(mode: Exclude<SearchMode, 'all' | 'loose'>, q: string): string | null {
  return mode === 'words' ? toWordsQuery(q) : toPrefixQuery(q);
}

/** The words of short columns that keep no tsvector of their own: for lists of some hundreds of rows. */
export function wordsOf(text: RawBuilder<string>): RawBuilder<unknown> {
  return sql`to_tsvector('recherche.francais', recherche.mots(${text}))`;
}

/** Whether a text looks like the search: typing errors are forgiven. */
export function looksLike(text: RawBuilder<string>, wanted: string): RawBuilder<boolean> {
  return sql<boolean>`recherche.sans_accents(${text}) operator(recherche.%>) recherche.sans_accents(${wanted})`;
}
