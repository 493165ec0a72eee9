import { statutsDeplacables } from '@mif/contract/creneaux';
import { DomainError } from '@mif/contract/errors';
import {
  interventionTransitions,
  type HoldInterventionInput,
  type InterventionAction,
  type MotifAttente,
  type Statut,
} from '@mif/contract/interventions';
import type { Signature } from '@mif/contract/signatures';

/** What the rules need to know of an intervention. */
export interface InterventionFacts {
  statut: Statut;
  date_debut_travaux?: Date | null;
}

/**
 * Whose an intervention is once it is moved.
 * @param asked the technician it is to go to, where one is named
 * @throws INTERVENTION_READ_ONLY in the archive, INTERVENTION_MOVE_REFUSED for work that has begun, is over or is nobody's, and for
 * work on hold that is to change hands
 */
export function checkMove(facts: InterventionFacts & { technicien_id?: number | null }, asked: number | undefined): number {
  const { statut, technicien_id } = facts;
  if (statut === 'archivee') throw new DomainError('INTERVENTION_READ_ONLY', { field: 'id' });
  const isMovable = statutsDeplacables.some((each) => each === statut);
  const isChangingHands = asked !== undefined && asked !== technicien_id;
  if (!isMovable || !technicien_id || (isChangingHands && statut !== 'affectee')) {
    throw new DomainError('INTERVENTION_MOVE_REFUSED', { field: 'statut', details: { statut } });
  }
  return asked ?? technicien_id;
}

/** Columns a step changes. */
export interface InterventionChange {
  statut: Statut;
  technicien_id?: number | null;
  date_debut_prevue?: Date | null;
  date_fin_prevue?: Date | null;
  date_affectation?: Date | null;
  date_debut_travaux?: Date | null;
  date_fin_travaux?: Date | null;
  date_cloture?: Date | null;
  motif_attente?: MotifAttente | null;
  rapport?: string | null;
  signature_nom?: string | null;
  signature_trace?: string | null;
  motif_sans_signature?: string | null;
}

/**
 * Refuses a step the life of an intervention does not have.
 * @throws INTERVENTION_READ_ONLY in the archive, INTERVENTION_TRANSITION_REFUSED elsewhere
 */
export function checkTransition(action: InterventionAction, facts: InterventionFacts): void {
  if (interventionTransitions[action].from.includes(facts.statut)) return;
  if (facts.statut === 'archivee') throw new DomainError('INTERVENTION_READ_ONLY', { field: 'id' });
  throw new DomainError('INTERVENTION_TRANSITION_REFUSED', {
    field: 'statut',
    details: { action, statut: facts.statut, statuts_permis: interventionTransitions[action].from },
  });
}

/**
 * Refuses a step that needs a written reason and has none.
 * @param is_technicien whether the assigned technician acts, of whom more reasons are asked
 * @throws INTERVENTION_REASON_REQUIRED
 */
export function checkReason(action: InterventionAction, motif: string | undefined, is_technicien: boolean): void {
  const asked = interventionTransitions[action].reason;
  if (motif || asked === 'never' || (asked === 'technicien' && !is_technicien)) return;
  throw new DomainError('INTERVENTION_REASON_REQUIRED', { field: 'motif', details: { action } });
}

/**
 * The effect of a step that carries no more than a reason.
 * @param now the server's clock
 */
export function stepChange(
  action: Exclude<InterventionAction, 'assign' | 'hold' | 'finish'>,
  facts: InterventionFacts,
  now: Date,
): InterventionChange {
  switch (action) {
    case 'unassign':
    case 'restore':
      return { statut: 'ouverte', technicien_id: null, date_affectation: null, date_debut_prevue: null, date_fin_prevue: null };
    case 'start':
      return { statut: 'en_cours', date_debut_travaux: facts.date_debut_travaux ?? now };
    case 'resume':
      return { statut: 'en_cours', motif_attente: null };
    case 'reopen':
      return { statut: 'en_cours', date_fin_travaux: null, signature_nom: null, signature_trace: null, motif_sans_signature: null };
    case 'close':
      return { statut: 'cloturee', date_cloture: now };
    case 'unclose':
      return { statut: 'terminee', date_cloture: null };
    case 'archive':
      return { statut: 'archivee' };
    case 'cancel':
      return { statut: 'annulee', motif_attente: null };
  }
}

/** The effect of putting work on hold. */
export function holdChange(input: Pick<HoldInterventionInput, 'motif_attente' | 'motif'>): InterventionChange {
  if (input.motif_attente === 'autre' && !input.motif) {
    throw new DomainError('INTERVENTION_REASON_REQUIRED', { field: 'motif', details: { action: 'hold' } });
  }
  return { statut: 'en_attente', motif_attente: input.motif_attente };
}

/** A report as it is handed in. */
export interface Report {
  rapport?: string | undefined;
  signature?: Signature | null | undefined;
  motif_sans_signature?: string | null | undefined;
}

/**
 * The effect of finishing with a report.
 * @param time_lines how many time lines there are, those of this report included
 * @throws INTERVENTION_REPORT_REQUIRED, INTERVENTION_TIME_REQUIRED, INTERVENTION_SIGNATURE_REQUIRED
 */
export function finishChange(report: Report, time_lines: number, now: Date): InterventionChange {
  if (!report.rapport) throw new DomainError('INTERVENTION_REPORT_REQUIRED', { field: 'rapport' });
  if (time_lines === 0) throw new DomainError('INTERVENTION_TIME_REQUIRED', { field: 'temps' });
  if (!report.signature && !report.motif_sans_signature) throw new DomainError('INTERVENTION_SIGNATURE_REQUIRED', { field: 'signature' });
  return {
    statut: 'terminee',
    date_fin_travaux: now,
    motif_attente: null,
    rapport: report.rapport,
    signature_nom: report.signature?.nom ?? null,
    signature_trace: report.signature?.trace ?? null,
    motif_sans_signature: report.signature ? null : (report.motif_sans_signature ?? null),
  };
}

/**
 * The step that leads from one statut to another: how the older REST clients ask for it.
 * @throws INTERVENTION_TRANSITION_REFUSED where there is none (a technician is needed to reach `affectee`)
 */
export function actionTo(from: Statut, to: Statut): Exclude<InterventionAction, 'assign'> {
  const entry = Object.entries(interventionTransitions).find(
    ([action, step]) => action !== 'assign' && step.to === to && step.from.includes(from),
  );
  if (!entry) {
    throw new DomainError('INTERVENTION_TRANSITION_REFUSED', {
      field: 'statut',
      details: { action: to, statut: from, statuts_permis: [] },
    });
  }
  return entry[0] as Exclude<InterventionAction, 'assign'>;
}
