import type { Plan as PlanRow } from '@mif/db/entities/plan';
import type { ChangePlanningDatesInput, UpdatePlanningInput } from '@mif/contract/plan-older-inputs';
import type { Plan } from '@mif/contract/plans';
import { toCivilDate } from '@mif/contract/time';
import { recordChange } from '../journal/record.ts';
import { requirePermission } from '../kernel/actor.ts';
import { changesBetween, given } from '../kernel/changes.ts';
import { applyOnce } from '../kernel/commands.ts';
import type { Ctx } from '../kernel/context.ts';
import { unscopedTables } from '../kernel/scope.ts';
import { lockPlan, textOf } from './load.ts';
import { inOwnWords } from './older-words.ts';
import { readPlan } from './project.ts';
import { checkReferences } from './references.ts';
import { checkRules, tidied, type PlanText } from './rules.ts';
import { schedulePlan } from './schedule.ts';

/**
 * Changes a plan: its occurrences to come follow, those there are already stay as they are.
 * @throws PLAN_NOT_FOUND, PLAN_RETIRED, RECORD_VERSION_CONFLICT, and what `checkRules` and `checkReferences` refuse
 */
export async function updatePlan(ctx: Ctx, input: UpdatePlanningInput): Promise<Plan> {
  requirePermission(ctx.actor, 'plan.update');
  const id = await applyOnce(ctx, { command_id: input.command_id, nom: 'plan.update', input }, () => write(ctx, input));
  return readPlan(ctx, id);
}

/** Puts the calendar of a plan on another day: what the older clients send. */
export function changePlanDates(ctx: Ctx, input: ChangePlanningDatesInput): Promise<Plan> {
  return updatePlan(ctx, input);
}

async function write(ctx: Ctx, input: UpdatePlanningInput): Promise<number> {
  const row = await lockPlan(ctx, 'plan.update', input.id, input.version);
  const before = textOf(row);
  const after = changedText(before, input);
  const changements = changesBetween(before, after);
  if (Object.keys(changements).length === 0) return row.id;
  checkRules(after, toCivilDate(ctx.now));
  await checkReferences(ctx, row.equipement_id, after, before);
  if (changesRhythm(before, after)) await takeAwayAhead(ctx, row);
  ctx.em.assign(row, { ...after, ...restarted(row, before, after, ctx.now) });
  await ctx.em.flush();
  await recordChange(ctx, { objet: 'plan', objet_id: row.id, action: 'update', changements });
  await schedulePlan(ctx, row.id);
  return row.id;
}

/** What a plan says after a change. */
export function changedText(before: PlanText, input: UpdatePlanningInput): PlanText {
  const { id: _id, version: _version, command_id: _command, frequence, prochaine_date, derniere_date, ...fields } = input;
  const own = inOwnWords({ frequence, prochaine_date, derniere_date }, fields.regle_date ?? before.regle_date);
  return tidied({ ...before, ...given(fields), ...own });
}

const rhythmFields = ['declencheur', 'combinaison', 'regle_date', 'premiere_date', 'compteur_id', 'regle_compteur', 'ancrage'] as const;

/** Whether a change gives the plan other days than it had. */
export function changesRhythm(before: PlanText, after: PlanText): boolean {
  return rhythmFields.some((field) => field in changesBetween(before, after));
}

/** What a plan forgets of its way so far where its rhythm changes: it counts from today on, a new meter from its first reading. */
export function restarted(
  row: Pick<PlanRow, 'depuis' | 'compteur_base' | 'compteur_du' | 'compteur_depuis'>,
  before: PlanText,
  after: PlanText,
  now: Date,
): Pick<PlanRow, 'depuis' | 'compteur_base' | 'compteur_du' | 'compteur_depuis'> {
  const kept = {
    depuis: row.depuis,
    compteur_base: row.compteur_base ?? null,
    compteur_du: row.compteur_du ?? null,
    compteur_depuis: row.compteur_depuis ?? null,
  };
  if (!changesRhythm(before, after)) return { ...kept, compteur_base: after.compteur_base };
  const isNewMeter = after.compteur_id !== before.compteur_id || 'regle_compteur' in changesBetween(before, after);
  return {
    depuis: toCivilDate(now),
    compteur_base: isNewMeter && after.compteur_base === before.compteur_base ? null : after.compteur_base,
    compteur_du: null,
    compteur_depuis: isNewMeter ? now : kept.compteur_depuis,
  };
}

/** Occurrences moved or skipped ahead of their time belong to the rhythm that was: they leave the series and are cancelled. */
async function takeAwayAhead(ctx: Ctx, row: PlanRow): Promise<void> {
  await unscopedTables(ctx.em)
    .updateTable('echeances')
    .set({ statut: 'annulee', n: null })
    .where('plan_id', '=', row.id)
    .where('n', '>', row.dernier_n)
    .where('statut', 'in', ['prevue', 'sautee'])
    .execute();
}
