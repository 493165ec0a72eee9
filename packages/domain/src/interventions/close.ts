import { InterventionTemps } from '@mif/db/entities/intervention';
import { DomainError } from '@mif/contract/errors';
import type { Intervention } from '@mif/contract/interventions';
import { actorOf, type Ctx } from '../kernel/context.ts';
import { announce } from './announce.ts';
import { applyFinish, type FinishReport } from './finish.ts';
import { stepChange } from './rules.ts';
import { applyStep, beginStep, command, type StepCommand } from './step.ts';

/** What a closing carries: the times were checked; the report, where the work was not finished before. */
export type CloseCommand = StepCommand & { valider_temps: boolean; compte_rendu?: FinishReport | undefined };

/**
 * Closes finished work and validates its times. Work that is not finished is finished first, with the report: both
 * steps are recorded, in one transaction.
 * @throws INTERVENTION_TIMES_NOT_VALIDATED, and what finishing may throw
 */
export function closeIntervention(ctx: Ctx, input: CloseCommand): Promise<Intervention> {
  return command(ctx, 'close', input, async () => {
    const intervention = await beginStep(ctx, 'close', input);
    if (intervention.statut !== 'terminee') await applyFinish(ctx, intervention, input.compte_rendu ?? {}, input);
    await validateTimes(ctx, intervention.id, input.valider_temps);
    await applyStep(ctx, intervention, { action: 'close', change: stepChange('close', intervention, ctx.now) }, input);
    await announce(ctx, intervention, 'intervention_cloturee', intervention.technicien_id);
    return intervention;
  });
}

async function validateTimes(ctx: Ctx, intervention_id: number, is_validated: boolean): Promise<void> {
  const open = await ctx.em.find(InterventionTemps, { intervention_id, valide_at: null });
  if (open.length > 0 && !is_validated) throw new DomainError('INTERVENTION_TIMES_NOT_VALIDATED', { field: 'valider_temps' });
  for (const line of open) ctx.em.assign(line, { valide_at: ctx.now, valide_par_id: actorOf(ctx).id });
}
