import { addDays, weekdayOf } from '@mif/contract/time';
import type { PositionMois, RegleDate } from '@mif/contract/plan-rules';
import { assert, constantFrom, integer, oneof, option, property, record, tuple } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dueDate, firstFrom } from './due-dates.ts';

const every = (intervalle: number, unite: RegleDate['unite'], position: PositionMois | null = null): RegleDate => ({
  unite,
  intervalle,
  position,
});
const rank = (rang: 1 | 2 | 3 | 4 | -1, jour_semaine: number): PositionMois => ({ genre: 'rang', rang, jour_semaine });
const day = (jour: number): PositionMois => ({ genre: 'jour', jour });
const list = (regle: RegleDate, premiere: string, count: number) => Array.from({ length: count }, (_, k) => dueDate(regle, premiere, k));

describe('days of a calendar', () => {
  test.each([
    ['each day', every(1, 'jour'), '2026-02-27', ['2026-02-27', '2026-02-28', '2026-03-01']],
    ['each second week', every(2, 'semaine'), '2026-12-24', ['2026-12-24', '2027-01-07', '2027-01-21']],
    ['the 31st, never chained', every(1, 'mois'), '2027-01-31', ['2027-01-31', '2027-02-28', '2027-03-31', '2027-04-30', '2027-05-31']],
    ['the 30th in a leap year', every(1, 'mois'), '2027-12-30', ['2027-12-30', '2028-01-30', '2028-02-29', '2028-03-30']],
    ['a quarter', every(3, 'mois'), '2026-11-30', ['2026-11-30', '2027-02-28', '2027-05-30', '2027-08-30']],
    ['the 29th of February', every(1, 'annee'), '2028-02-29', ['2028-02-29', '2029-02-28', '2030-02-28', '2031-02-28', '2032-02-29']],
    ['the last of the month', every(1, 'mois', day(31)), '2026-02-10', ['2026-02-28', '2026-03-31', '2026-04-30']],
    ['the first Monday', every(1, 'mois', rank(1, 1)), '2026-11-01', ['2026-11-02', '2026-12-07', '2027-01-04']],
    ['the fourth Sunday', every(1, 'mois', rank(4, 7)), '2026-11-01', ['2026-11-22', '2026-12-27', '2027-01-24']],
    ['the last Friday', every(2, 'mois', rank(-1, 5)), '2026-11-01', ['2026-11-27', '2027-01-29', '2027-03-26']],
    ['the last Tuesday of a month that ends on it', every(1, 'annee', rank(-1, 2)), '2027-08-01', ['2027-08-31', '2028-08-29']],
  ])('%s', (_name, regle, premiere, expected) => {
    expect(list(regle, premiere, expected.length)).toEqual(expected);
  });

  test('a day of the month before the anchor is none of its days', () => {
    expect(firstFrom(every(1, 'mois', day(5)), '2026-11-24', '2026-11-24')).toBe(1);
    expect(firstFrom(every(1, 'mois', rank(1, 1)), '2026-11-24', '2020-01-01')).toBe(1);
  });
});

const regles = record({
  unite: constantFrom('jour' as const, 'semaine' as const, 'mois' as const, 'annee' as const),
  intervalle: integer({ min: 1, max: 30 }),
});
const positions = option(
  oneof(
    integer({ min: 1, max: 31 }).map(day),
    tuple(constantFrom(1 as const, 2 as const, 3 as const, 4 as const, -1 as const), integer({ min: 1, max: 7 })).map(([a, b]) =>
      rank(a, b),
    ),
  ),
);
const rules = tuple(regles, positions).map(([regle, position]): RegleDate => {
  const inMonth = regle.unite === 'mois' || regle.unite === 'annee';
  return { ...regle, position: inMonth ? position : null };
});
const dates = integer({ min: 0, max: 12_000 }).map((days) => addDays('2015-01-01', days));

function isInPlace(at: string, position: PositionMois | null): boolean {
  if (!position) return true;
  if (position.genre === 'rang') return weekdayOf(at) === position.jour_semaine;
  return Number(at.slice(8)) === position.jour || (Number(at.slice(8)) < position.jour && addDays(at, 1).endsWith('-01'));
}

test('days only go forward, and each is where its rule says', () => {
  assert(
    property(rules, dates, integer({ min: 0, max: 200 }), (regle, premiere, k) => {
      const at = dueDate(regle, premiere, k);
      expect(dueDate(regle, premiere, k + 1) > at).toBe(true);
      expect(isInPlace(at, regle.position)).toBe(true);
    }),
  );
});

test('the first day from a date on is the one a search from the anchor finds', () => {
  assert(
    property(rules, dates, dates, (regle, premiere, from) => {
      const k = firstFrom(regle, premiere, from);
      let expected = 0;
      while (dueDate(regle, premiere, expected) < from || dueDate(regle, premiere, expected) < premiere) expected += 1;
      expect(k).toBe(expected);
    }),
    { numRuns: 200 },
  );
});
