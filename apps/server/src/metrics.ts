import type { RequestContext } from '@mif/api/context';
import { httpStatusOf } from '@mif/contract/errors';
import type { Orm } from '@mif/db/orm';
import { measureDatabase } from '@mif/domain/health/measure';
import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client';
import { inTime } from './health.ts';

/** What Prometheus reads, and how procedures tell it. */
export interface Metrics {
  observe: RequestContext['observe'];
  /** The text of `/metrics`. */
  read: () => Promise<{ type: string; body: string }>;
}

/** Counts procedures and measures the process, the pool and the queue. */
export function createMetrics(orm: Orm): Metrics {
  const register = new Registry();
  collectDefaultMetrics({ register, prefix: 'mif_' });
  const requests = new Counter({
    name: 'mif_procedures_total',
    help: 'Procedures that ended, by name and outcome',
    labelNames: ['procedure', 'type', 'outcome'],
    registers: [register],
  });
  const duration = new Histogram({
    name: 'mif_procedure_duration_seconds',
    help: 'Duration of procedures',
    labelNames: ['procedure', 'type'],
    buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
    registers: [register],
  });
  const gauge = (name: string, help: string) => new Gauge({ name, help, registers: [register] });
  const pool = new Gauge({
    name: 'mif_database_pool',
    help: 'Connections of the pool by state',
    labelNames: ['state'],
    registers: [register],
  });
  const isUp = gauge('mif_database_up', 'Whether the database answers');
  const jobsWaiting = gauge('mif_jobs_waiting', 'Jobs that wait or run');
  const jobsFailed = gauge('mif_jobs_failed', 'Jobs that were given up');
  const queueAge = gauge('mif_queue_age_seconds', 'How long the oldest job that could run has waited');
  const heartbeat = gauge('mif_worker_heartbeat_age_seconds', 'Since a worker was last heard of');

  const measure = async () => {
    const measures = await inTime(measureDatabase(orm.em.fork())).catch(() => null);
    isUp.set(measures ? 1 : 0);
    const { totalCount, idleCount, waitingCount } = await orm.em.getConnection().getNativeClient();
    pool.set({ state: 'busy' }, totalCount - idleCount);
    pool.set({ state: 'idle' }, idleCount);
    pool.set({ state: 'waiting' }, waitingCount);
    if (!measures) return;
    jobsWaiting.set(measures.jobs_waiting);
    jobsFailed.set(measures.jobs_failed);
    queueAge.set(measures.queue_age_s);
    heartbeat.set(measures.heartbeat_age_s ?? Number.NaN);
  };

  return {
    observe: ({ path, type, error_code, duration_ms }) => {
      requests.inc({ procedure: path, type, outcome: outcomeOf(error_code) });
      // A stream lasts as long as its reader stays: that is no latency.
      if (type !== 'subscription') duration.observe({ procedure: path, type }, duration_ms / 1000);
    },
    read: async () => {
      await measure();
      return { type: register.contentType, body: await register.metrics() };
    },
  };
}

function outcomeOf(error_code: Parameters<RequestContext['observe']>[0]['error_code']): 'ok' | 'refused' | 'failed' {
  if (error_code === null) return 'ok';
  return httpStatusOf(error_code) >= 500 ? 'failed' : 'refused';
}
