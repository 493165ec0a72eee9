import type { Intervention as InterventionRow } from '@mif/db/entities/intervention';
import { DomainError } from '@mif/contract/errors';
import type { AssignInterventionInput, Intervention } from '@mif/contract/interventions';
import type { MotifIndisponibilite } from '@mif/contract/techniciens';
import type { Ctx } from '../kernel/context.ts';
import { toDateOrNull } from '../kernel/instants.ts';
import { tables } from '../kernel/scope.ts';
import { loadAvailabilityFacts } from '../techniciens/availability-facts.ts';
import { judgeAvailability } from '../techniciens/availability.ts';
import { announce, userOfTechnicien } from './announce.ts';
import { applyStep, beginStep, command, type StepCommand } from './step.ts';

export type AssignCommand = StepCommand & Omit<AssignInterventionInput, 'version' | 'command_id'>;

/**
 * Gives an intervention to a technician, for a slot if one is named; both the technician before and the new one are
 * told.
 * @throws TECHNICIEN_NOT_FOUND, TECHNICIEN_INACTIVE, INTERVENTION_SLOT_INVALID, and, unless a reason overrides them,
 * TECHNICIEN_ABSENT, TECHNICIEN_HORS_HORAIRES, TECHNICIEN_HABILITATION_EXPIREE and INTERVENTION_SLOT_TAKEN
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
    .select(['t.is_active', 'u.id as user_id', 'u.full_name', 'u.is_active as is_account_active'])
    .where('t.id', '=', candidate.technicien_id)
    .forNoKeyUpdate('t')
    .executeTakeFirst();
  if (!technicien) throw new DomainError('TECHNICIEN_NOT_FOUND', { field: 'technicien_id' });
  const details = { technicien: technicien.full_name };
  if (!technicien.is_active || !technicien.is_account_active) {
    throw new DomainError('TECHNICIEN_INACTIVE', { field: 'technicien_id', details });
  }
  if (candidate.is_override) return technicien;
  const debut = (candidate.debut ?? ctx.now).getTime();
  const span = { debut, fin: candidate.fin?.getTime() ?? debut };
  const facts = (await loadAvailabilityFacts(ctx, [candidate.technicien_id], span, intervention_id)).get(candidate.technicien_id);
  const { motifs } = facts ? judgeAvailability(facts, span) : { motifs: [] };
  // Without a slot nothing is booked yet: what counts is that he is not away.
  const [first] = candidate.debut ? motifs : motifs.filter(({ motif }) => motif === 'absence');
  if (first) refuse(first, details);
  return technicien;
}

function refuse(reason: MotifIndisponibilite, details: { technicien: string }): never {
  switch (reason.motif) {
    case 'inactif':
      throw new DomainError('TECHNICIEN_INACTIVE', { field: 'technicien_id', details });
    case 'absence': {
      const { type, debut, fin } = reason;
      throw new DomainError('TECHNICIEN_ABSENT', { field: 'technicien_id', details: { ...details, type, debut, fin } });
    }
    case 'hors_horaires': {
      const { debut, fin } = reason;
      throw new DomainError('TECHNICIEN_HORS_HORAIRES', { field: 'date_debut_prevue', details: { ...details, debut, fin } });
    }
    case 'habilitation_expiree': {
      const { nom, date_expiration } = reason;
      throw new DomainError('TECHNICIEN_HABILITATION_EXPIREE', {
        field: 'technicien_id',
        details: { ...details, habilitation: nom, date_expiration },
      });
    }
    case 'intervention': {
      const { reference, debut, fin } = reason;
      throw new DomainError('INTERVENTION_SLOT_TAKEN', { field: 'date_debut_prevue', details: { ...details, reference, debut, fin } });
    }
  }
}
