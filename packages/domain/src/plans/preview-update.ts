import { DomainError } from '@mif/contract/errors';
import type { DifferencePlan, PreviewUpdatePlanInput } from '@mif/contract/plan-commands';
import { PREVISION_MOIS } from '@mif/contract/plan-preview';
import { addDays, addMonths, toCivilDate } from '@mif/contract/time';
import { requireVersion } from '../journal/versions.ts';
import type { Ctx } from '../kernel/context.ts';
import { plansOf } from '../kernel/scope.ts';
import { differencesOf } from './differences.ts';
import type { PlanFacts } from './facts.ts';
import { comingOf } from './forecast.ts';
import { textOf } from './load.ts';
import { loadFacts, meterSince, type PlanRow } from './load-facts.ts';
import { meterOf } from './preview.ts';
import { checkReferences } from './references.ts';
import { checkRules, type PlanText } from './rules.ts';
import { changedText, changesRhythm, restarted } from './update.ts';

/**
 * What a change of a plan would do to its occurrences of the next twelve months: the write that follows carries the version
 * that was compared. Those there are already stay. A suspended plan is compared as if it were resumed today.
 * @throws PLAN_NOT_FOUND, PLAN_RETIRED, RECORD_VERSION_CONFLICT, and what the change itself throws
 */
export async function previewUpdate(ctx: Ctx, input: PreviewUpdatePlanInput): Promise<DifferencePlan> {
  const visible = await plansOf(ctx, 'plan.update').select('p.id').where('p.id', '=', input.id).executeTakeFirst();
  const known = visible ? (await loadFacts(ctx, [input.id])).get(input.id) : undefined;
  if (!known) throw new DomainError('PLAN_NOT_FOUND', { field: 'id' });
  const { plan, facts } = known;
  if (plan.statut === 'retire') throw new DomainError('PLAN_RETIRED', { field: 'id' });
  await requireVersion(ctx, { objet: 'plan', id: plan.id, version: plan.version, seen: input.version });
  const before = textOf(plan);
  const after = changedText(before, input);
  const du = toCivilDate(ctx.now);
  const au = addDays(addMonths(du, PREVISION_MOIS), -1);
  checkRules(after, du);
  await checkReferences(ctx, plan.equipement_id, after, before);
  const coming = (of: PlanFacts) =>
    comingOf({ id: plan.id, titre: '', facts: { ...of, rule: { ...of.rule, statut: 'actif' } } }, ctx.now, du, au);
  const items = differencesOf(coming(facts), coming(await changedFacts(ctx, plan, facts, before, after)));
  return { version: plan.version, du, au, items, generees: facts.ouvertes.length };
}

/** What its occurrences would follow from after the change. */
async function changedFacts(ctx: Ctx, plan: PlanRow, facts: PlanFacts, before: PlanText, after: PlanText): Promise<PlanFacts> {
  const compteur_depuis = meterSince(plan);
  const { depuis, ...state } = restarted({ ...plan, compteur_depuis }, before, after, ctx.now);
  const changed = { ...facts.state, compteur_base: state.compteur_base ?? null, compteur_du: state.compteur_du ?? null };
  const isRhythm = changesRhythm(before, after);
  const isSameMeter =
    after.compteur_id === before.compteur_id && JSON.stringify(after.regle_compteur) === JSON.stringify(before.regle_compteur);
  return {
    ...facts,
    rule: { ...facts.rule, ...after, depuis },
    state: changed,
    exceptions: isRhythm ? [] : facts.exceptions,
    meter: isSameMeter ? facts.meter : await meterOf(ctx, after, { state: changed, depuis: state.compteur_depuis ?? ctx.now }),
  };
}
