import { BEAT_INTERVAL_MS, beat, endBeat, releaseDeadWorkers } from '@mif/domain/health/heartbeat';
import type { EntityManager, Orm } from '@mif/db/orm';
import type { Logger } from 'pino';

/** The heartbeat of this worker. */
export interface Heartbeat {
  /** Stops beating, gives back the jobs still held and forgets this worker. */
  stop: () => Promise<void>;
}

/**
 * Beats at once and then every 5 s; at each beat the jobs of dead workers are given back.
 * @param processus the name this worker's jobs are locked by
 */
export async function startHeartbeat(orm: Orm, log: Logger, processus: string): Promise<Heartbeat> {
  const fork = () => orm.em.fork() as EntityManager;
  // After an outage of the database everybody is late: nobody is called dead before all could beat again.
  let is_regular = true;
  const once = async () => {
    try {
      await beat(fork(), processus);
      if (is_regular) {
        const dead = await releaseDeadWorkers(fork());
        if (dead.length > 0) log.warn({ dead }, 'jobs of dead workers are given to others');
      }
      is_regular = true;
    } catch (error) {
      is_regular = false;
      log.warn({ err: error }, 'heartbeat failed');
    }
  };
  await once();
  let running = Promise.resolve();
  const timer = setInterval(() => {
    running = running.then(once);
  }, BEAT_INTERVAL_MS);
  return {
    stop: async () => {
      clearInterval(timer);
      await running;
      await endBeat(fork(), processus).catch((error: unknown) => log.warn({ err: error }, 'the worker could not sign off'));
    },
  };
}
