import { causesArret, type CauseArret } from '@mif/contract/arrets';
import { DomainError } from '@mif/contract/errors';
import { array, assert, constantFrom, integer, property, tuple } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkDates, downtimeAfter, statutDuring, sumDowntime, type Downtime } from './rules.ts';

const now = new Date('2026-11-24T10:00:00.000Z');
const at = (hour: number, minute = 0) => new Date(Date.UTC(2026, 10, 20, hour, minute));
const stop = (from: number, to: number | null, cause: CauseArret = 'panne'): Downtime => ({
  cause,
  date_debut: at(from),
  date_fin: to === null ? null : at(to),
});
const period = { from: at(8), to: at(18), now };

describe('hours of downtime', () => {
  test.each([
    ['inside', [stop(9, 11)], 120],
    ['cut at both ends', [stop(6, 9), stop(17, 20)], 120],
    ['outside', [stop(5, 8), stop(18, 19)], 0],
    ['overlaps once', [stop(9, 12), stop(10, 11), stop(11, 13, 'planifie')], 240],
    ['over the whole period', [stop(0, 23)], 600],
    ['one that lasts, to the end of the period', [stop(17, null)], 60],
  ])('%s', (_, downtimes, minutes) => {
    expect(sumDowntime(downtimes, period).minutes).toBe(minutes);
  });

  test('one that lasts counts until now and no further', () => {
    const today = { from: new Date('2026-11-24T08:00:00Z'), to: new Date('2026-11-25T00:00:00Z'), now };
    expect(sumDowntime([stop(9, null)], today).minutes).toBe(120);
  });

  test('each cause has its own, and a failure counts where it began', () => {
    const sum = sumDowntime([stop(9, 11), stop(10, 13, 'planifie'), stop(6, 9)], period);
    expect(sum).toMatchObject({ minutes: 300, pannes: 1, minutes_par_cause: { panne: 180, planifie: 120, environnement: 0 } });
  });

  test('never more than the period, never less than the longest one, and split periods add up', () => {
    const instants = integer({ min: 0, max: 24 * 60 });
    const downtimes = array(
      tuple(instants, instants, constantFrom(...causesArret)).map(([a, b, cause]): Downtime => ({
        cause,
        date_debut: at(0, Math.min(a, b)),
        date_fin: at(0, Math.max(a, b) + 1),
      })),
    );
    assert(
      property(downtimes, instants, (all, cut) => {
        const whole = { from: at(0), to: at(24), now };
        const { minutes, minutes_par_cause } = sumDowntime(all, whole);
        const middle = at(0, cut);
        expect(minutes).toBeLessThanOrEqual(24 * 60);
        expect(Object.values(minutes_par_cause).reduce((sum, each) => sum + each, 0)).toBe(minutes);
        const parts = sumDowntime(all, { ...whole, to: middle }).minutes + sumDowntime(all, { ...whole, from: middle }).minutes;
        expect(parts).toBe(minutes);
      }),
    );
  });
});

describe('a new state', () => {
  test.each([
    ['panne', null, { ends: false, begins: 'panne' }],
    ['panne', 'panne', { ends: false, begins: null }],
    ['panne', 'planifie', { ends: true, begins: 'panne' }],
    ['panne', 'environnement', { ends: true, begins: 'panne' }],
    ['maintenance', null, { ends: false, begins: 'planifie' }],
    ['maintenance', 'panne', { ends: false, begins: null }],
    ['maintenance', 'exploitation', { ends: true, begins: 'planifie' }],
    ['operationnel', 'panne', { ends: true, begins: null }],
    ['operationnel', null, { ends: false, begins: null }],
    ['retire', 'planifie', { ends: true, begins: null }],
  ] as const)('%s with %s lasting', (statut, lasting, expected) => {
    expect(downtimeAfter(statut, lasting)).toEqual(expected);
  });

  test('a downtime puts the machine in the state that keeps it going', () => {
    const kept = causesArret.map((cause) => downtimeAfter(statutDuring(cause) ?? 'operationnel', cause));
    // A power cut and an idle line leave the machine in service, which would end them: they are ended by hand alone.
    expect(kept.map(({ ends }) => ends)).toEqual([false, false, true, true]);
  });
});

test.each([
  ['in order', 8, 9, null],
  ['lasting', 8, null, null],
  ['ending as it begins', 8, 8, ['date_fin', 'ordre']],
  ['backwards', 9, 8, ['date_fin', 'ordre']],
  ['beginning in the future', 200, null, ['date_debut', 'debut_futur']],
  ['ending in the future', 8, 200, ['date_fin', 'fin_future']],
] as const)('dates %s', (_, from, to, refused) => {
  let seen: unknown = null;
  try {
    checkDates(stop(from, to), now);
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    seen = [error.field, error.details?.['raison']];
  }
  expect(seen).toEqual(refused);
});
