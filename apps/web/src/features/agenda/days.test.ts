import type { AgendaIntervention } from '@mif/contract/agenda';
import { daysBetween, weekdayOf } from '@mif/contract/time';
import { describe, expect, test } from 'vitest';
import { blocksOn, daysAndGaps, daysOf, landingOf, rowsOn, stepFrom } from './days.ts';

let id = 0;
const slot = (date_debut_prevue: string | null, date_fin_prevue: string | null, more: Partial<AgendaIntervention> = {}) => {
  id += 1;
  return {
    id,
    date_debut_prevue,
    date_fin_prevue,
    is_limite: false,
    jour: date_debut_prevue?.slice(0, 10) ?? '',
    ...more,
  } as AgendaIntervention;
};

describe('a period', () => {
  test.each(['2026-11-24', '2026-02-01', '2027-02-15', '2026-08-31', '2024-02-29'])(
    'of the month of %s is whole weeks, all of the month among them',
    (date) => {
      const days = daysOf('mois', date);
      expect(days.length % 7).toBe(0);
      expect([weekdayOf(days[0] ?? ''), weekdayOf(days.at(-1) ?? '')]).toEqual([1, 7]);
      expect(days.filter((day) => day.startsWith(date.slice(0, 7)))).toHaveLength(
        new Date(Date.UTC(Number(date.slice(0, 4)), Number(date.slice(5, 7)), 0)).getUTCDate(),
      );
      expect(daysBetween(days[0] ?? '', `${date.slice(0, 8)}01`)).toBeLessThan(7);
    },
  );

  test('of a week begins on its Monday; a list on its day', () => {
    expect(daysOf('semaine', '2026-11-29')[0]).toBe('2026-11-23');
    expect(daysOf('liste', '2026-11-29')[0]).toBe('2026-11-29');
  });

  test('leads to the next, also from the end of a long month', () => {
    expect(stepFrom('mois', '2026-01-31', 1)).toBe('2026-02-01');
    expect(stepFrom('mois', '2026-01-31', -1)).toBe('2025-12-01');
    expect(stepFrom('semaine', '2026-12-29', 1)).toBe('2027-01-05');
  });
});

describe('on a day', () => {
  test('slots by their hour, then what is due; one over midnight on both days', () => {
    const late = slot('2026-11-24T22:00:00.000Z', '2026-11-25T02:00:00.000Z');
    const early = slot('2026-11-24T08:00:00.000Z', '2026-11-24T09:00:00.000Z');
    const due = slot(null, null, { is_limite: true, jour: '2026-11-24' });
    expect(rowsOn('2026-11-24', [due, late, early]).map((row) => row.id)).toEqual([early.id, late.id, due.id]);
    expect(rowsOn('2026-11-25', [due, late, early]).map((row) => row.id)).toEqual([late.id]);
    expect(blocksOn('2026-11-25', [late])).toMatchObject([{ from: 0, to: 120 }]);
  });

  test('those that overlap stand side by side, those that touch do not', () => {
    const rows = [
      slot('2026-11-24T08:00:00.000Z', '2026-11-24T10:00:00.000Z'),
      slot('2026-11-24T09:00:00.000Z', '2026-11-24T11:00:00.000Z'),
      slot('2026-11-24T10:00:00.000Z', '2026-11-24T12:00:00.000Z'),
      slot('2026-11-24T12:00:00.000Z', null),
    ];
    expect(blocksOn('2026-11-24', rows).map(({ lane, lanes, from }) => [from / 60, lane, lanes])).toEqual([
      [8, 0, 2],
      [9, 1, 2],
      [10, 0, 2],
      [12, 0, 1],
    ]);
  });
});

describe('a landing', () => {
  test('keeps the length, and the hour of the wall clock across the end of summer time', () => {
    // 9 to 11 in Morocco, with UTC+1 and then with UTC+0.
    const row = slot('2026-09-18T08:00:00.000Z', '2026-09-18T10:00:00.000Z');
    expect(landingOf(row, '2026-09-21')).toEqual({ debut: '2026-09-21T09:00:00.000Z', fin: '2026-09-21T11:00:00.000Z' });
  });

  test('takes the minute it is put at', () => {
    const row = slot('2026-11-24T08:00:00.000Z', '2026-11-24T09:30:00.000Z');
    expect(landingOf(row, '2026-11-26', 13 * 60 + 15)).toEqual({ debut: '2026-11-26T13:15:00.000Z', fin: '2026-11-26T14:45:00.000Z' });
    expect(landingOf(slot(null, null), '2026-11-26')).toBeNull();
  });
});

describe('a list', () => {
  const days = daysOf('liste', '2026-11-30').slice(0, 6);
  const parts = (...empty: string[]) => daysAndGaps(days, (day) => empty.includes(day)).map(({ du, au, isEmpty }) => [du, au, isEmpty]);

  test('shows days without anything that follow one another as one, whatever the month', () => {
    expect(parts('2026-11-30', '2026-12-01', '2026-12-02', '2026-12-04')).toEqual([
      ['2026-11-30', '2026-12-02', true],
      ['2026-12-03', '2026-12-03', false],
      ['2026-12-04', '2026-12-04', true],
      ['2026-12-05', '2026-12-05', false],
    ]);
  });

  test('shows every day that has something, and one gap where none has', () => {
    expect(parts()).toEqual(days.map((day) => [day, day, false]));
    expect(parts(...days)).toEqual([['2026-11-30', '2026-12-05', true]]);
  });
});
