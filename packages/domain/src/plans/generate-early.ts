import { DomainError } from '@mif/contract/errors';
import { toCivilDate } from '@mif/contract/time';
import type { Ctx } from '../kernel/context.ts';
import { carryOut, createOf, remember } from './carry-out.ts';
import { earlyOf } from './early.ts';
import { loadFacts, type KnownPlan } from './load-facts.ts';
import { occurrencesOf } from './occurrences.ts';
import { isBlocked } from './ripe.ts';

/**
 * Creates the work of a plan now, before it is due. What is due anyway is created as the generator would.
 * @param plan_id of a plan whose row the caller has locked, in his scope
 * @throws PLAN_NOT_FOUND, PLAN_RETIRED, PLAN_SUSPENDED, PLAN_OCCURRENCE_OPEN where one is open and the plan stacks none, and
 * what opening an intervention throws
 */
export async function generateEarly(ctx: Ctx, plan_id: number): Promise<void> {
  const known = await readKnown(ctx, plan_id);
  const { plan, facts } = known;
  if (plan.statut === 'retire') throw new DomainError('PLAN_RETIRED', { field: 'id' });
  if (plan.statut === 'suspendu') throw new DomainError('PLAN_SUSPENDED', { field: 'id' });
  if (isBlocked(facts)) throw new DomainError('PLAN_OCCURRENCE_OPEN', { field: 'id' });
  if ((await carryOut(ctx, known)).created > 0) return;
  const today = toCivilDate(ctx.now);
  const after = await readKnown(ctx, plan_id);
  const { occurrence, state } = earlyOf(after.facts, occurrencesOf(after.facts, ctx.now, today), ctx.now);
  await createOf(ctx, plan, occurrence);
  const { facts: next } = await readKnown(ctx, plan_id);
  await remember(ctx, plan, occurrencesOf({ ...next, state }, ctx.now, today));
}

async function readKnown(ctx: Ctx, plan_id: number): Promise<KnownPlan> {
  const known = (await loadFacts(ctx, [plan_id])).get(plan_id);
  if (!known) throw new DomainError('PLAN_NOT_FOUND', { field: 'id' });
  return known;
}
