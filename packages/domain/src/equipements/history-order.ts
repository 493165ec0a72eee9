import type { EquipementHistoryItem } from '@mif/contract/equipements';
import { sql, type RawBuilder } from 'kysely';

export type Genre = EquipementHistoryItem['genre'];

/** Where a page begins: after the line of this kind, instant and id. */
export interface Place {
  genre: Genre;
  date: string;
  id: number;
}

// At one instant the kinds come in this order, for each numbers its rows apart: what was done before what was written down.
const ranks: Record<Genre, number> = { document: 0, releve: 1, arret: 2, intervention: 3, equipement: 4, echeance: 5 };

/** The order of an equipment's life. */
export function newestFirst(a: EquipementHistoryItem, b: EquipementHistoryItem): number {
  if (a.date_serveur !== b.date_serveur) return a.date_serveur < b.date_serveur ? 1 : -1;
  return ranks[a.genre] - ranks[b.genre] || b.id - a.id;
}

/** An instant to the millisecond, which is what a cursor carries. */
export function millisecondsOf(date: string): RawBuilder<unknown> {
  return sql`date_trunc('milliseconds', ${sql.ref(date)})`;
}

/** The rows of a kind after a place, in the order of `newestFirst`. */
export function after(place: Place | null, genre: Genre, date: string, id: string): RawBuilder<boolean> {
  if (!place) return sql<boolean>`true`;
  const at = millisecondsOf(date);
  if (place.genre === genre) return sql<boolean>`(${at}, ${sql.ref(id)}) < (${place.date}::timestamptz, ${place.id}::int)`;
  return sql<boolean>`${at} ${sql.raw(ranks[genre] > ranks[place.genre] ? '<=' : '<')} ${place.date}::timestamptz`;
}
