import { DomainError } from '@mif/contract/errors';
import type { GeneratePlanInput } from '@mif/contract/plan-commands';
import type { Plan } from '@mif/contract/plans';
import { addMonths, toCivilDate } from '@mif/contract/time';
import { requirePermission } from '../kernel/actor.ts';
import { applyOnce } from '../kernel/commands.ts';
import type { Ctx } from '../kernel/context.ts';
import { unscopedTables } from '../kernel/scope.ts';
import { asSystem } from './as-system.ts';
import { carryOut, createOf } from './carry-out.ts';
import type { PlanFacts } from './facts.ts';
import { loadFacts, type KnownPlan } from './load-facts.ts';
import { lockPlan } from './load.ts';
import { occurrencesOf } from './occurrences.ts';
import { occurrenceOn } from './place.ts';
import { readPlan } from './project.ts';
import { schedulePlan } from './schedule.ts';

/** The next day of a calendar of the longest interval people use is no further. */
const LOOK_AHEAD_MONTHS = 60;

/**
 * Creates the intervention of a plan's next occurrence at once: of the calendar, however far it is; where a meter decides,
 * as if it asked now.
 * @throws PLAN_NOT_FOUND, PLAN_RETIRED, PLAN_SUSPENDED, PLAN_OCCURRENCE_OPEN, PLAN_NOTHING_TO_GENERATE,
 * RECORD_VERSION_CONFLICT, EQUIPEMENT_RETIRED
 */
export async function generateNow(ctx: Ctx, input: GeneratePlanInput): Promise<Plan> {
  requirePermission(ctx.actor, 'plan.generate');
  const id = await applyOnce(ctx, { command_id: input.command_id, nom: 'plan.generate', input }, () => create(ctx, input));
  return readPlan(ctx, id);
}

async function create(ctx: Ctx, input: GeneratePlanInput): Promise<number> {
  const row = await lockPlan(ctx, 'plan.generate', input.id, input.version);
  if (row.statut === 'suspendu') throw new DomainError('PLAN_SUSPENDED', { field: 'id' });
  const known = (await loadFacts(ctx, [row.id])).get(row.id);
  if (!known) throw new DomainError('PLAN_NOT_FOUND', { field: 'id' });
  if (!known.facts.is_equipement_en_service) throw new DomainError('EQUIPEMENT_RETIRED', { field: 'id' });
  if (known.facts.ouvertes.length > 0 && !known.facts.rule.empiler) throw new DomainError('PLAN_OCCURRENCE_OPEN', { field: 'id' });
  const system = await asSystem(ctx);
  // What is due already is created as the generator would; else the next one is brought forward.
  if ((await carryOut(system, known)).created === 0) await createNext(system, known);
  await schedulePlan(ctx, row.id);
  return row.id;
}

async function createNext(ctx: Ctx, { plan, facts }: KnownPlan): Promise<void> {
  const next = nextOf(facts, ctx.now);
  if (!next) throw new DomainError('PLAN_NOTHING_TO_GENERATE', { field: 'id' });
  await createOf(ctx, plan, { ...next, decision: 'generer' });
  if (next.n === null) return;
  await unscopedTables(ctx.em)
    .updateTable('plans')
    .set({ dernier_n: next.n, derniere_theorique: next.date_theorique, compteur_du: null })
    .where('id', '=', plan.id)
    .execute();
}

function nextOf(facts: PlanFacts, now: Date) {
  const today = toCivilDate(now);
  const { occurrences } = occurrencesOf(facts, now, addMonths(today, LOOK_AHEAD_MONTHS));
  const planned = occurrences.find(({ is_estimee, decision }) => !is_estimee && (decision === 'prevoir' || decision === 'attendre'));
  if (planned || facts.rule.declencheur === 'date') return planned;
  // A meter that has not asked yet: one beside the series, due today.
  return occurrenceOn(today, today, facts.rule);
}
