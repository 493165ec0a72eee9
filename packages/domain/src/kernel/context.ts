import type { EntityManager } from '@mif/db/orm';
import type { Langue } from '@mif/contract/users';
import { DomainError } from '@mif/contract/errors';
import type { Actor } from './actor.ts';
import type { TaskName, TaskPayloads } from './tasks.ts';

/** What is logged: facts first, then a sentence. pino fits. */
export interface Log {
  debug(facts: object, message: string): void;
  info(facts: object, message: string): void;
  warn(facts: object, message: string): void;
  error(facts: object, message: string): void;
}

export interface EnqueueOptions {
  /** One pending job a key: a second one replaces it. */
  job_key?: string;
  /** By the clock of `now`; at once where nothing is said. */
  run_at?: Date;
  max_attempts?: number;
}

export type Enqueue = <T extends TaskName>(task: T, payload: TaskPayloads[T], options?: EnqueueOptions) => Promise<void>;

/** What every verb gets, from RPC, REST and jobs alike. */
export interface Ctx {
  /** Inside a command: bound to its transaction. */
  em: EntityManager;
  actor: Actor | null;
  now: Date;
  requestId: string;
  langue: Langue;
  /** Adds a job to the transaction of `em`. */
  enqueue: Enqueue;
  log: Log;
}

/** Facts a context is made of. */
export interface CtxFacts {
  em: EntityManager;
  actor: Actor | null;
  now: Date;
  requestId: string;
  langue: Langue;
  log: Log;
}

/** Makes the context of one procedure or one job; `em` must be its own fork. */
export function createCtx(facts: CtxFacts): Ctx {
  return {
    ...facts,
    async enqueue(task, payload, options = {}) {
      // The queue runs by PostgreSQL's clock, which need not show what ours does: it is told how long to wait.
      const wait_s = options.run_at ? Math.max(0, options.run_at.getTime() - facts.now.getTime()) / 1000 : null;
      await facts.em.execute(
        `select graphile_worker.add_job(?, payload := ?::json, job_key := ?, run_at := now() + make_interval(secs => ?), max_attempts := ?)`,
        [task, JSON.stringify(payload), options.job_key ?? null, wait_s, options.max_attempts ?? null],
        'run',
      );
    },
  };
}

/**
 * The signed-in actor of a context.
 * @throws AUTH_REQUIRED for an anonymous caller
 */
export function actorOf(ctx: Ctx): Actor {
  if (!ctx.actor) throw new DomainError('AUTH_REQUIRED');
  return ctx.actor;
}

/**
 * Runs `work` in one transaction: it commits when `work` resolves and rolls back when it rejects, jobs included.
 * @param work gets the context bound to the transaction
 */
export function inTransaction<T>(ctx: Ctx, work: (ctx: Ctx) => Promise<T>): Promise<T> {
  return ctx.em.transactional((em) => work(createCtx({ ...ctx, em })));
}
