import { DomainError } from '@mif/contract/errors';
import { describe, expect, test } from 'vitest';
import { checkCancel, checkReading, type Reading } from './rules.ts';

const now = new Date('2026-11-24T10:00:00.000Z');
const at = (day: number) => new Date(Date.UTC(2026, 10, day));
const read = (valeur: number, day = 20): Reading => ({ genre: 'releve', valeur, ancienne_valeur: null, date_releve: at(day) });
const change = (ancienne_valeur: number, valeur: number, day = 20): Reading => ({
  genre: 'changement',
  valeur,
  ancienne_valeur,
  date_releve: at(day),
});

function outcome(work: () => void): unknown {
  try {
    work();
    return 'accepted';
  } catch (error) {
    if (error instanceof DomainError) return [error.code, error.field, error.details];
    throw error;
  }
}
const cumulative = (reading: Reading, before: Reading | null, after: Reading | null = null) =>
  outcome(() => checkReading('cumulatif', reading, { before, after, now }));

describe('a cumulative meter', () => {
  test.each([
    ['the first', read(0), null, null],
    ['the same value again', read(100), read(100, 19), null],
    ['a rise', read(101), read(100, 19), null],
    ['between two', read(150), read(100, 19), read(200, 21)],
    ['as much as the next', read(200), read(100, 19), read(200, 21)],
    ['a new meter from zero', change(120, 0), read(100, 19), null],
    ['after a new meter', read(3), change(120, 0, 19), null],
    ['before a new meter, up to what the old one showed last', read(120), read(100, 19), change(120, 0, 21)],
    ['a new meter between, below what comes after', change(120, 5), read(100, 19), read(5, 21)],
  ])('takes %s', (_, reading, before, after) => {
    expect(cumulative(reading, before, after)).toBe('accepted');
  });

  test.each([
    ['a fall', read(99), read(100, 19), null, ['RELEVE_DESCEND', 'valeur', { valeur: 99, precedent: 100 }]],
    ['below zero', read(-1), null, null, ['RELEVE_DESCEND', 'valeur', { valeur: -1, precedent: 0 }]],
    ['more than a later reading', read(201), read(100, 19), read(200, 21), ['RELEVE_DEPASSE', 'valeur', { valeur: 201, suivant: 200 }]],
    [
      'more than the old meter showed last',
      read(121),
      read(100, 19),
      change(120, 0, 21),
      ['RELEVE_DEPASSE', 'valeur', { valeur: 121, suivant: 120 }],
    ],
    [
      'an old meter that went down',
      change(99, 0),
      read(100, 19),
      null,
      ['RELEVE_DESCEND', 'ancienne_valeur', { valeur: 99, precedent: 100 }],
    ],
    [
      'a new meter above what comes after',
      change(120, 9),
      read(100, 19),
      read(5, 21),
      ['RELEVE_DEPASSE', 'valeur', { valeur: 9, suivant: 5 }],
    ],
    [
      'a change without the old value',
      { ...read(0), genre: 'changement' as const },
      null,
      null,
      ['RELEVE_CHANGEMENT_INVALID', 'ancienne_valeur', { raison: 'manque' }],
    ],
    [
      'an old value without a change',
      { ...read(5), ancienne_valeur: 4 },
      null,
      null,
      ['RELEVE_CHANGEMENT_INVALID', 'ancienne_valeur', { raison: 'releve' }],
    ],
  ])('refuses %s', (_, reading, before, after, refused) => {
    expect(cumulative(reading, before, after)).toEqual(refused);
  });
});

test('a gauge goes up and down, below zero too, and is never changed', () => {
  const gauge = (reading: Reading) => outcome(() => checkReading('jauge', reading, { before: read(100, 19), after: read(0, 21), now }));
  expect(gauge(read(-40))).toBe('accepted');
  expect(gauge(change(100, 0))).toEqual(['RELEVE_CHANGEMENT_INVALID', 'ancienne_valeur', { raison: 'jauge' }]);
});

test('the future is refused, a telephone a little fast is not', () => {
  const inMinutes = (minutes: number) => ({ ...read(5), date_releve: new Date(now.getTime() + minutes * 60_000) });
  expect(cumulative(inMinutes(4), null)).toBe('accepted');
  expect(cumulative(inMinutes(6), null)).toEqual(['RELEVE_DATE_FUTURE', 'date_releve', undefined]);
});

test('a change of meter stays while the readings around it need it', () => {
  expect(outcome(() => checkCancel('cumulatif', read(100), read(5)))).toEqual(['RELEVE_NEEDED', 'id', { precedent: 100, suivant: 5 }]);
  for (const [before, after] of [
    [read(100), null],
    [null, read(5)],
    [read(100), read(100)],
    [read(100), change(100, 0)],
  ] as const)
    expect(outcome(() => checkCancel('cumulatif', before, after))).toBe('accepted');
  expect(outcome(() => checkCancel('jauge', read(100), read(5)))).toBe('accepted');
});
