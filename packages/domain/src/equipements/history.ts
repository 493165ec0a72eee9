import { genresHistorique, type EquipementHistoryInput, type EquipementHistoryItem } from '@mif/contract/equipements';
import { DomainError } from '@mif/contract/errors';
import type { Ctx } from '../kernel/context.ts';
import { cutPage, decodeCursor, instantOf, readSize } from '../kernel/paging.ts';
import { equipementsOf } from '../kernel/scope.ts';
import { lineReaders } from './history-lines.ts';
import { newestFirst, type Genre, type Place } from './history-order.ts';

const sortOf = (genre: Genre) => `-date:${genre}`;

/**
 * An equipment's life: the changes and moves of its record, the interventions on it that the caller may read, its readings,
 * downtimes and documents, and the occurrences of its plans that were skipped, the newest first.
 * @throws EQUIPEMENT_NOT_FOUND, CURSOR_INVALID
 */
export async function equipementHistory(
  ctx: Ctx,
  input: EquipementHistoryInput,
): Promise<{ items: EquipementHistoryItem[]; next_cursor: string | null }> {
  const cursor = decodeCursor(input.cursor, ...genresHistorique.map(sortOf));
  const visible = await equipementsOf(ctx, 'equipement.read').select('e.id').where('e.id', '=', input.id).executeTakeFirst();
  if (!visible) throw new DomainError('EQUIPEMENT_NOT_FOUND', { field: 'id' });
  const genre = genresHistorique.find((each) => cursor?.sort === sortOf(each));
  const place: Place | null = cursor && genre ? { genre, date: instantOf(cursor), id: cursor.id } : null;
  const wanted = input.genres?.length ? input.genres : genresHistorique;
  const size = readSize(input.limit);
  const lines: EquipementHistoryItem[] = [];
  for (const each of new Set(wanted)) lines.push(...(await lineReaders[each](ctx, input.id, place, size)));
  return cutPage(
    lines.toSorted(newestFirst).slice(0, size),
    input.limit,
    (line) => line,
    (line) => ({ sort: sortOf(line.genre), value: line.date_serveur, id: line.id }),
  );
}
