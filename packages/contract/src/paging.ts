import { z } from 'zod';

/** Identity of a row: a positive 32-bit integer. */
export const rowId = z.number().int().positive().max(2_147_483_647);

/** Identity of a command, made by the caller once and sent again unchanged on a retry. */
export const commandId = z.uuid();

/** What every list takes: an opaque cursor from the page before, and how many rows (50 by default). */
export const listInput = z.object({
  cursor: z.string().max(500).optional(),
  limit: z.number().int().min(1).max(200).optional(),
});

export const DEFAULT_PAGE_SIZE = 50;

/** The answer of a list: its rows, and the cursor of the next page, or null at the end. */
export function pageOf<T extends z.ZodType>(item: T) {
  return z.object({ items: z.array(item), next_cursor: z.string().nullable(), total: z.number().int().optional() });
}

/** Several values in one query parameter, comma separated in REST and in the address bar: `statut=ouverte,affectee`. */
export function manyOf<T extends readonly [string, ...string[]]>(values: T) {
  return z.array(z.enum(values)).max(values.length);
}

export const IdInput = z.object({ id: rowId });
export type IdInput = z.infer<typeof IdInput>;

export const Done = z.object({ ok: z.literal(true) });
export type Done = z.infer<typeof Done>;
