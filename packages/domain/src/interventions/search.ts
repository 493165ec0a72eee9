import { sql, type RawBuilder } from 'kysely';
import type { Ctx } from '../kernel/context.ts';
import { equipementsOf } from '../kernel/scope.ts';
import { looksLike } from '../kernel/search.ts';
import { toPrefixQuery, toWordsQuery } from '../kernel/search-text.ts';

/** How a search is understood, from the exact to the forgiving: whole words, their beginnings, words that look alike. */
export const searchWays = ['words', 'prefix', 'loose'] as const;
export type SearchWay = (typeof searchWays)[number];

/** More equipment than this matching one search would not narrow anything. */
const MAX_EQUIPEMENTS = 200;
/** What the generated column `periode` counts: 90 days since 1970. */
const PERIOD_MS = 7_776_000_000;
/** Quarters read before all of them are. */
const windowSizes = [2, 8];

/** The quarters a search reads. */
export interface SearchWindow {
  periodes: number[];
  /** Where the first of them begins. */
  since: Date;
}

/**
 * The windows a search that lists the newest first goes through: a page full of matches in the first quarters never
 * reads the years before; a rare word reads them all, and is rare.
 * @param newest the newest instant that can be listed
 * @returns null, last, is everything
 */
export function searchWindows(newest: Date): (SearchWindow | null)[] {
  const last = Math.floor(newest.getTime() / PERIOD_MS);
  const windows = windowSizes.map((size) => ({
    periodes: Array.from({ length: size }, (_, index) => last - index),
    since: new Date((last - size + 1) * PERIOD_MS),
  }));
  return [...windows, null];
}

/**
 * Prepares a search over interventions (as `i`): their own text, or their equipment's, has every word.
 * @returns the condition, within a window or over everything
 */
export async function prepareSearch(ctx: Ctx, way: SearchWay, text: string): Promise<(window: SearchWindow | null) => RawBuilder<boolean>> {
  const words = way === 'words' ? toWordsQuery(text) : toPrefixQuery(text);
  if (words === null) return () => sql<boolean>`false`;
  const own =
    way === 'loose' ? looksLike(sql.ref<string>('i.titre'), text) : sql<boolean>`i.recherche @@ to_tsquery('recherche.francais', ${words})`;
  const equipements = await matchingEquipements(ctx, way, text, words);
  return (window) => {
    const mine = window && way !== 'loose' ? sql<boolean>`(${own} and i.periode = any(${window.periodes}::int[]))` : own;
    const recent = window ? sql<boolean>`i.date_creation >= ${window.since}` : sql<boolean>`true`;
    if (equipements.length === 0) return sql<boolean>`(${mine} and ${recent})`;
    return sql<boolean>`((${mine} or i.equipement_id = any(${equipements}::int[])) and ${recent})`;
  };
}

async function matchingEquipements(ctx: Ctx, way: SearchWay, text: string, words: string): Promise<number[]> {
  const match =
    way === 'loose'
      ? looksLike(sql<string>`e.code || ' ' || e.nom`, text)
      : sql<boolean>`e.recherche @@ to_tsquery('recherche.francais', ${words})`;
  const rows = await equipementsOf(ctx, 'equipement.read').select('e.id').where(match).limit(MAX_EQUIPEMENTS).execute();
  return rows.map(({ id }) => id);
}
