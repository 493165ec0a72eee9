import { MOTIF_RATTRAPAGE } from '@mif/contract/plans';
import { toCivilDate } from '@mif/contract/time';
import { sql } from 'kysely';
import { replacedTotal } from '../compteurs/project.ts';
import type { Ctx } from '../kernel/context.ts';
import { tables, unscopedTables } from '../kernel/scope.ts';

/** How far a plan that counts steps has come. */
interface Counted {
  /** What the next step is counted from. */
  base: number;
  pas: number;
  /** Steps that were dealt with since a reading. */
  reached: number;
}

/**
 * How many of the steps dealt with since a reading are still to come now that it was taken back: those that no other one
 * shows, but for one, which keeps the work it has.
 * @param shown what the meter shows without it; null: nothing
 */
export function stepsToTakeBack({ base, pas, reached }: Counted, shown: number | null): number {
  const beyond = shown === null ? reached : Math.ceil((base - shown) / pas - 1e-9);
  return Math.max(0, Math.min(reached, beyond) - 1);
}

/**
 * What a reading made of a plan that counts steps, when it was taken back. Where it was the first one of all, the plan is
 * counted from another. Done twice it is done once. The caller has locked the plan.
 */
export async function takeStepsBack(ctx: Ctx, plan_id: number, releve_id: number): Promise<void> {
  const db = unscopedTables(ctx.em);
  const plan = await db
    .selectFrom('plans')
    .select([sql<number | null>`compteur_base::float8`.as('base'), sql<number | null>`(regle_compteur ->> 'pas')::float8`.as('pas')])
    .where('id', '=', plan_id)
    .executeTakeFirst();
  const reading = await total(ctx).where('r.id', '=', releve_id).executeTakeFirst();
  if (!reading || !plan || plan.base === null || plan.pas === null) return;
  const since = toCivilDate(new Date(reading.date_releve));
  const { count } = await db
    .selectFrom('echeances')
    .select(({ fn }) => fn.countAll<string>().as('count'))
    .where('plan_id', '=', plan_id)
    .where('n', 'is not', null)
    .where('date_theorique', '>=', since)
    .executeTakeFirstOrThrow();
  const reached = Number(count);
  if (reached === 0) {
    if (plan.base === reading.valeur) await db.updateTable('plans').set({ compteur_base: null }).where('id', '=', plan_id).execute();
    return;
  }
  const latest = await total(ctx)
    .where('r.compteur_id', '=', reading.compteur_id)
    .where('r.annule_at', 'is', null)
    .orderBy('r.date_releve', 'desc')
    .limit(1)
    .executeTakeFirst();
  const back = stepsToTakeBack({ base: plan.base, pas: plan.pas, reached }, latest?.valeur ?? null);
  if (back === 0) return;
  await db
    .updateTable('plans')
    .set({ compteur_base: plan.base - back * plan.pas })
    .where('id', '=', plan_id)
    .execute();
  // What was skipped on the way to a step that never was is none of the series.
  const skipped = db
    .selectFrom('echeances')
    .select('id')
    .where('plan_id', '=', plan_id)
    .where('date_theorique', '>=', since)
    .where('statut', '=', 'sautee')
    .where('motif', '=', MOTIF_RATTRAPAGE)
    .orderBy('n', 'desc')
    .limit(back);
  await db.updateTable('echeances').set({ statut: 'annulee', n: null }).where('id', 'in', skipped).execute();
}

/** Readings (as `r`) with what the meters before had counted. */
function total(ctx: Ctx) {
  return tables(ctx.em)
    .selectFrom('releves as r')
    .select(['r.compteur_id', 'r.date_releve', sql<number>`(r.valeur + ${replacedTotal})::float8`.as('valeur')]);
}
