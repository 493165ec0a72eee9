import { checkZone, toLocal } from '@mif/contract/time';
import { expect, test } from 'vitest';
import { judge } from './judge.ts';
import type { DatabaseMeasures } from './measure.ts';

const now = new Date('2026-11-24T10:00:00Z');
const right = (instant: string) => toLocal(instant).hour;
const platform = { disk_free_bytes: 50_000_000_000, hourAt: right };
const healthy: DatabaseMeasures = {
  latency_ms: 2.345,
  clock_skew_ms: -3,
  heartbeat_age_s: 4,
  queue_age_s: 0,
  jobs_waiting: 0,
  jobs_failed: 0,
  mails_failed: 0,
  messages_broken: 0,
  documents_damaged: 0,
  zone_hours: [12, 13, 13, 12, 12],
};
const statusOf = (name: string, health: ReturnType<typeof judge>) => health.checks.find(({ nom }) => nom === name)?.status;

test('all is well', () => {
  const health = judge(healthy, platform, now);
  expect(health.status).toBe('ok');
  expect(health.checks.find(({ nom }) => nom === 'database')?.valeur).toBe(2.3);
  expect(health.zone.checks.map(({ table_hour }) => table_hour)).toEqual([12, 13, 13, 12, 12]);
});

test.each([
  ['database', { latency_ms: 300 }, 'degraded'],
  ['worker', { heartbeat_age_s: null }, 'error'],
  ['worker', { heartbeat_age_s: 30 }, 'degraded'],
  ['queue', { queue_age_s: 700 }, 'error'],
  ['clock', { clock_skew_ms: -2000 }, 'degraded'],
  ['mail', { mails_failed: 1 }, 'degraded'],
  ['messages', { messages_broken: 300 }, 'degraded'],
  ['documents', { documents_damaged: 1 }, 'error'],
] as const)('%s with %j is %s', (name, change, status) => {
  const health = judge({ ...healthy, ...change }, platform, now);
  expect(statusOf(name, health)).toBe(status);
  expect(health.status).toBe(status);
});

test('a platform an hour wrong is a reservation, a table past its review date is an error', () => {
  const summer = (instant: string) => toLocal(instant).hour + (instant > '2026-09-20' ? 1 : 0);
  expect(checkZone(summer).some((check) => check.platform_hour !== check.expected_hour)).toBe(true);
  expect(statusOf('zone', judge(healthy, { ...platform, hourAt: summer }, now))).toBe('degraded');
  expect(statusOf('zone', judge(healthy, platform, new Date('2028-01-02T00:00:00Z')))).toBe('error');
});

test('a database that does not answer, and a full disk, are errors', () => {
  expect(judge(null, platform, now).status).toBe('error');
  expect(statusOf('disk', judge(healthy, { ...platform, disk_free_bytes: 1000 }, now))).toBe('error');
});
