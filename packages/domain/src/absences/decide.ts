import type { Absence, DecideAbsenceInput } from '@mif/contract/absences';
import { DomainError } from '@mif/contract/errors';
import { recordChange } from '../journal/record.ts';
import { changesBetween } from '../kernel/changes.ts';
import { actorOf, type Ctx } from '../kernel/context.ts';
import { lockTechnicien } from '../techniciens/load.ts';
import { announceAbsence } from './announce.ts';
import { lockAbsence, recordedAbsence, requireStatut } from './load.ts';
import { readAbsence } from './project.ts';

/**
 * Approves or refuses an absence that was asked for; its technician is told.
 * @throws ABSENCE_NOT_FOUND, ABSENCE_DECIDED, ABSENCE_REASON_REQUIRED to refuse, RECORD_VERSION_CONFLICT
 */
export async function decideAbsence(ctx: Ctx, input: DecideAbsenceInput): Promise<Absence> {
  const { technicien_id } = await readAbsence(ctx, input.id);
  // Who is just giving him work waits, and then sees that he is away.
  await lockTechnicien(ctx, 'absence.decide', technicien_id, 'id');
  const absence = await lockAbsence(ctx, 'absence.decide', input.id, input.version);
  requireStatut(absence, 'demandee');
  if (input.decision === 'refusee' && !input.motif) throw new DomainError('ABSENCE_REASON_REQUIRED', { field: 'motif' });
  const before = recordedAbsence(absence);
  ctx.em.assign(absence, {
    statut: input.decision,
    motif_decision: input.motif || null,
    decidee_par_id: actorOf(ctx).id,
    decidee_at: ctx.now,
  });
  await ctx.em.flush();
  const action = input.decision === 'approuvee' ? 'approve' : 'refuse';
  await recordChange(ctx, {
    objet: 'absence',
    objet_id: absence.id,
    action,
    changements: changesBetween(before, recordedAbsence(absence)),
  });
  const evenement = input.decision === 'approuvee' ? 'absence_approuvee' : 'absence_refusee';
  await announceAbsence(ctx, absence, evenement);
  return readAbsence(ctx, absence.id);
}
