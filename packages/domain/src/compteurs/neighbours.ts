import { sql } from 'kysely';
import type { Ctx } from '../kernel/context.ts';
import { tables } from '../kernel/scope.ts';
import type { Reading } from './rules.ts';

/** The readings around an instant, and whether one was taken at that very instant; those taken back do not count. */
export async function neighboursOf(
  ctx: Ctx,
  compteur_id: number,
  date: Date,
): Promise<{ before: Reading | null; after: Reading | null; isTaken: boolean }> {
  const around = (isBefore: boolean) =>
    tables(ctx.em)
      .selectFrom('releves')
      .select([
        'genre',
        'date_releve',
        sql<number>`valeur::float8`.as('valeur'),
        sql<number | null>`ancienne_valeur::float8`.as('ancienne_valeur'),
      ])
      .where('compteur_id', '=', compteur_id)
      .where('annule_at', 'is', null)
      .where('date_releve', isBefore ? '<' : '>=', date)
      .orderBy('date_releve', isBefore ? 'desc' : 'asc')
      .limit(1)
      .executeTakeFirst();
  const [before, after] = [await around(true), await around(false)];
  return {
    before: before ?? null,
    after: after ?? null,
    isTaken: after !== undefined && new Date(after.date_releve).getTime() === date.getTime(),
  };
}
