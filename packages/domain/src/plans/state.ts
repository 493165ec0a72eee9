import type { Plan as PlanRow } from '@mif/db/entities/plan';
import { DomainError } from '@mif/contract/errors';
import type { ResumePlanInput, RetirePlanInput, SuspendPlanInput } from '@mif/contract/plan-commands';
import type { Permission } from '@mif/contract/permissions';
import type { Changements } from '@mif/contract/journal';
import type { Rattrapage } from '@mif/contract/plan-rules';
import type { Plan, StatutPlan } from '@mif/contract/plans';
import { recordChange } from '../journal/record.ts';
import { requirePermission } from '../kernel/actor.ts';
import { applyOnce } from '../kernel/commands.ts';
import type { Ctx } from '../kernel/context.ts';
import { lockPlan } from './load.ts';
import { asSystem } from './as-system.ts';
import { carryOut } from './carry-out.ts';
import { loadFacts } from './load-facts.ts';
import { readPlan } from './project.ts';
import { schedulePlan } from './schedule.ts';

interface Change {
  action: 'suspend' | 'resume' | 'retire';
  permission: Permission;
  to: StatutPlan;
  motif?: string | undefined;
}

/**
 * Stops a plan, with a reason: it creates nothing until it is resumed; what is open stays.
 * @throws PLAN_NOT_FOUND, PLAN_RETIRED, PLAN_SUSPENDED, RECORD_VERSION_CONFLICT
 */
export function suspendPlan(ctx: Ctx, input: SuspendPlanInput): Promise<Plan> {
  return change(ctx, input, { action: 'suspend', permission: 'plan.update', to: 'suspendu', motif: input.motif }, (row) => {
    if (row.statut === 'suspendu') throw new DomainError('PLAN_SUSPENDED', { field: 'id' });
  });
}

/**
 * Lets a suspended plan go on; what was missed meanwhile is made up for as the plan says, or as is said for this once.
 * @throws PLAN_NOT_FOUND, PLAN_RETIRED, PLAN_NOT_SUSPENDED, RECORD_VERSION_CONFLICT
 */
export function resumePlan(ctx: Ctx, input: ResumePlanInput): Promise<Plan> {
  return change(ctx, input, { action: 'resume', permission: 'plan.update', to: 'actif' }, (row) => {
    if (row.statut !== 'suspendu') throw new DomainError('PLAN_NOT_SUSPENDED', { field: 'id' });
  });
}

/**
 * Ends a plan for good: it creates nothing more, what is open and its history stay.
 * @throws PLAN_NOT_FOUND, PLAN_RETIRED, RECORD_VERSION_CONFLICT
 */
export function retirePlan(ctx: Ctx, input: RetirePlanInput): Promise<Plan> {
  return change(ctx, input, { action: 'retire', permission: 'plan.retire', to: 'retire', motif: input.motif }, () => undefined);
}

async function change(
  ctx: Ctx,
  input: SuspendPlanInput | ResumePlanInput | RetirePlanInput,
  { action, permission, to, motif }: Change,
  check: (row: PlanRow) => void,
): Promise<Plan> {
  requirePermission(ctx.actor, permission);
  const id = await applyOnce(ctx, { command_id: input.command_id, nom: `plan.${action}`, input }, async () => {
    const row = await lockPlan(ctx, permission, input.id, input.version);
    check(row);
    const changements: Changements = { statut: { avant: row.statut, apres: to } };
    if (motif !== undefined) changements['motif'] = { avant: null, apres: motif };
    ctx.em.assign(row, { statut: to, ...(to === 'actif' ? {} : { prochaine_generation: null, prochaine_date: null }) });
    await ctx.em.flush();
    await recordChange(ctx, { objet: 'plan', objet_id: row.id, action, changements });
    await schedulePlan(ctx, row.id);
    if (to === 'actif' && 'rattrapage' in input && input.rattrapage !== undefined) await catchUp(ctx, row.id, input.rattrapage);
    return row.id;
  });
  return readPlan(ctx, id);
}

/** Makes up for what was missed in another way than the plan's own, at once: the generator knows the plan's alone. */
async function catchUp(ctx: Ctx, id: number, rattrapage: Rattrapage): Promise<void> {
  const system = await asSystem(ctx);
  for (let is_more = true; is_more;) {
    const known = (await loadFacts(ctx, [id])).get(id);
    if (!known || known.facts.rule.rattrapage === rattrapage) return;
    ({ is_more } = await carryOut(system, { ...known, facts: { ...known.facts, rule: { ...known.facts.rule, rattrapage } } }));
  }
}
