import { EventEmitter } from 'node:events';
import { createOrm } from '@mif/db/orm';
import { run, type TaskList, type WorkerEvents } from 'graphile-worker';
import { Pool } from 'pg';
import type { Logger } from 'pino';
import { startHeartbeat } from './heartbeat.ts';
import { crontabOf } from '@mif/domain/kernel/schedules';
import { taskSchedules } from '@mif/domain/kernel/tasks';
import { createTasks, type JobPorts } from './jobs.ts';
import { reportZone } from '@mif/domain/health/zone-report';
import type { FileStore } from '@mif/domain/documents/store';
import type { Mailer } from './mailer.ts';
import type { Pusher } from './pusher.ts';
import { createQueueLog } from './queue-log.ts';

/** A mail is sent inside its transaction, and a mail server may be silent for 30 s. */
const DATABASE_LIMITS = { statementMs: 60_000, idleMs: 180_000, waitMs: 30_000 };

/** How long a job may go on after the stop was asked, before it is broken off and given back. */
const STOP_ABORT_MS = 2000;

export interface WorkerOptions {
  databaseUrl: string;
  mailer: Mailer;
  pusher: Pusher;
  store: FileStore;
  log: Logger;
  /** Takes secrets out of what is kept of a failure. */
  scrub: (text: string) => string;
  now: () => Date;
  publicUrl: string;
  /** Of the product: what the tokens of links are made with. */
  secret: Uint8Array;
  /** Jobs at once. */
  concurrency: number;
}

export interface RunningWorker {
  /** What its jobs are locked by, and its heartbeat is known as. */
  processus: string;
  /** Rejected when the worker ends unasked. */
  ended: Promise<void>;
  /** Takes no more jobs, ends those it has within 2 s or gives them back, and closes everything. */
  stop: () => Promise<void>;
}

/**
 * Starts to run jobs.
 * @param tasksOf what it can do: every task of the product
 */
export async function startWorker(options: WorkerOptions, tasksOf: (ports: JobPorts) => TaskList = createTasks): Promise<RunningWorker> {
  const { log, concurrency } = options;
  const orm = createOrm(options.databaseUrl, { poolMax: concurrency + 2, applicationName: 'mif-worker', limits: DATABASE_LIMITS });
  const pgPool = new Pool({ connectionString: options.databaseUrl, max: concurrency + 2, application_name: 'mif-worker-queue' });
  // Unheard, the end of an idle connection would end the process.
  pgPool.on('error', (error) => log.warn({ err: error }, 'the queue lost a connection'));
  pgPool.on('connect', (client) => void client.on('error', () => undefined));
  const closePools = async () => {
    await orm.close(true);
    await pgPool.end();
    options.mailer.close();
    options.pusher.close();
  };

  const events: WorkerEvents = new EventEmitter();
  let processus = '';
  events.on('pool:create', ({ workerPool }) => {
    processus = workerPool.id;
  });
  try {
    const runner = await run({
      pgPool,
      events,
      concurrency,
      crontab: crontabOf(taskSchedules),
      taskList: tasksOf({ ...options, orm }),
      logger: createQueueLog(log),
      noHandleSignals: true,
      gracefulShutdownAbortTimeout: STOP_ABORT_MS,
    });
    const heartbeat = await startHeartbeat(orm, log, processus);
    log.info({ processus, concurrency }, 'worker started');
    await reportZone(orm.em.fork(), log, options.now());
    let isStopping = false;
    const ended = runner.promise.then(() => {
      if (!isStopping) throw new Error('the queue ended unasked');
    });
    return {
      processus,
      ended,
      stop: async () => {
        isStopping = true;
        await runner.stop().catch((error: unknown) => log.warn({ err: error }, 'the queue did not stop in order'));
        await heartbeat.stop();
        await closePools();
        log.info({ processus }, 'worker stopped');
      },
    };
  } catch (error) {
    await closePools();
    throw error;
  }
}
