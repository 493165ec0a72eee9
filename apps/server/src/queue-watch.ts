import { randomUUID } from 'node:crypto';
import { systemActor } from '@mif/domain/auth/system-actor';
import { createCtx } from '@mif/domain/kernel/context';
import { watchTravaux } from '@mif/domain/travaux/watch';
import type { Orm } from '@mif/db/orm';
import type { Logger } from 'pino';

const LOOK_EVERY_MS = 15_000;

/**
 * Looks at the queue and its workers every 15 s, so that administrators hear of a worker that can tell nothing itself.
 * @returns what ends it, after the look it is at
 */
export function watchQueue({ orm, log, now }: { orm: Orm; log: Logger; now: () => Date }): { stop: () => Promise<void> } {
  const started = performance.now();
  let looking = Promise.resolve();
  const look = async () => {
    try {
      const em = orm.em.fork();
      const actor = await systemActor(em);
      const ctx = createCtx({ em, actor, now: now(), requestId: `watch-${randomUUID()}`, langue: actor.langue, log });
      await watchTravaux(ctx, (performance.now() - started) / 1000);
    } catch (error) {
      log.warn({ err: error }, 'the queue could not be looked at');
    }
  };
  const timer = setInterval(() => {
    looking = looking.then(look);
  }, LOOK_EVERY_MS);
  return {
    stop: async () => {
      clearInterval(timer);
      await looking;
    },
  };
}
