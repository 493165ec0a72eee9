import { Absence as AbsenceRow } from '@mif/db/entities/absence';
import type { Absence, CreateAbsenceInput } from '@mif/contract/absences';
import { DomainError } from '@mif/contract/errors';
import { changesOfCreation, recordChange } from '../journal/record.ts';
import { reachOfActor, requirePermission } from '../kernel/actor.ts';
import { actorOf, type Ctx } from '../kernel/context.ts';
import { lockTechnicien } from '../techniciens/load.ts';
import { announceAbsence } from './announce.ts';
import { recordedAbsence, refuseOverlap } from './load.ts';
import { periodOf } from './period.ts';
import { readAbsence } from './project.ts';

/**
 * Asks for an absence of one's own, which the managers are told of, or enters anybody's as a manager: approved at once,
 * and its technician is told.
 * @throws TECHNICIEN_NOT_FOUND also for another's where one may only ask for oneself, PERIOD_REQUIRED, PERIOD_INVALID,
 * PERIOD_TOO_LONG, ABSENCE_OVERLAP
 */
export async function createAbsence(ctx: Ctx, input: CreateAbsenceInput): Promise<Absence> {
  requirePermission(ctx.actor, 'absence.create');
  const actor = actorOf(ctx);
  const technicien_id = input.technicien_id ?? actor.technicien_id;
  if (technicien_id === null) throw new DomainError('TECHNICIEN_NOT_FOUND', { field: 'technicien_id' });
  await lockTechnicien(ctx, 'absence.create', technicien_id, 'technicien_id');
  const period = periodOf(input);
  await refuseOverlap(ctx, technicien_id, period, null);
  const isManager = reachOfActor(actor, 'absence.decide') === 'any';
  const absence = ctx.em.create(AbsenceRow, {
    technicien_id,
    type: input.type,
    statut: isManager ? 'approuvee' : 'demandee',
    ...period,
    motif: input.motif || null,
    motif_decision: null,
    demandee_par_id: actor.id,
    decidee_par_id: isManager ? actor.id : null,
    decidee_at: isManager ? ctx.now : null,
    created_at: ctx.now,
  });
  await ctx.em.flush();
  const changements = changesOfCreation(recordedAbsence(absence));
  await recordChange(ctx, { objet: 'absence', objet_id: absence.id, action: 'create', changements });
  await announceAbsence(ctx, absence, isManager ? 'absence_approuvee' : 'absence_demandee');
  return readAbsence(ctx, absence.id);
}
