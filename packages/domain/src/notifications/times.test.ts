import { toLocal } from '@mif/contract/time';
import { assert, integer, property, tuple } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { afterSilence, nextResume } from './times.ts';

const at = (iso: string) => new Date(iso);
const night = { silence_debut: '22:00', silence_fin: '06:30', heure_resume: '07:00' };

describe('quiet hours', () => {
  // In November 2026 Morocco is at UTC+0, in July at UTC+1.
  test.each([
    ['2026-11-24T21:59:59Z', '2026-11-24T21:59:59Z', 'before they begin'],
    ['2026-11-24T22:00:00Z', '2026-11-25T06:30:00Z', 'as they begin'],
    ['2026-11-25T02:00:00Z', '2026-11-25T06:30:00Z', 'after midnight'],
    ['2026-11-25T06:29:59Z', '2026-11-25T06:30:00Z', 'the last second'],
    ['2026-11-25T06:30:00Z', '2026-11-25T06:30:00Z', 'as they end'],
    ['2026-07-14T20:59:00Z', '2026-07-14T20:59:00Z', 'summer, an hour ahead: 21:59'],
    ['2026-07-14T21:00:00Z', '2026-07-15T05:30:00Z', 'summer: 22:00'],
    // On the 20th of September 2026 clocks went back from 02:00 to 01:00.
    ['2026-09-19T22:00:00Z', '2026-09-20T06:30:00Z', 'the night clocks went back'],
  ])('what comes at %s leaves at %s (%s)', (given, expected) => {
    expect(afterSilence(at(given), night)).toEqual(at(expected));
  });

  test('within one day, and none at all', () => {
    const noon = { silence_debut: '12:00', silence_fin: '14:00' };
    expect(afterSilence(at('2026-11-24T11:59:00Z'), noon)).toEqual(at('2026-11-24T11:59:00Z'));
    expect(afterSilence(at('2026-11-24T13:00:00Z'), noon)).toEqual(at('2026-11-24T14:00:00Z'));
    expect(afterSilence(at('2026-11-24T14:00:00Z'), noon)).toEqual(at('2026-11-24T14:00:00Z'));
    expect(afterSilence(at('2026-11-24T03:00:00Z'), { silence_debut: null, silence_fin: null })).toEqual(at('2026-11-24T03:00:00Z'));
  });
});

describe('the mail of the day', () => {
  test.each([
    ['2026-11-24T06:59:00Z', '2026-11-24T07:00:00Z'],
    ['2026-11-24T07:00:00Z', '2026-11-25T07:00:00Z'],
    ['2026-07-14T05:59:00Z', '2026-07-14T06:00:00Z'],
    ['2026-12-31T23:00:00Z', '2027-01-01T07:00:00Z'],
  ])('after %s it leaves at %s', (given, expected) => {
    expect(nextResume(at(given), night)).toEqual(at(expected));
  });

  test('waits for the end of quiet hours', () => {
    expect(nextResume(at('2026-11-24T10:00:00Z'), { ...night, heure_resume: '05:00' })).toEqual(at('2026-11-25T06:30:00Z'));
  });
});

const pad = (value: number) => String(value).padStart(2, '0');
const time = tuple(integer({ min: 0, max: 23 }), integer({ min: 0, max: 59 })).map(([hour, minute]) => `${pad(hour)}:${pad(minute)}`);
const instant = integer({ min: Date.parse('2025-01-01T00:00:00Z'), max: Date.parse('2029-01-01T00:00:00Z') });

test('nothing waits longer than a day, nothing leaves earlier, what left is not in quiet hours', () => {
  assert(
    property(instant, time, time, (ms, silence_debut, silence_fin) => {
      if (silence_debut === silence_fin) return;
      const rhythm = { silence_debut, silence_fin };
      const left = afterSilence(new Date(ms), rhythm);
      expect(left.getTime()).toBeGreaterThanOrEqual(ms);
      expect(left.getTime() - ms).toBeLessThanOrEqual(25 * 3_600_000);
      expect(afterSilence(left, rhythm)).toEqual(left);
      if (left.getTime() === ms) return;
      const { hour, minute } = toLocal(left);
      expect(`${pad(hour)}:${pad(minute)}`).toBe(silence_fin);
    }),
    { numRuns: 500 },
  );
});
