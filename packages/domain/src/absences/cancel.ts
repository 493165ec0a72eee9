import type { Absence, CancelAbsenceInput } from '@mif/contract/absences';
import { recordChange } from '../journal/record.ts';
import { reachOfActor } from '../kernel/actor.ts';
import { actorOf, type Ctx } from '../kernel/context.ts';
import { announceAbsence } from './announce.ts';
import { lockAbsence, requireStatut } from './load.ts';
import { readAbsence } from './project.ts';

/**
 * Calls an absence off: its technician what is not decided yet, a manager also what was approved. Whoever else it
 * concerns is told.
 * @throws ABSENCE_NOT_FOUND, ABSENCE_DECIDED, RECORD_VERSION_CONFLICT
 */
export async function cancelAbsence(ctx: Ctx, input: CancelAbsenceInput): Promise<Absence> {
  const absence = await lockAbsence(ctx, 'absence.cancel', input.id, input.version);
  const isManager = reachOfActor(actorOf(ctx), 'absence.decide') === 'any';
  if (isManager) requireStatut(absence, 'demandee', 'approuvee');
  else requireStatut(absence, 'demandee');
  const avant = absence.statut;
  ctx.em.assign(absence, { statut: 'annulee' });
  await ctx.em.flush();
  const changements = { statut: { avant, apres: 'annulee' } };
  await recordChange(ctx, { objet: 'absence', objet_id: absence.id, action: 'cancel', changements });
  await announceAbsence(ctx, absence, 'absence_annulee');
  return readAbsence(ctx, absence.id);
}
