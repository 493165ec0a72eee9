import { describe, expect, test } from 'vitest';
import { crontabOf, nextRun } from './schedules.ts';

test('a crontab has a line a task, and one waiting job of each', () => {
  expect(crontabOf({ clean_sessions: { daily_at: '03:07' }, send_email: { every_minutes: 10 } })).toBe(
    '7 3 * * * clean_sessions ?jobKey=clean_sessions&max=5\n*/10 * * * * send_email ?jobKey=send_email&max=5',
  );
});

describe('the next run', () => {
  test.each([
    ['2026-11-24T03:16:59.999Z', '2026-11-24T03:17:00.000Z'],
    ['2026-11-24T03:17:00.000Z', '2026-11-25T03:17:00.000Z'],
    ['2026-12-31T23:59:00.000Z', '2027-01-01T03:17:00.000Z'],
  ])('daily at 03:17, after %s', (now, next) => {
    expect(nextRun({ daily_at: '03:17' }, new Date(now)).toISOString()).toBe(next);
  });

  test.each([
    ['2026-11-24T10:00:00.000Z', '2026-11-24T10:10:00.000Z'],
    ['2026-11-24T10:59:59.000Z', '2026-11-24T11:00:00.000Z'],
  ])('every ten minutes, after %s', (now, next) => {
    expect(nextRun({ every_minutes: 10 }, new Date(now)).toISOString()).toBe(next);
  });
});
