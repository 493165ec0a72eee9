import type { Intervention as InterventionRow } from '@mif/db/entities/intervention';
import type { AssignInterventionInput, Intervention } from '@mif/contract/interventions';
import type { Ctx } from '../kernel/context.ts';
import { announce } from './announce.ts';
import { requireEligible, slotOf, type Slot } from './slot-guard.ts';
import { applyStep, beginStep, command, type StepCommand } from './step.ts';

export type AssignCommand = StepCommand & Omit<AssignInterventionInput, 'version' | 'command_id'>;

/**
 * Gives an intervention to a technician, for a slot if one is named; both the technician before and the new one are
 * told.
 * @throws TECHNICIEN_NOT_FOUND, TECHNICIEN_INACTIVE, INTERVENTION_SLOT_INVALID, PERIOD_TOO_LONG, and, unless a reason overrides
 * them, TECHNICIEN_ABSENT, TECHNICIEN_HORS_HORAIRES, TECHNICIEN_HABILITATION_EXPIREE and INTERVENTION_SLOT_TAKEN
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
  const candidate = { ...slot, technicien_id, intervention_id: intervention.id };
  const technicien = await requireEligible(ctx, candidate, Boolean(input.motif_derogation));
  const before = await writeAssign(ctx, intervention, { ...slot, technicien_id, full_name: technicien.full_name }, input);
  await announce(ctx, intervention, 'intervention_affectee', technicien_id);
  if (before !== null && before !== technicien_id) await announce(ctx, intervention, 'intervention_retiree', before);
}

/** Who gets an intervention, and for when. */
interface Assignment extends Slot {
  technicien_id: number;
  full_name: string;
}

/**
 * Writes the step `affectee` of a technician who was found to be free, and tells nobody.
 * @returns the technician before, or null
 */
export async function writeAssign(
  ctx: Ctx,
  intervention: InterventionRow,
  { technicien_id, full_name, debut, fin }: Assignment,
  input: AssignCommand,
): Promise<number | null> {
  const before = intervention.technicien_id ?? null;
  const details = { technicien_id, technicien: full_name, ...(before ? { technicien_avant_id: before } : {}) };
  const change = {
    statut: 'affectee' as const,
    technicien_id,
    date_affectation: ctx.now,
    date_debut_prevue: debut,
    date_fin_prevue: fin,
  };
  await applyStep(ctx, intervention, { action: 'assign', change, details }, { ...input, motif: input.motif_derogation ?? input.motif });
  return before;
}
