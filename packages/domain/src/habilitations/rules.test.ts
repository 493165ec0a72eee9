import { expect, test } from 'vitest';
import { checkValidity, doOverlap, etatOf, expiryOf, seuilReached } from './rules.ts';

const of = (date_obtention: string, date_expiration: string | null) => ({ date_obtention, date_expiration });

test('months are counted on the calendar, also from a leap day', () => {
  expect(expiryOf('2024-02-29', 12)).toBe('2025-02-28');
  expect(expiryOf('2024-02-29', 48)).toBe('2028-02-29');
  expect(expiryOf('2025-08-31', 6)).toBe('2026-02-28');
  expect(expiryOf('2026-11-24', 36)).toBe('2029-11-24');
  expect(expiryOf('2026-11-24', null)).toBeNull();
});

test('one that ends before it begins is refused; one of a single day is not', () => {
  expect(() => checkValidity(of('2026-03-01', '2026-02-28'))).toThrow('HABILITATION_ENDS_BEFORE');
  checkValidity(of('2026-03-01', '2026-03-01'));
  checkValidity(of('2026-03-01', null));
});

test('two overlap where they share a day', () => {
  expect(doOverlap(of('2025-01-01', '2025-12-31'), of('2025-12-31', '2026-12-31'))).toBe(true);
  expect(doOverlap(of('2025-01-01', '2025-12-31'), of('2026-01-01', null))).toBe(false);
  expect(doOverlap(of('2025-01-01', null), of('2030-01-01', null))).toBe(true);
});

test('its state on a day: valid through the last one', () => {
  expect(etatOf(of('2024-02-29', '2028-02-29'), '2028-02-29')).toBe('expire_bientot');
  expect(etatOf(of('2024-02-29', '2028-02-29'), '2028-03-01')).toBe('expiree');
  expect(etatOf(of('2024-02-29', '2028-02-29'), '2027-12-30')).toBe('valide');
  expect(etatOf(of('2024-02-29', '2028-02-29'), '2027-12-31')).toBe('expire_bientot');
  expect(etatOf(of('2027-01-01', null), '2026-11-24')).toBe('a_venir');
});

test('the tightest threshold that is reached', () => {
  const reached = (today: string) => seuilReached('2026-12-31', today);
  expect(
    ['2026-10-31', '2026-11-01', '2026-11-30', '2026-12-01', '2026-12-23', '2026-12-24', '2026-12-30', '2026-12-31', '2027-01-01'].map(
      reached,
    ),
  ).toEqual([null, 60, 60, 30, 30, 7, 7, 0, 0]);
});
