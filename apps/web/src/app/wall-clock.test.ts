import { describe, expect, test } from 'vitest';
import { fromWallClock, toWallClock } from './wall-clock.ts';

describe('the wall clock of a field', () => {
  test.each([
    ['2026-11-24T10:30:00.000Z', '2026-11-24T10:30'],
    // Morocco was at UTC+1 until 2026-09-20.
    ['2026-07-01T08:00:00.000Z', '2026-07-01T09:00'],
  ])('%s is %s, and back', (instant, wall) => {
    expect(toWallClock(instant)).toBe(wall);
    expect(fromWallClock(wall)).toBe(instant);
  });

  test.each(['', '2026-11-24', 'demain', '2026-02-30T10:00', '2026-11-24T99:99'])('%j is no instant', (text) => {
    expect(fromWallClock(text)).toBeNull();
  });
});
