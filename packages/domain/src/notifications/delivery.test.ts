import { expect, test } from 'vitest';
import { isStillTrue } from './delivery.ts';

test.each([
  ['intervention_affectee', 'technicien', true, true, true],
  ['intervention_affectee', 'technicien', true, false, false],
  ['intervention_retiree', 'technicien', true, false, true],
  ['intervention_retiree', 'technicien', true, true, false],
  ['intervention_retiree', 'responsable', true, true, true],
  ['intervention_cloturee', 'client', true, true, true],
  ['intervention_cloturee', 'client', true, false, false],
  ['information', 'client', false, false, true],
] as const)('%s to a %s (about one: %s, in sight: %s) is still true: %s', (evenement, role, has_record, is_visible, expected) => {
  expect(isStillTrue({ evenement, role, has_record, is_visible })).toBe(expected);
});
