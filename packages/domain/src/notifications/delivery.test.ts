import { expect, test } from 'vitest';
import { isStillTrue, messageIdOf } from './delivery.ts';

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

test('a delivery has one Message-ID, and another where numbers began anew', () => {
  const at = new Date('2026-11-24T10:00:00Z');
  expect(messageIdOf('notification:12:email', at)).toBe(messageIdOf('notification:12:email', new Date(at)));
  expect(messageIdOf('notification:12:email', at)).toMatch(/^notification\.12\.email\.[a-z0-9]+$/);
  expect(messageIdOf('notification:12:email', at)).not.toBe(messageIdOf('notification:12:email', new Date(at.getTime() + 1)));
  expect(messageIdOf('a>\r\nBcc: b', at)).toMatch(/^[\w.]+$/);
});
