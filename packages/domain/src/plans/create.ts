import { Plan as PlanRow } from '@mif/db/entities/plan';
import { frequenceOf } from '@mif/contract/plan-rules';
import type { CreatePlanningInput } from '@mif/contract/plan-older-inputs';
import type { Plan } from '@mif/contract/plans';
import { toCivilDate } from '@mif/contract/time';
import { changesOfCreation, recordChange } from '../journal/record.ts';
import { requirePermission } from '../kernel/actor.ts';
import { applyOnce } from '../kernel/commands.ts';
import type { Ctx } from '../kernel/context.ts';
import { equipementsOf } from '../kernel/scope.ts';
import { inOwnWords, usualTitle } from './older-words.ts';
import { readPlan } from './project.ts';
import { checkReferences, requireEquipement } from './references.ts';
import { checkRules, tidied, withDefaults, type PlanText } from './rules.ts';
import { schedulePlan } from './schedule.ts';

/**
 * Makes a preventive plan of an equipment; what its rhythm makes due from today on is created by the generator.
 * @throws EQUIPEMENT_NOT_FOUND, EQUIPEMENT_RETIRED, SITE_INACTIVE, and what `checkRules` and `checkReferences` refuse
 */
export async function createPlan(ctx: Ctx, input: CreatePlanningInput): Promise<Plan> {
  requirePermission(ctx.actor, 'plan.create');
  const id = await applyOnce(ctx, { command_id: input.command_id, nom: 'plan.create', input }, () => insert(ctx, input));
  return readPlan(ctx, id);
}

async function insert(ctx: Ctx, input: CreatePlanningInput): Promise<number> {
  const plan = await newPlanText(ctx, input);
  await requireEquipement(ctx, input.equipement_id);
  const row = ctx.em.create(PlanRow, {
    ...plan,
    equipement_id: input.equipement_id,
    date_creation: ctx.now,
    depuis: toCivilDate(ctx.now),
    compteur_depuis: ctx.now,
  });
  await ctx.em.flush();
  await recordChange(ctx, {
    objet: 'plan',
    objet_id: row.id,
    action: 'create',
    changements: changesOfCreation({ ...plan, equipement_id: input.equipement_id }),
  });
  await schedulePlan(ctx, row.id);
  return row.id;
}

/**
 * What a new plan says, with everything that was left out, and nothing that does not fit together.
 * @throws what `checkRules` and `checkReferences` refuse
 */
export async function newPlanText(ctx: Ctx, input: CreatePlanningInput): Promise<PlanText> {
  const own = { ...input, ...inOwnWords(input, input.regle_date ?? null) };
  const titre = input.titre ?? usualTitle(frequenceOf(own.regle_date ?? null), await nameOf(ctx, input.equipement_id));
  const plan = tidied(withDefaults({ ...own, titre }));
  checkRules(plan, toCivilDate(ctx.now));
  await checkReferences(ctx, input.equipement_id, plan, null);
  return plan;
}

async function nameOf(ctx: Ctx, equipement_id: number): Promise<string> {
  const row = await equipementsOf(ctx, 'equipement.read').select('e.nom').where('e.id', '=', equipement_id).executeTakeFirst();
  return row?.nom ?? '';
}
