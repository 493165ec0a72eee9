import type { HealthCheck, HealthDetailed, HealthStatus } from '@mif/contract/health';
import { ZONE_TABLE_REVIEW_DATE, ZONE_TABLE_VERSION, checkZone, toCivilDate, zoneChecks } from '@mif/contract/time';
import type { DatabaseMeasures } from './measure.ts';

/** What is measured outside the database. */
export interface PlatformMeasures {
  /** Bytes left where data is kept, or null where that cannot be known. */
  disk_free_bytes: number | null;
  /** The hour this platform shows in Morocco at an instant. */
  hourAt: (instant: string) => number;
}

// From which value on a check is no longer ok, and from which it is an error.
const limits = {
  database: [250, 2000],
  worker: [20, 60],
  queue: [60, 600],
  clock: [1000, 60_000],
  mail: [1, 20],
  // Every message still leaves, in other words.
  messages: [1, Number.POSITIVE_INFINITY],
  documents: [1, 1],
} as const;
const DISK_LOW_BYTES = 2_000_000_000;
const DISK_FULL_BYTES = 200_000_000;

function statusOf(value: number | null, [degraded, error]: readonly [number, number]): HealthStatus {
  if (value === null || value >= error) return 'error';
  return value >= degraded ? 'degraded' : 'ok';
}

/**
 * Judges what was measured.
 * @param database null where the database does not answer
 */
export function judge(
  database: DatabaseMeasures | null,
  platform: PlatformMeasures,
  now: Date,
): Pick<HealthDetailed, 'status' | 'checks' | 'zone'> {
  const zone = zoneOf(database?.zone_hours ?? null, platform.hourAt, now);
  const disk = platform.disk_free_bytes;
  const skew = database ? Math.abs(database.clock_skew_ms) : null;
  const checks: HealthCheck[] = [
    {
      nom: 'database',
      status: statusOf(database?.latency_ms ?? null, limits.database),
      valeur: rounded(database?.latency_ms),
      unite: 'ms',
    },
    {
      nom: 'worker',
      status: statusOf(database?.heartbeat_age_s ?? null, limits.worker),
      valeur: rounded(database?.heartbeat_age_s),
      unite: 's',
    },
    { nom: 'queue', status: statusOf(database?.queue_age_s ?? null, limits.queue), valeur: rounded(database?.queue_age_s), unite: 's' },
    {
      nom: 'disk',
      status: disk === null || disk < DISK_FULL_BYTES ? 'error' : disk < DISK_LOW_BYTES ? 'degraded' : 'ok',
      valeur: disk,
      unite: 'octets',
    },
    { nom: 'clock', status: statusOf(skew, limits.clock), valeur: rounded(skew), unite: 'ms' },
    { nom: 'zone', status: zoneStatus(zone), valeur: null, unite: null },
    {
      nom: 'documents',
      status: statusOf(database?.documents_damaged ?? null, limits.documents),
      valeur: database?.documents_damaged ?? null,
      unite: null,
    },
    { nom: 'mail', status: statusOf(database?.mails_failed ?? null, limits.mail), valeur: database?.mails_failed ?? null, unite: 'taches' },
    {
      nom: 'messages',
      status: statusOf(database?.messages_broken ?? null, limits.messages),
      valeur: database?.messages_broken ?? null,
      unite: null,
    },
  ];
  const worst: HealthStatus = checks.some(({ status }) => status === 'error')
    ? 'error'
    : checks.some(({ status }) => status === 'degraded')
      ? 'degraded'
      : 'ok';
  return { status: worst, checks, zone };
}

function rounded(value: number | null | undefined): number | null {
  return value === null || value === undefined ? null : Math.round(value * 10) / 10;
}

function zoneOf(postgres: readonly number[] | null, hourAt: PlatformMeasures['hourAt'], now: Date): HealthDetailed['zone'] {
  const node = checkZone(hourAt);
  return {
    version: ZONE_TABLE_VERSION,
    review_date: ZONE_TABLE_REVIEW_DATE,
    is_current: toCivilDate(now) <= ZONE_TABLE_REVIEW_DATE,
    checks: zoneChecks.map(({ instant, hour }, index) => ({
      instant,
      expected_hour: hour,
      table_hour: node[index]?.table_hour ?? -1,
      node_hour: node[index]?.platform_hour ?? -1,
      postgres_hour: postgres?.[index] ?? null,
    })),
  };
}

// A platform that is an hour wrong changes nothing we show; our own table being wrong or too old does.
function zoneStatus({ is_current, checks }: HealthDetailed['zone']): HealthStatus {
  if (!is_current || checks.some((check) => check.table_hour !== check.expected_hour)) return 'error';
  const isRight = checks.every((check) => check.node_hour === check.expected_hour && check.postgres_hour === check.expected_hour);
  return isRight ? 'ok' : 'degraded';
}
