import { toCivilDate } from '@mif/contract/time';
import type { Ctx } from '../kernel/context.ts';
import { remember } from './carry-out.ts';
import { loadFacts } from './load-facts.ts';
import { occurrencesOf } from './occurrences.ts';
import { wakePlan } from './wake.ts';

/**
 * Says anew when a plan is due next, after it was created, changed, suspended or resumed, and has the generator create what
 * is due already. The caller has locked its row and flushed its change.
 */
export async function schedulePlan(ctx: Ctx, plan_id: number): Promise<void> {
  const known = (await loadFacts(ctx, [plan_id])).get(plan_id);
  if (!known) return;
  const course = occurrencesOf(known.facts, ctx.now, toCivilDate(ctx.now));
  // What is ripe is the generator's: the plan has come no further yet.
  await remember(ctx, known.plan, { ...course, state: known.facts.state });
  if (known.plan.statut === 'actif') await wakePlan(ctx, plan_id);
}
