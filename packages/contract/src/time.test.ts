import { assert, date, integer, property } from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addDays,
  checkZone,
  civilDayBounds,
  fromLocal,
  offsetHours,
  toCivilDate,
  toInstant,
  toLocal,
  weekdayOf,
  zoneChecks,
} from './time.ts';

const anyInstant = date({ min: new Date('2008-01-01'), max: new Date('2040-01-01'), noInvalidDate: true });
const two = (value: number) => String(value).padStart(2, '0');

test('noon UTC on the five dates', () => {
  expect(checkZone(() => 0).map(({ table_hour }) => table_hour)).toEqual([12, 13, 13, 12, 12]);
  expect(zoneChecks.map(({ hour }) => hour)).toEqual([12, 13, 13, 12, 12]);
});

describe('the clock', () => {
  test.each([
    // Permanent UTC since 2026-09-20: at 02:00 it was 01:00 again.
    ['2026-09-20T00:59:59Z', '2026-09-20', 1],
    ['2026-09-20T01:00:00Z', '2026-09-20', 1],
    ['2026-06-30T23:00:00Z', '2026-07-01', 0],
    ['2026-12-31T23:59:59Z', '2026-12-31', 23],
    // Ramadan of 2026: UTC from the 15th of February on.
    ['2026-02-14T23:30:00Z', '2026-02-15', 0],
    ['2026-02-16T23:30:00Z', '2026-02-16', 23],
  ])('%s is %s at %d h', (instant, civil, hour) => {
    expect(toCivilDate(instant)).toBe(civil);
    expect(toLocal(instant).hour).toBe(hour);
  });

  test('agrees with itself in both directions, but in the hour that comes twice', () => {
    assert(
      property(anyInstant, (instant) => {
        const { year, month, day, hour, minute, second } = toLocal(instant);
        const back = fromLocal(`${year}-${two(month)}-${two(day)}`, `${two(hour)}:${two(minute)}:${two(second)}`);
        const exact = Math.floor(instant.getTime() / 1000) * 1000;
        expect([exact, exact - 3_600_000]).toContain(back);
        expect(toLocal(back)).toEqual(toLocal(exact));
      }),
    );
  });

  test('a time that was skipped counts with the offset before, one that came twice is the first', () => {
    expect(fromLocal('2026-03-22', '02:30')).toBe(Date.parse('2026-03-22T02:30:00Z'));
    expect(fromLocal('2026-09-20', '01:30')).toBe(Date.parse('2026-09-20T00:30:00Z'));
  });

  test('is at UTC or an hour before it', () => {
    assert(
      property(anyInstant, (instant) => {
        expect([0, 1]).toContain(offsetHours(instant.getTime()));
      }),
    );
  });
});

describe('civil days', () => {
  test('follow one another without gap or overlap', () => {
    assert(
      property(anyInstant, (instant) => {
        const day = toCivilDate(instant);
        const { start, end } = civilDayBounds(day);
        expect(instant.getTime()).toBeGreaterThanOrEqual(start);
        expect(instant.getTime()).toBeLessThan(end);
        expect(civilDayBounds(addDays(day, 1)).start).toBe(end);
      }),
    );
  });

  test('are added and taken away again', () => {
    assert(
      property(anyInstant, integer({ min: -4000, max: 4000 }), (instant, days) => {
        const day = toCivilDate(instant);
        expect(addDays(addDays(day, days), -days)).toBe(day);
        expect(weekdayOf(addDays(day, 7))).toBe(weekdayOf(day));
      }),
    );
    expect(addDays('2028-02-28', 1)).toBe('2028-02-29');
    expect(weekdayOf('2026-11-24')).toBe(2);
  });
});

test.each(['', 'hier', '2026-13-01T00:00:00Z'])('%j is no instant', (text) => {
  expect(() => toInstant(text)).toThrow(RangeError);
});

test.each([
  ['2026-02-30', '08:00'],
  ['24/11/2026', '08:00'],
  ['2026-11-24', '25:00'],
])('%s %s is no local time', (civil, time) => {
  expect(() => fromLocal(civil, time)).toThrow(RangeError);
});
