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
