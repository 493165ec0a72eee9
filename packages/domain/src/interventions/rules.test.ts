import { interventionActions, interventionTransitions, statuts, type InterventionAction, type Statut } from '@mif/contract/interventions';
import { DomainError } from '@mif/contract/errors';
import { describe, expect, test } from 'vitest';
import { actionTo, checkReason, checkTransition, finishChange, holdChange, stepChange } from './rules.ts';

const now = new Date('2026-11-24T10:00:00Z');
const codeOf = (work: () => unknown) => {
  try {
    work();
    return null;
  } catch (error) {
    return error instanceof DomainError ? error.code : error;
  }
};

/** The life of domain.md, written out a second time: from → to, by action. */
const life: [InterventionAction, Statut, Statut][] = [
  ['assign', 'ouverte', 'affectee'],
  ['assign', 'affectee', 'affectee'],
  ['unassign', 'affectee', 'ouverte'],
  ['start', 'affectee', 'en_cours'],
  ['hold', 'en_cours', 'en_attente'],
  ['resume', 'en_attente', 'en_cours'],
  ['finish', 'en_cours', 'terminee'],
  ['reopen', 'terminee', 'en_cours'],
  ['close', 'terminee', 'cloturee'],
  ['close', 'en_cours', 'cloturee'],
  ['close', 'en_attente', 'cloturee'],
  ['unclose', 'cloturee', 'terminee'],
  ['archive', 'cloturee', 'archivee'],
  ['cancel', 'ouverte', 'annulee'],
  ['cancel', 'affectee', 'annulee'],
  ['cancel', 'en_cours', 'annulee'],
  ['cancel', 'en_attente', 'annulee'],
  ['restore', 'annulee', 'ouverte'],
];

describe('transitions', () => {
  const pairs = interventionActions.flatMap((action) => statuts.map((statut) => ({ action, statut })));
  test.each(pairs)('$action from $statut', ({ action, statut }) => {
    const step = life.find(([a, from]) => a === action && from === statut);
    const refusal = statut === 'archivee' ? 'INTERVENTION_READ_ONLY' : 'INTERVENTION_TRANSITION_REFUSED';
    expect(codeOf(() => checkTransition(action, { statut }))).toBe(step ? null : refusal);
    expect(step?.[2] ?? interventionTransitions[action].to).toBe(interventionTransitions[action].to);
  });

  test('the older clients’ target statut finds the step of the life', () => {
    for (const [action, from, to] of life) {
      if (action === 'assign') continue;
      expect(actionTo(from, to)).toBe(action);
    }
    expect(codeOf(() => actionTo('ouverte', 'affectee'))).toBe('INTERVENTION_TRANSITION_REFUSED');
    expect(codeOf(() => actionTo('ouverte', 'cloturee'))).toBe('INTERVENTION_TRANSITION_REFUSED');
  });
});

describe('reasons', () => {
  test.each(['reopen', 'unclose', 'cancel', 'restore'] as const)('%s needs one from everybody', (action) => {
    expect(codeOf(() => checkReason(action, undefined, false))).toBe('INTERVENTION_REASON_REQUIRED');
    expect(codeOf(() => checkReason(action, 'erreur de saisie', false))).toBeNull();
  });

  test('a technician who gives work back says why; a manager need not', () => {
    expect(codeOf(() => checkReason('unassign', undefined, true))).toBe('INTERVENTION_REASON_REQUIRED');
    expect(codeOf(() => checkReason('unassign', undefined, false))).toBeNull();
  });

  test('another reason to wait than the listed ones is explained', () => {
    expect(codeOf(() => holdChange({ motif_attente: 'autre' }))).toBe('INTERVENTION_REASON_REQUIRED');
    expect(holdChange({ motif_attente: 'piece' })).toEqual({ statut: 'en_attente', motif_attente: 'piece' });
  });
});

describe('effects', () => {
  test('the beginning of the work is noted the first time only', () => {
    const before = new Date('2026-11-23T08:00:00Z');
    expect(stepChange('start', { statut: 'affectee' }, now).date_debut_travaux).toEqual(now);
    expect(stepChange('start', { statut: 'affectee', date_debut_travaux: before }, now).date_debut_travaux).toEqual(before);
  });

  test('a report needs its text, a time line, and a signature or the reason for none', () => {
    const report = { rapport: 'Joint remplacé', motif_sans_signature: 'client absent' };
    expect(codeOf(() => finishChange({ ...report, rapport: '' }, 1, now))).toBe('INTERVENTION_REPORT_REQUIRED');
    expect(codeOf(() => finishChange(report, 0, now))).toBe('INTERVENTION_TIME_REQUIRED');
    expect(codeOf(() => finishChange({ rapport: report.rapport }, 1, now))).toBe('INTERVENTION_SIGNATURE_REQUIRED');
    const signed = finishChange({ ...report, signature: { nom: 'S. Amrani', trace: 'M 0 0 L 10 10' } }, 1, now);
    expect(signed).toMatchObject({ statut: 'terminee', date_fin_travaux: now, signature_nom: 'S. Amrani', motif_sans_signature: null });
  });
});
