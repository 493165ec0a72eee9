import { assert, constantFrom, date, property } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isHoliday } from './business-time.ts';
import type { BusinessCalendar } from './calendriers.ts';
import { defaultDeadline, responseDeadline, responseState } from './deadlines.ts';
import { toCivilDate, toLocal } from './time.ts';

const days = (of: readonly number[], debut: string, fin: string) => of.map((jour) => ({ jour, debut, fin }));
const office: BusinessCalendar = {
  calendrier_id: 1,
  calendrier_version_id: 1,
  numero: 1,
  nom: 'Bureau',
  semaines: [
    {
      du: null,
      horaires: days([1, 2, 3, 4, 5], '08:00', '18:00'),
      pause_vendredi: null,
      ramadan: { horaires: days([1, 2, 3, 4, 5], '09:00', '15:00'), pause_vendredi: null },
      is_ferme_feries: true,
    },
  ],
  ramadans: [{ debut: '2027-02-09', fin: '2027-03-09', is_estime: true }],
  feries: [{ code: 'fete_independance', nom: '', date: '2000-11-18', jours: 1, is_annuel: true, jusqu_au: null, is_estime: false }],
  fermetures: [],
};
const always: BusinessCalendar = {
  ...office,
  semaines: [
    { du: null, horaires: days([1, 2, 3, 4, 5, 6, 7], '00:00', '00:00'), pause_vendredi: null, ramadan: null, is_ferme_feries: false },
  ],
};

describe('default deadline', () => {
  test.each([
    ['critique', '2026-11-24T10:00:00Z', '2026-11-24T18:00:00.000Z'],
    // What is left of a critical one after the closing is counted from the next opening.
    ['critique', '2026-11-27T16:00:00Z', '2026-11-30T14:00:00.000Z'],
    ['haute', '2026-11-24T10:00:00Z', '2026-11-26T10:00:00.000Z'],
    ['haute', '2026-11-26T10:00:00Z', '2026-11-30T10:00:00.000Z'],
    ['normale', '2026-11-24T10:00:00Z', '2026-12-01T10:00:00.000Z'],
    ['basse', '2026-11-24T10:00:00Z', '2026-12-08T10:00:00.000Z'],
    ['haute', '2026-11-28T23:00:00Z', '2026-12-02T08:00:00.000Z'],
    ['haute', '2026-11-24T05:00:00Z', '2026-11-26T08:00:00.000Z'],
    // Independence day does not count; in Ramadan the day ends at three.
    ['haute', '2026-11-17T10:00:00Z', '2026-11-20T10:00:00.000Z'],
    ['haute', '2027-02-05T17:00:00Z', '2027-02-09T15:00:00.000Z'],
    // Morocco was at UTC+1 until 2026-09-20: nine o'clock there stays nine o'clock there.
    ['normale', '2026-09-18T08:00:00Z', '2026-09-25T09:00:00.000Z'],
  ] as const)('%s from %s is %s', (priorite, from, expected) => {
    expect(defaultDeadline(priorite, new Date(from), office)?.toISOString()).toBe(expected);
  });

  test('around the clock eight hours are eight hours', () => {
    expect(defaultDeadline('critique', new Date('2026-11-28T23:00:00Z'), always)?.toISOString()).toBe('2026-11-29T07:00:00.000Z');
    expect(defaultDeadline('haute', new Date('2026-11-28T23:00:00Z'), always)?.toISOString()).toBe('2026-11-30T23:00:00.000Z');
  });

  test('programmee has none', () => expect(defaultDeadline('programmee', new Date('2026-11-24T10:00:00Z'), office)).toBeNull());

  test('is never before its start, and falls on a business day', () => {
    const instants = date({ min: new Date('2020-01-01'), max: new Date('2035-01-01'), noInvalidDate: true });
    const priorites = constantFrom('critique' as const, 'haute' as const, 'normale' as const, 'basse' as const);
    assert(
      property(instants, priorites, (from, priorite) => {
        const deadline = defaultDeadline(priorite, from, office) ?? new Date(0);
        expect(deadline.getTime()).toBeGreaterThan(from.getTime());
        expect(toLocal(deadline).weekday).toBeLessThanOrEqual(5);
        expect(isHoliday(office, toCivilDate(deadline))).toBe(false);
      }),
    );
  });
});

describe('response deadline', () => {
  test.each([
    ['critique', '2026-11-24T10:00:00Z', '2026-11-24T12:00:00.000Z'],
    // Asked for an hour before the closing: the second hour is the next day's first.
    ['critique', '2026-11-24T17:00:00Z', '2026-11-25T09:00:00.000Z'],
    ['haute', '2026-11-27T10:00:00Z', '2026-11-30T10:00:00.000Z'],
    ['normale', '2026-11-24T10:00:00Z', '2026-11-27T10:00:00.000Z'],
    ['basse', '2026-11-24T10:00:00Z', '2026-12-01T10:00:00.000Z'],
  ] as const)('%s, asked on %s', (priorite, from, expected) => {
    expect(responseDeadline(priorite, new Date(from), office)?.toISOString()).toBe(expected);
  });

  test('programmee has none, and none comes after the work is due', () => {
    expect(responseDeadline('programmee', new Date('2026-11-24T10:00:00Z'), office)).toBeNull();
    const asked = date({ min: new Date('2026-01-01T00:00:00Z'), max: new Date('2027-12-31T00:00:00Z'), noInvalidDate: true });
    assert(
      property(constantFrom('critique', 'haute', 'normale', 'basse'), asked, (priorite, from) => {
        const [begun, done] = [responseDeadline(priorite, from, office), defaultDeadline(priorite, from, office)];
        expect(begun && done && begun < done).toBe(true);
      }),
    );
  });

  const limite = new Date('2026-11-24T12:00:00Z');
  const at = (hours: number) => new Date(limite.getTime() + hours * 3_600_000);
  test.each([
    ['ouverte', null, 0, 'a_tenir'],
    ['affectee', null, 0.1, 'depassee'],
    ['en_cours', 0, 9, 'tenue'],
    ['cloturee', 1, 90, 'depassee'],
    ['annulee', null, 9, null],
    ['annulee', -1, 9, 'tenue'],
  ] as const)('%s, begun %s h from it, looked at %s h from it: %s', (statut, begun, now, expected) => {
    expect(responseState({ statut, limite, debut: begun === null ? null : at(begun) }, at(now))).toBe(expected);
  });

  test('work that has no such deadline is neither in time nor late', () => {
    expect(responseState({ statut: 'ouverte', limite: null, debut: null }, at(0))).toBeNull();
  });
});
