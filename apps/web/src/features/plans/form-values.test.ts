import { expect, test } from 'vitest';
import { blankPlan, differences, understood } from './form-values.ts';

const start = blankPlan('2026-11-24');

test('a form that nobody wrote in has no draft; what was written is all it has', () => {
  expect(differences(start, { ...start, compteur_id: undefined })).toEqual({});
  expect(differences(start, { ...start, titre: 'Graissage', duree_minutes: 90 })).toEqual({ titre: 'Graissage', duree_minutes: 90 });
  const regle_date = { ...start.regle_date, intervalle: 3 };
  expect(differences(start, { ...start, regle_date })).toEqual({ regle_date });
});

test('of a draft what a form of today does not take is left out', () => {
  const kept = {
    titre: 'Graissage',
    type: 'inconnue',
    duree_minutes: '',
    regle_date: { unite: 'siecle' },
    couleur: 'rouge',
    empiler: true,
  };
  expect(understood(kept)).toEqual({ titre: 'Graissage', empiler: true });
});
