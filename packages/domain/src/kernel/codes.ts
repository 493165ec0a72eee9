import { toLocal } from '@mif/contract/time';
import { sql } from 'kysely';
import type { Ctx } from './context.ts';
import { tables } from './scope.ts';

/**
 * The next free code of a series, `EQ-0001`. The counter's row stays locked until the transaction ends, so two callers
 * never get the same.
 * @param serie what codes begin with
 * @param isTaken whether somebody already gave that code by hand
 */
export async function nextCode(ctx: Ctx, serie: string, isTaken: (code: string) => Promise<boolean>): Promise<string> {
  for (;;) {
    const { dernier } = await tables(ctx.em)
      .insertInto('numerotations')
      .values({ serie, dernier: 1 })
      .onConflict((conflict) => conflict.column('serie').doUpdateSet({ dernier: sql`numerotations.dernier + 1` }))
      .returning('dernier')
      .executeTakeFirstOrThrow();
    const code = `${serie}-${String(dernier).padStart(4, '0')}`;
    if (!(await isTaken(code))) return code;
  }
}

/**
 * The next reference of the year, `OT-2026-000123`. The counter's row stays locked until the transaction ends, so the
 * series has no gap and no double.
 * @param count how many are taken at once; the first of them is given
 */
export async function nextReference(ctx: Ctx, serie: 'OT' | 'DI', count = 1): Promise<string> {
  const ofYear = `${serie}-${toLocal(ctx.now).year}`;
  const row = await tables(ctx.em)
    .insertInto('numerotations')
    .values({ serie: ofYear, dernier: count })
    .onConflict((conflict) => conflict.column('serie').doUpdateSet({ dernier: sql`numerotations.dernier + ${count}` }))
    .returning('dernier')
    .executeTakeFirstOrThrow();
  return formatReference(ofYear, row.dernier - count + 1);
}

/** A reference from its series and number. */
export function formatReference(serie: string, number: number): string {
  return `${serie}-${String(number).padStart(6, '0')}`;
}
