import type { RequestContext } from '@mif/api/context';
import { httpStatusOf } from '@mif/contract/errors';
import { etatsProcessus } from '@mif/contract/travaux';
import type { Orm } from '@mif/db/orm';
import { measureDatabase } from '@mif/domain/health/measure';
import { measureBeats, measureTasks } from '@mif/domain/travaux/measure';
import { judgeBeats, withEveryTask } from '@mif/domain/travaux/rules';
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

  const jobs = new Gauge({
    name: 'mif_jobs',
    help: 'Jobs of the queue by task and state',
    labelNames: ['task', 'state'],
    registers: [register],
  });
  const jobAge = new Gauge({
    name: 'mif_jobs_oldest_due_seconds',
    help: 'How long the oldest job of a task that could run has waited',
    labelNames: ['task'],
    registers: [register],
  });
  const workers = new Gauge({
    name: 'mif_workers',
    help: 'Workers heard of in the last day by state',
    labelNames: ['state'],
    registers: [register],
  });

  const measureQueue = async () => {
    const rows = withEveryTask(await measureTasks(orm.em.fork()));
    const beats = await measureBeats(orm.em.fork());
    jobs.reset();
    jobAge.reset();
    for (const { tache: task, attente_s, ...counts } of rows) {
      for (const [state, n] of Object.entries(counts)) jobs.set({ task, state }, n);
      jobAge.set({ task }, attente_s ?? 0);
    }
    const states = [...judgeBeats(beats).values()];
    for (const state of etatsProcessus) workers.set({ state }, states.filter((each) => each === state).length);
  };
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
    await inTime(measureQueue()).catch(() => undefined);
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
