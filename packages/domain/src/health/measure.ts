import { ZONE, zoneChecks } from '@mif/contract/time';
import type { EntityManager } from '@mif/db/orm';
import { sql } from 'kysely';
import { tables } from '../kernel/scope.ts';
import { countBroken } from '../modeles/held.ts';

/** What PostgreSQL says of itself, of the worker and of the queue. */
export interface DatabaseMeasures {
  /** Of one round trip. */
  latency_ms: number;
  /** PostgreSQL's clock minus ours. */
  clock_skew_ms: number;
  /** Since the last worker was heard of; null where none ever was. */
  heartbeat_age_s: number | null;
  /** How long the oldest job that could run has waited. */
  queue_age_s: number;
  jobs_waiting: number;
  jobs_failed: number;
  /** E-mails of the last day that could not be handed over. */
  mails_failed: number;
  /** Messages whose words, written by an administrator, no longer fit: their default is sent. */
  messages_broken: number;
  /** Files whose bytes are gone or other than they were. */
  documents_damaged: number;
  /** The hour PostgreSQL shows in Morocco at each instant of `zoneChecks`. */
  zone_hours: number[];
}

interface MeasureRow {
  at: string;
  heartbeat_age_s: string | null;
  queue_age_s: string | null;
  jobs_waiting: string;
  jobs_failed: string;
  mails_failed: string;
  documents_damaged: string;
}

/** Measures the database, the worker's heartbeat and the queue. */
export async function measureDatabase(em: EntityManager): Promise<DatabaseMeasures> {
  const started = performance.now();
  await sql`select 1`.execute(tables(em));
  const latency_ms = performance.now() - started;
  const asked = Date.now();
  const { rows } = await sql<MeasureRow>`
    select
      extract(epoch from clock_timestamp())::text as at,
      (select extract(epoch from now() - max(vu_at))::text from battements) as heartbeat_age_s,
      (select extract(epoch from now() - min(run_at))::text from graphile_worker.jobs
        where run_at <= now() and locked_at is null and attempts < max_attempts) as queue_age_s,
      (select count(*)::text from graphile_worker.jobs where attempts < max_attempts) as jobs_waiting,
      (select count(*)::text from graphile_worker.jobs where attempts >= max_attempts) as jobs_failed,
      (select count(*)::text from envois where statut = 'echoue' and created_at > now() - interval '1 day') as mails_failed,
      (select count(*)::text from document_revisions where abime_at is not null) as documents_damaged
  `.execute(tables(em));
  const answered = Date.now();
  const row = rows[0];
  if (!row) throw new Error('the database measured nothing');
  return {
    latency_ms,
    clock_skew_ms: Number(row.at) * 1000 - (asked + answered) / 2,
    heartbeat_age_s: row.heartbeat_age_s === null ? null : Number(row.heartbeat_age_s),
    queue_age_s: Number(row.queue_age_s ?? 0),
    jobs_waiting: Number(row.jobs_waiting),
    jobs_failed: Number(row.jobs_failed),
    mails_failed: Number(row.mails_failed),
    messages_broken: await countBroken({ em }),
    documents_damaged: Number(row.documents_damaged),
    zone_hours: await zoneHours(em),
  };
}

/** The hour PostgreSQL shows in Morocco at each instant of `zoneChecks`: the only SQL that names the zone. */
export async function zoneHours(em: EntityManager): Promise<number[]> {
  const instants = zoneChecks.map(({ instant }) => instant);
  const { rows } = await sql<{ hour: string }>`
    select extract(hour from instant::timestamptz at time zone ${ZONE})::text as hour
    from unnest(${instants}::text[]) with ordinality as asked (instant, place)
    order by place
  `.execute(tables(em));
  return rows.map(({ hour }) => Number(hour));
}
