import type { Absence, UpdateAbsenceInput } from '@mif/contract/absences';
import { recordChange } from '../journal/record.ts';
import { changesBetween, given } from '../kernel/changes.ts';
import type { Ctx } from '../kernel/context.ts';
import { lockTechnicien } from '../techniciens/load.ts';
import { lockAbsence, recordedAbsence, refuseOverlap, requireStatut } from './load.ts';
import { periodOf } from './period.ts';
import { readAbsence } from './project.ts';

/**
 * Corrects an absence that is asked for or approved: a manager's.
 * @throws ABSENCE_NOT_FOUND, ABSENCE_DECIDED, RECORD_VERSION_CONFLICT, PERIOD_REQUIRED, PERIOD_INVALID, PERIOD_TOO_LONG,
 * ABSENCE_OVERLAP
 */
export async function updateAbsence(ctx: Ctx, input: UpdateAbsenceInput): Promise<Absence> {
  const { id, version, type, motif, ...period } = input;
  const seen = await readAbsence(ctx, id);
  // His row first, as everywhere: two changes of one technician wait for each other and not for ever.
  await lockTechnicien(ctx, 'absence.update', seen.technicien_id, 'id');
  const absence = await lockAbsence(ctx, 'absence.update', id, version);
  requireStatut(absence, 'demandee', 'approuvee');
  const hasPeriod = Object.values(period).some((value) => value !== undefined);
  const next = hasPeriod ? periodOf(period) : null;
  if (next) await refuseOverlap(ctx, absence.technicien_id, next, id);
  const before = recordedAbsence(absence);
  const asked = given({ type, motif: motif === '' ? null : motif });
  const dates = next ? { ...next, debut: next.debut.toISOString(), fin: next.fin.toISOString() } : {};
  const changements = changesBetween(before, { ...before, ...asked, ...dates });
  if (Object.keys(changements).length > 0) {
    ctx.em.assign(absence, { ...asked, ...next });
    await ctx.em.flush();
    await recordChange(ctx, { objet: 'absence', objet_id: id, action: 'update', changements });
  }
  return readAbsence(ctx, id);
}
