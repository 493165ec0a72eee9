import { DomainError } from '@mif/contract/errors';
import { SLOT_MAX_DAYS } from '@mif/contract/creneaux';
import type { MotifIndisponibilite } from '@mif/contract/techniciens';
import type { Ctx } from '../kernel/context.ts';
import { toDateOrNull } from '../kernel/instants.ts';
import { tables } from '../kernel/scope.ts';
import { loadAvailabilityFacts } from '../techniciens/availability-facts.ts';
import { judgeAvailability, type Judgement } from '../techniciens/availability.ts';

const DAY_MS = 86_400_000;

/** From when to when, where it is said. */
export interface Slot {
  debut: Date | null;
  fin: Date | null;
}

/**
 * The slot of an input.
 * @throws INTERVENTION_SLOT_INVALID without a beginning or with an end before it, PERIOD_TOO_LONG
 */
export function slotOf(input: { date_debut_prevue?: string | null | undefined; date_fin_prevue?: string | null | undefined }): Slot {
  const debut = toDateOrNull(input.date_debut_prevue);
  const fin = toDateOrNull(input.date_fin_prevue);
  if (fin && !debut) throw new DomainError('INTERVENTION_SLOT_INVALID', { field: 'date_debut_prevue' });
  if (debut && fin && fin <= debut) throw new DomainError('INTERVENTION_SLOT_INVALID', { field: 'date_fin_prevue' });
  if (debut && fin && fin.getTime() - debut.getTime() > SLOT_MAX_DAYS * DAY_MS) {
    throw new DomainError('PERIOD_TOO_LONG', { field: 'date_fin_prevue', details: { jours: SLOT_MAX_DAYS } });
  }
  return { debut, fin };
}

/** Who would have which slot. */
export interface Candidate extends Slot {
  intervention_id: number;
  technicien_id: number;
}

/** A technician and his account, as the guard knows them. */
export interface SlotHolder {
  user_id: number;
  full_name: string;
  is_active: boolean;
}

/**
 * The technician a slot is for.
 * @param lock two bookings of one technician wait for each other: both cannot find the slot free
 * @throws TECHNICIEN_NOT_FOUND
 */
export async function findHolder(ctx: Ctx, technicien_id: number, lock: 'lock' | 'look'): Promise<SlotHolder> {
  const query = tables(ctx.em)
    .selectFrom('techniciens as t')
    .innerJoin('users as u', 'u.id', 't.user_id')
    .select(['t.is_active', 'u.id as user_id', 'u.full_name', 'u.is_active as is_account_active'])
    .where('t.id', '=', technicien_id);
  const row = await (lock === 'lock' ? query.forNoKeyUpdate('t') : query).executeTakeFirst();
  if (!row) throw new DomainError('TECHNICIEN_NOT_FOUND', { field: 'technicien_id' });
  return { user_id: row.user_id, full_name: row.full_name, is_active: row.is_active && row.is_account_active };
}

/** What stands against a technician having a slot; without a slot nothing is booked yet, and only that he is away counts. */
export async function judgeSlot(ctx: Ctx, candidate: Candidate): Promise<Judgement> {
  const debut = (candidate.debut ?? ctx.now).getTime();
  const span = { debut, fin: candidate.fin?.getTime() ?? debut };
  const facts = (await loadAvailabilityFacts(ctx, [candidate.technicien_id], span, candidate.intervention_id)).get(candidate.technicien_id);
  if (!facts) return { is_disponible: true, is_astreinte: false, motifs: [] };
  const judgement = judgeAvailability(facts, span);
  if (candidate.debut) return judgement;
  const motifs = judgement.motifs.filter(({ motif }) => motif === 'absence');
  return { ...judgement, motifs, is_disponible: motifs.length === 0 };
}

/**
 * Refuses a technician who cannot have the slot; a written reason overrides all but that he is not active.
 * @throws TECHNICIEN_NOT_FOUND, TECHNICIEN_INACTIVE, TECHNICIEN_ABSENT, TECHNICIEN_HORS_HORAIRES,
 * TECHNICIEN_HABILITATION_EXPIREE, INTERVENTION_SLOT_TAKEN
 */
export async function requireEligible(ctx: Ctx, candidate: Candidate, is_override: boolean): Promise<SlotHolder> {
  const holder = await findHolder(ctx, candidate.technicien_id, 'lock');
  const details = { technicien: holder.full_name };
  if (!holder.is_active) throw new DomainError('TECHNICIEN_INACTIVE', { field: 'technicien_id', details });
  if (is_override) return holder;
  const [first] = (await judgeSlot(ctx, candidate)).motifs;
  if (first) refuse(first, details);
  return holder;
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
