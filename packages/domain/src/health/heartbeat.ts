import type { EntityManager } from '@mif/db/orm';
import { sql } from 'kysely';
import { tables } from '../kernel/scope.ts';

/** How often a worker says that it is there. */
export const BEAT_INTERVAL_MS = 5000;
/** A worker unheard of for this long is dead: its jobs are given to others. */
export const DEAD_AFTER_S = 15;

/**
 * Says that a worker is there, by PostgreSQL's clock.
 * @param processus the name its jobs are locked by
 */
export async function beat(em: EntityManager, processus: string): Promise<void> {
  await tables(em)
    .insertInto('battements')
    .values({ processus, demarre_at: sql`now()`, vu_at: sql`now()` })
    .onConflict((conflict) => conflict.column('processus').doUpdateSet({ vu_at: sql`now()` }))
    .execute();
}

/** Gives back the jobs a worker still holds and forgets it: at its own end. */
export async function endBeat(em: EntityManager, processus: string): Promise<void> {
  await sql`select graphile_worker.force_unlock_workers(array[${processus}])`.execute(tables(em));
  await tables(em).deleteFrom('battements').where('processus', '=', processus).execute();
}

/**
 * Gives back the jobs of workers that died without giving them back, which the queue would hold for four hours, and
 * forgets workers unheard of for a day. A job taken a moment ago is left alone: its worker may not have beaten yet.
 * @returns the names of the dead
 */
export async function releaseDeadWorkers(em: EntityManager): Promise<string[]> {
  const limit = sql`now() - make_interval(secs => ${DEAD_AFTER_S})`;
  const { rows } = await sql<{ locked_by: string }>`
    select distinct locked_by from graphile_worker.jobs
    where locked_at < ${limit}
      and not exists (select from battements where processus = locked_by and vu_at >= ${limit})
  `.execute(tables(em));
  const dead = rows.map(({ locked_by }) => locked_by);
  if (dead.length > 0) await sql`select graphile_worker.force_unlock_workers(${dead}::text[])`.execute(tables(em));
  await tables(em)
    .deleteFrom('battements')
    .where('vu_at', '<', sql<Date>`now() - interval '1 day'`)
    .execute();
  return dead;
}
