import type { Intervention as InterventionRow } from '@mif/db/entities/intervention';
import type { CheckSlotInput, MoveInterventionInput, SlotVerdict } from '@mif/contract/creneaux';
import type { Intervention } from '@mif/contract/interventions';
import { DomainError } from '@mif/contract/errors';
import type { Ctx } from '../kernel/context.ts';
import { toIso, toIsoOrNull } from '../kernel/instants.ts';
import { interventionsOf, techniciensOf } from '../kernel/scope.ts';
import { announce, announceMove } from './announce.ts';
import { loadForChange } from './load.ts';
import { recordStep } from './record.ts';
import { checkMove } from './rules.ts';
import { findHolder, judgeSlot, requireEligible, slotOf } from './slot-guard.ts';
import { command } from './step.ts';

/**
 * Gives an intervention another slot, and another technician where one is named: the same guard as assigning. Its
 * technician is told from when to when it moved; where it changes hands, both are told that. The same slot again
 * changes nothing.
 * @throws INTERVENTION_MOVE_REFUSED for work that has begun, is over or is nobody's; TECHNICIEN_NOT_FOUND, TECHNICIEN_INACTIVE,
 * INTERVENTION_SLOT_INVALID, PERIOD_TOO_LONG, and, unless a reason overrides them, TECHNICIEN_ABSENT,
 * TECHNICIEN_HORS_HORAIRES, TECHNICIEN_HABILITATION_EXPIREE and INTERVENTION_SLOT_TAKEN
 */
export function moveIntervention(ctx: Ctx, input: MoveInterventionInput): Promise<Intervention> {
  return command(ctx, 'move', input, async () => {
    const intervention = await loadForChange(ctx, 'intervention.move', input.id, input.version);
    const before = placeOf(intervention);
    const technicien_id = checkMove(intervention, input.technicien_id);
    const { debut, fin } = slotOf(input);
    const isSame = technicien_id === before.technicien_id && isSameInstant(debut, before.debut) && isSameInstant(fin, before.fin);
    if (isSame) return intervention;
    const candidate = { debut, fin, technicien_id, intervention_id: intervention.id };
    const technicien = await requireEligible(ctx, candidate, Boolean(input.motif_derogation));
    const isHandedOver = technicien_id !== before.technicien_id;
    ctx.em.assign(intervention, {
      date_debut_prevue: debut,
      date_fin_prevue: fin,
      ...(isHandedOver ? { technicien_id, date_affectation: ctx.now } : {}),
    });
    await ctx.em.flush();
    recordStep(ctx, intervention, {
      action: 'move',
      de_statut: intervention.statut,
      vers_statut: intervention.statut,
      motif: input.motif_derogation,
      command_id: input.command_id,
      date_appareil: input.date_appareil,
      details: {
        date_debut_prevue: { avant: toIsoOrNull(before.debut), apres: toIsoOrNull(debut) },
        date_fin_prevue: { avant: toIsoOrNull(before.fin), apres: toIsoOrNull(fin) },
        ...(isHandedOver ? { technicien_id, technicien: technicien.full_name, technicien_avant_id: before.technicien_id } : {}),
      },
    });
    if (isHandedOver) {
      await announce(ctx, intervention, 'intervention_affectee', technicien_id);
      await announce(ctx, intervention, 'intervention_retiree', before.technicien_id);
    } else if (debut) {
      await announceMove(ctx, intervention, { de: before.debut, a: debut });
    }
    await ctx.em.flush();
    return intervention;
  });
}

/**
 * What the guard would answer to such a move, or to such an assignment of work that is still nobody's; nothing is changed.
 * @throws INTERVENTION_NOT_FOUND also outside the caller's scope, INTERVENTION_MOVE_REFUSED, TECHNICIEN_NOT_FOUND,
 * INTERVENTION_SLOT_INVALID, PERIOD_TOO_LONG
 */
export async function checkSlot(ctx: Ctx, input: CheckSlotInput): Promise<SlotVerdict> {
  const row = await interventionsOf(ctx, 'intervention.move')
    .select(['i.id', 'i.statut', 'i.technicien_id'])
    .where('i.id', '=', input.id)
    .executeTakeFirst();
  if (!row) throw new DomainError('INTERVENTION_NOT_FOUND', { field: 'id' });
  const isNew = row.statut === 'ouverte' && input.technicien_id !== undefined;
  const technicien_id = isNew ? input.technicien_id : checkMove(row, input.technicien_id);
  const { debut, fin } = slotOf(input);
  const readable = technicien_id
    ? await techniciensOf(ctx, 'technicien.read').select('t.id').where('t.id', '=', technicien_id).executeTakeFirst()
    : undefined;
  if (!readable || !debut || !fin) throw new DomainError('TECHNICIEN_NOT_FOUND', { field: 'technicien_id' });
  const holder = await findHolder(ctx, readable.id, 'look');
  const judgement = await judgeSlot(ctx, { debut, fin, technicien_id: readable.id, intervention_id: row.id });
  return {
    technicien_id: readable.id,
    technicien: holder.full_name,
    debut: toIso(debut),
    fin: toIso(fin),
    ...judgement,
    can_override: !judgement.is_disponible && holder.is_active,
  };
}

function placeOf(row: InterventionRow) {
  return { technicien_id: row.technicien_id ?? null, debut: row.date_debut_prevue ?? null, fin: row.date_fin_prevue ?? null };
}

function isSameInstant(a: Date | null, b: Date | null): boolean {
  return a?.getTime() === b?.getTime();
}
