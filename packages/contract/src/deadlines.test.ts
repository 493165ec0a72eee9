import { assert, constantFrom, date, property } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { defaultDeadline } from './deadlines.ts';
import { toLocal } from './time.ts';

describe('default deadline', () => {
  test.each([
    ['critique', '2026-11-24T10:00:00Z', '2026-11-24T18:00:00.000Z'],
    ['haute', '2026-11-24T10:00:00Z', '2026-11-26T10:00:00.000Z'],
    ['haute', '2026-11-26T10:00:00Z', '2026-11-30T10:00:00.000Z'],
    ['normale', '2026-11-24T10:00:00Z', '2026-12-01T10:00:00.000Z'],
    ['basse', '2026-11-24T10:00:00Z', '2026-12-08T10:00:00.000Z'],
    ['haute', '2026-11-28T23:00:00Z', '2026-12-02T08:00:00.000Z'],
    ['haute', '2026-11-24T05:00:00Z', '2026-11-26T08:00:00.000Z'],
    // Morocco was at UTC+1 until 2026-09-20: nine o'clock there stays nine o'clock there.
    ['normale', '2026-09-18T08:00:00Z', '2026-09-25T09:00:00.000Z'],
  ] as const)('%s from %s is %s', (priorite, from, expected) => {
    expect(defaultDeadline(priorite, new Date(from))?.toISOString()).toBe(expected);
  });

  test('programmee has none', () => expect(defaultDeadline('programmee', new Date('2026-11-24T10:00:00Z'))).toBeNull());

  test('is never before its start, and falls on a business day', () => {
    const instants = date({ min: new Date('2020-01-01'), max: new Date('2035-01-01'), noInvalidDate: true });
    const priorites = constantFrom('haute' as const, 'normale' as const, 'basse' as const);
    assert(
      property(instants, priorites, (from, priorite) => {
        const deadline = defaultDeadline(priorite, from);
        expect(deadline?.getTime()).toBeGreaterThan(from.getTime());
        expect(toLocal(deadline ?? 0).weekday).toBeLessThanOrEqual(5);
      }),
    );
  });
});
