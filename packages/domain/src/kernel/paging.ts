import { z } from 'zod';
import { DomainError } from '@mif/contract/errors';
import { DEFAULT_PAGE_SIZE, rowId } from '@mif/contract/paging';

const cursorShape = z.tuple([
  z.string().max(40),
  z.union([
    z
      .string()
      .max(200)
      .regex(/^[^\0]*$/),
    z.number(),
  ]),
  rowId,
]);

/** The last row of a page: the sort it was read in, the value it was sorted by, and its id, which breaks ties. */
export interface Cursor {
  sort: string;
  value: string | number;
  id: number;
}

/** The opaque text of a cursor. */
export function encodeCursor({ sort, value, id }: Cursor): string {
  return Buffer.from(JSON.stringify([sort, value, id])).toString('base64url');
}

/**
 * Reads a cursor of a list.
 * @param text what the caller sent
 * @param sorts what this list may be sorted by; a cursor of another sort is refused
 * @throws CURSOR_INVALID
 */
export function decodeCursor(text: string | undefined, ...sorts: readonly string[]): Cursor | null {
  if (!text) return null;
  try {
    const [kept, value, id] = cursorShape.parse(JSON.parse(Buffer.from(text, 'base64url').toString()));
    if (!sorts.includes(kept)) throw new Error('another sort');
    return { sort: kept, value, id };
  } catch {
    throw new DomainError('CURSOR_INVALID', { field: 'cursor' });
  }
}

/**
 * The value of a cursor as the instant it was made of, in ISO.
 * @throws CURSOR_INVALID where somebody wrote something else into it
 */
export function instantOf(cursor: Cursor): string {
  const instant = new Date(cursor.value);
  if (Number.isNaN(instant.getTime())) throw new DomainError('CURSOR_INVALID', { field: 'cursor' });
  return instant.toISOString();
}

/**
 * The value of a cursor as the number it was made of.
 * @throws CURSOR_INVALID where somebody wrote something else into it
 */
export function numberOf(cursor: Cursor): number {
  if (typeof cursor.value !== 'number') throw new DomainError('CURSOR_INVALID', { field: 'cursor' });
  return cursor.value;
}

/**
 * Cuts a page out of rows that were read with one more than asked.
 * @param rows at most `limit + 1` rows
 * @param cursorOf the cursor that begins after a row
 */
export function cutPage<Row, Item>(
  rows: Row[],
  limit: number | undefined,
  toItem: (row: Row) => Item,
  cursorOf: (row: Row) => Cursor,
): { items: Item[]; next_cursor: string | null } {
  const size = limit ?? DEFAULT_PAGE_SIZE;
  const last = rows.length > size ? rows[size - 1] : undefined;
  return {
    items: (rows.length > size ? rows.slice(0, size) : rows).map(toItem),
    next_cursor: last === undefined ? null : encodeCursor(cursorOf(last)),
  };
}

/** How many rows to read for a page: one more than it shows. */
export function readSize(limit: number | undefined): number {
  return (limit ?? DEFAULT_PAGE_SIZE) + 1;
}
