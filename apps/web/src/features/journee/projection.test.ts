import { interventionTransitions } from '@mif/contract/interventions';
import type { Intervention, Statut } from '@mif/contract/interventions';
import type { MaJournee } from '@mif/contract/ma-journee';
import { reachOf } from '@mif/contract/permissions';
import { describe, expect, it } from 'vitest';
import { enqueue, markRefused } from './outbox.ts';
import type { FieldAction, FieldCommand, OutboxEntry } from './outbox.ts';
import { leadsTo, primaryOf, project, projectDay, stepsFrom, withAnswer } from './projection.ts';
import type { DayRow } from './projection.ts';

function row(id: number, statut: Statut): DayRow {
  return {
    id,
    reference: `OT-${id}`,
    titre: 'Fuite',
    type: 'corrective',
    statut,
    priorite: 'normale',
    urgence: false,
    date_creation: '2026-11-23T09:00:00.000Z',
    date_limite: null,
    date_debut_prevue: null,
    date_fin_prevue: null,
    date_cloture: null,
    technicien_id: 1,
    equipement_id: 1,
    client_id: 1,
    version: 4,
    equipement: { id: 1, nom: 'Pompe', code: 'P1', localisation: null },
    technicien: { id: 1, nom: 'T' },
    client: { id: 1, nom: 'C' },
    site: {
      id: 1,
      nom: 'S',
      adresse: null,
      code_postal: null,
      ville: null,
      latitude: null,
      longitude: null,
      instructions_acces: null,
      horaires: null,
      contact: null,
    },
    description: null,
    actions_permises: [...(stepsFrom[statut] ?? [])],
  };
}

const unknownToTheList: Omit<Intervention, keyof DayRow> = {
  date_affectation: null,
  date_debut_travaux: null,
  date_fin_travaux: null,
  motif_attente: null,
  rapport: null,
  cout_centimes: null,
  date_demande: null,
  date_limite_prise_en_charge: null,
  etat_prise_en_charge: null,
  calendrier: null,
  demande: null,
  echeance: null,
  devise: 'MAD',
  temps: [],
  signature: null,
  motif_sans_signature: null,
};

const day = (...rows: DayRow[]): MaJournee => ({ date: '2026-11-24', a_faire: rows, terminees: [] });

function act(entries: readonly OutboxEntry[], action: FieldAction, id: number): readonly OutboxEntry[] {
  const input = { id, version: 4, command_id: `${action}${id}` };
  const command: FieldCommand =
    action === 'hold'
      ? { action, input: { ...input, motif_attente: 'piece' } }
      : action === 'finish'
        ? { action, input: { ...input, rapport: 'Fait', temps: [] } }
        : { action, input };
  return enqueue(entries, command, `OT-${id}`, 0);
}

describe('projection', () => {
  it('knows the technician’s steps as the contract does', () => {
    const fields = Object.keys(leadsTo) as FieldAction[];
    const own = Object.entries(interventionTransitions).filter(([, step]) => reachOf('technicien', step.permission) === 'own');
    expect(own.map(([action]) => action).toSorted()).toEqual(fields.toSorted());
    for (const [action, step] of own) {
      expect(leadsTo[action as FieldAction]).toBe(step.to);
      const from = Object.entries(stepsFrom).flatMap(([statut, steps]) => (steps.includes(action as FieldAction) ? [statut] : []));
      expect(from).toEqual(step.from);
    }
  });

  it('shows a row as the last waiting command will leave it', () => {
    const entries = act(act([], 'start', 1), 'hold', 1);
    expect(project(row(1, 'affectee'), entries)).toMatchObject({ statut: 'en_attente', actions_permises: ['resume'] });
    expect(project(row(2, 'affectee'), entries)).toEqual(row(2, 'affectee'));
  });

  it('shows the server’s state again once the command is refused', () => {
    const refused = markRefused(act([], 'start', 1), 'start1', { code: 'INTERNAL', message: '', requestId: null }, 0);
    expect(project(row(1, 'affectee'), refused).statut).toBe('affectee');
  });

  it('puts what runs first, what waits last, and keeps the order of the rest', () => {
    const entries = act(act([], 'hold', 1), 'start', 3);
    const { a_faire } = projectDay(day(row(1, 'en_cours'), row(2, 'affectee'), row(3, 'affectee'), row(4, 'affectee')), entries);
    expect(a_faire.map((each) => each.id)).toEqual([3, 2, 4, 1]);
  });

  it('moves finished work apart and lets given back work go', () => {
    const entries = act(act([], 'finish', 1), 'unassign', 2);
    const projected = projectDay(day(row(1, 'en_cours'), row(2, 'affectee'), row(3, 'affectee')), entries);
    expect(projected.a_faire.map((each) => each.id)).toEqual([3]);
    expect(projected.terminees.map((each) => [each.id, each.statut])).toEqual([[1, 'terminee']]);
  });

  it('takes an answer into the day', () => {
    const before = day(row(1, 'affectee'), row(2, 'affectee'));
    const answer = { ...row(1, 'en_cours'), ...unknownToTheList, version: 5 };
    expect(withAnswer(before, answer).a_faire[0]).toMatchObject({ statut: 'en_cours', version: 5, actions_permises: ['hold', 'finish'] });
    const finished = withAnswer(before, { ...answer, statut: 'terminee', actions_permises: [] });
    expect([finished.a_faire.map((each) => each.id), finished.terminees.map((each) => each.id)]).toEqual([[2], [1]]);
    expect(withAnswer(before, { ...answer, id: 9 })).toBe(before);
  });

  it('offers one action: to finish what runs, to resume what waits, else to start', () => {
    expect(primaryOf(['hold', 'finish'])).toBe('finish');
    expect(primaryOf(['resume'])).toBe('resume');
    expect(primaryOf(['unassign', 'start'])).toBe('start');
    expect(primaryOf([])).toBeNull();
  });
});
