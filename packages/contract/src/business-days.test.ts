import { expect, describe, test } from 'vitest';
import {
  CalendarNeverOpenError,
  addBusinessDates,
  addBusinessDays,
  addBusinessTime,
  businessTimeBetween,
  holidayOf,
  isHoliday,
  nextOpening,
  openRangesOf,
} from './business-time.ts';
import { always, calendar, daily, office, week } from './test-calendar.ts';

const iso = (instant: number) => new Date(instant).toISOString();

describe('days that are known', () => {
  test('a working day, a Friday, one of Ramadan, a holiday, a closure, a Saturday', () => {
    const of = (civil: string) =>
      openRangesOf(calendar(), civil).map(({ start, end }) => `${iso(start).slice(11, 16)}-${iso(end).slice(11, 16)}`);
    expect(of('2026-11-24')).toEqual(['08:00-18:00']);
    expect(of('2026-11-27')).toEqual(['08:00-12:30', '14:00-18:00']);
    // A year ago Morocco was at UTC+1.
    expect(of('2025-11-24')).toEqual(['07:00-17:00']);
    expect(of('2026-02-20')).toEqual(['09:00-15:00']);
    expect([of('2026-11-18'), of('2026-03-20'), of('2026-08-10'), of('2026-11-28')]).toEqual([[], [], [], []]);
  });

  test('holidays: once, of every year from the first on, and until the last', () => {
    const known = calendar();
    expect([isHoliday(known, '2026-03-21'), isHoliday(known, '2026-03-22')]).toEqual([true, false]);
    expect([isHoliday(known, '2025-10-31'), isHoliday(known, '2026-10-31'), isHoliday(known, '2031-10-31')]).toEqual([false, true, true]);
    expect([isHoliday(known, '2027-05-01'), isHoliday(known, '2028-05-01')]).toEqual([true, false]);
    expect(isHoliday(known, '2026-08-23')).toBe(true);
    expect(holidayOf(known, '2026-08-23')).toBeNull();
    expect(holidayOf(known, '2026-11-18')?.date).toBe('2000-11-18');
    // A calendar that works on holidays has none, and still knows their names.
    expect([isHoliday(always, '2026-11-18'), holidayOf(always, '2026-11-18')?.nom]).toEqual([false, '2000-11-18']);
  });

  test('the day the clocks went back is 25 hours long, the one they went forward 23', () => {
    const hours = (civil: string) => openRangesOf(always, civil).reduce((sum, { start, end }) => sum + (end - start) / 3_600_000, 0);
    expect([hours('2026-09-20'), hours('2026-03-22'), hours('2026-11-24')]).toEqual([25, 23, 24]);
    const night = calendar({ horaires: daily([6], '22:00', '06:00') });
    expect(businessTimeBetween(night, '2026-09-19T12:00Z', '2026-09-20T12:00Z')).toBe(9 * 60);
  });

  test('a holiday closes the night that begins on it, and not the one that ends on it', () => {
    const night = calendar({ horaires: daily([2, 3], '22:00', '06:00'), pause_vendredi: null });
    // Wednesday the 18th of November 2026 is a holiday.
    expect(openRangesOf(night, '2026-11-18').map(({ start, end }) => [iso(start), iso(end)])).toEqual([
      ['2026-11-18T00:00:00.000Z', '2026-11-18T06:00:00.000Z'],
    ]);
    expect(openRangesOf(night, '2026-11-19')).toEqual([]);
  });

  test('hours change on the day they are said to', () => {
    const of = calendar({}, { semaines: [office, { ...office, du: '2027-01-01', horaires: daily(week, '07:00', '15:00') }] });
    expect(iso(addBusinessTime(of, '2026-12-31T17:00Z', 120))).toBe('2027-01-01T08:00:00.000Z');
  });

  test('business days keep the time of day, and fit it into the hours of the day they reach', () => {
    const of = calendar({ horaires: [...daily(week, '08:00', '18:00'), { jour: 6, debut: '09:00', fin: '13:00' }] });
    const add = (from: string, days: number) => iso(addBusinessDays(of, from, days));
    expect(add('2026-11-24T10:00Z', 2)).toBe('2026-11-26T10:00:00.000Z');
    // Friday at one is within the break; Saturday at five is after the closing.
    expect(add('2026-11-26T13:00Z', 1)).toBe('2026-11-27T14:00:00.000Z');
    expect(add('2026-11-27T17:00Z', 1)).toBe('2026-11-28T13:00:00.000Z');
    expect(add('2026-11-28T20:00Z', 1)).toBe('2026-12-01T08:00:00.000Z');
    expect(add('2026-11-24T10:00Z', 0)).toBe('2026-11-24T10:00:00.000Z');
    expect(add('2026-11-24T10:00Z', -1)).toBe('2026-11-23T10:00:00.000Z');
    expect(add('2026-11-29T10:00Z', -1)).toBe('2026-11-27T13:00:00.000Z'.replace('13:00', '14:00'));
  });

  test('a night counts with the day it began on', () => {
    const night = calendar({ horaires: daily(week, '22:00', '06:00'), pause_vendredi: null });
    expect(iso(addBusinessDays(night, '2026-11-28T03:00Z', 1))).toBe('2026-12-01T03:00:00.000Z');
  });

  test('nothing is waited for in vain', () => {
    const never = calendar({ horaires: [], ramadan: null });
    const closed = calendar({}, { fermetures: [{ debut: '2026-01-01', fin: '2099-12-31', motif: 'Cessation' }] });
    for (const of of [never, closed]) {
      expect(() => addBusinessTime(of, '2026-11-24T10:00Z', 1)).toThrow(CalendarNeverOpenError);
      expect(() => addBusinessDays(of, '2026-11-24T10:00Z', 1)).toThrow(CalendarNeverOpenError);
      expect(() => addBusinessDates(of, '2026-11-24', 1)).toThrow(CalendarNeverOpenError);
      expect(() => nextOpening(of, '2026-11-24T10:00Z')).toThrow(CalendarNeverOpenError);
      expect(businessTimeBetween(of, '2026-11-24T10:00Z', '2027-11-24T10:00Z')).toBe(0);
    }
    expect(() => addBusinessTime(always, '2026-11-24T10:00Z', 1e15)).toThrow(CalendarNeverOpenError);
    expect(() => addBusinessTime(always, '2026-11-24T10:00Z', Number.NaN)).toThrow(RangeError);
    // Backwards it was open once.
    expect(iso(addBusinessTime(closed, '2026-11-24T10:00Z', -60))).toBe('2025-12-31T16:00:00.000Z');
  });
});
