import type { Intervention as InterventionRow } from '@mif/db/entities/intervention';
import { DomainError } from '@mif/contract/errors';
import type { AssignInterventionInput, Intervention } from '@mif/contract/interventions';
import type { Ctx } from '../kernel/context.ts';
import { toDateOrNull, toIso } from '../kernel/instants.ts';
import { tables, unscopedTables } from '../kernel/scope.ts';
import { announce, userOfTechnicien } from './announce.ts';
import { applyStep, beginStep, command, type StepCommand } from './step.ts';

export type AssignCommand = StepCommand & Omit<AssignInterventionInput, 'version' | 'command_id'>;

/**
 * Gives an intervention to a technician, for a slot if one is named; both the technician before and the new one are
 * told.
 * @throws TECHNICIEN_NOT_FOUND, TECHNICIEN_INACTIVE, INTERVENTION_SLOT_INVALID, and, unless a reason overrides them,
 * TECHNICIEN_ABSENT and INTERVENTION_SLOT_TAKEN
 */
export function assignIntervention(ctx: Ctx, input: AssignCommand): Promise<Intervention> {
  return command(ctx, 'assign', input, async () => {
    const intervention = await beginStep(ctx, 'assign', input);
    await applyAssign(ctx, intervention, input);
    return intervention;
  });
}

/** Checks the technician and his slot, and writes the step `affectee`. */
export async function applyAssign(ctx: Ctx, intervention: InterventionRow, input: AssignCommand): Promise<void> {
  const { technicien_id } = input;
  const slot = slotOf(input);
  const technicien = await requireEligible(ctx, intervention.id, { ...slot, technicien_id, is_override: Boolean(input.motif_derogation) });
  const before = intervention.technicien_id ?? null;
  const details = { technicien_id, technicien: technicien.full_name, ...(before ? { technicien_avant_id: before } : {}) };
  const change = {
    statut: 'affectee' as const,
    technicien_id,
    date_affectation: ctx.now,
    date_debut_prevue: slot.debut,
    date_fin_prevue: slot.fin,
  };
  await applyStep(ctx, intervention, { action: 'assign', change, details }, { ...input, motif: input.motif_derogation ?? input.motif });
  await announce(ctx, intervention, 'intervention_affectee', [technicien.user_id]);
  if (before !== null && before !== technicien_id) {
    await announce(ctx, intervention, 'intervention_retiree', await userOfTechnicien(ctx, before));
  }
}

function slotOf(input: Pick<AssignInterventionInput, 'date_debut_prevue' | 'date_fin_prevue'>) {
  const debut = toDateOrNull(input.date_debut_prevue);
  const fin = toDateOrNull(input.date_fin_prevue);
  if (fin && !debut) throw new DomainError('INTERVENTION_SLOT_INVALID', { field: 'date_debut_prevue' });
  if (debut && fin && fin <= debut) throw new DomainError('INTERVENTION_SLOT_INVALID', { field: 'date_fin_prevue' });
  return { debut, fin };
}

interface Candidate {
  technicien_id: number;
  debut: Date | null;
  fin: Date | null;
  is_override: boolean;
}

async function requireEligible(ctx: Ctx, intervention_id: number, candidate: Candidate) {
  // The lock makes two assignments to one technician wait for each other: both cannot find the slot free.
  const technicien = await tables(ctx.em)
    .selectFrom('techniciens as t')
    .innerJoin('users as u', 'u.id', 't.user_id')
    .select(['t.is_active', 't.disponibilite', 'u.id as user_id', 'u.full_name', 'u.is_active as is_account_active'])
    .where('t.id', '=', candidate.technicien_id)
    .forNoKeyUpdate('t')
    .executeTakeFirst();
  if (!technicien) throw new DomainError('TECHNICIEN_NOT_FOUND', { field: 'technicien_id' });
  const details = { technicien: technicien.full_name };
  if (!technicien.is_active || !technicien.is_account_active) {
    throw new DomainError('TECHNICIEN_INACTIVE', { field: 'technicien_id', details });
  }
  if (candidate.is_override) return technicien;
  if (technicien.disponibilite === 'absent') throw new DomainError('TECHNICIEN_ABSENT', { field: 'technicien_id', details });
  if (candidate.debut && candidate.fin)
    await requireFreeSlot(ctx, intervention_id, candidate.technicien_id, candidate.debut, candidate.fin, details);
  return technicien;
}

async function requireFreeSlot(
  ctx: Ctx,
  intervention_id: number,
  technicien_id: number,
  debut: Date,
  fin: Date,
  details: { technicien: string },
) {
  const taken = await unscopedTables(ctx.em)
    .selectFrom('interventions as i')
    .select(['i.reference', 'i.date_debut_prevue', 'i.date_fin_prevue'])
    .where('i.technicien_id', '=', technicien_id)
    .where('i.id', '!=', intervention_id)
    .where('i.statut', 'in', ['affectee', 'en_cours', 'en_attente'])
    .where('i.date_debut_prevue', '<', fin)
    .where('i.date_fin_prevue', '>', debut)
    .orderBy('i.date_debut_prevue')
    .limit(1)
    .executeTakeFirst();
  if (!taken?.date_debut_prevue || !taken.date_fin_prevue) return;
  throw new DomainError('INTERVENTION_SLOT_TAKEN', {
    field: 'date_debut_prevue',
    details: { ...details, reference: taken.reference, debut: toIso(taken.date_debut_prevue), fin: toIso(taken.date_fin_prevue) },
  });
}
