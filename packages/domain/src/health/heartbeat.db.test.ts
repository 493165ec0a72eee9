import { createTestDatabase } from '@mif/testing/database';
import { beforeEach, expect, test } from 'vitest';
import { beat, endBeat, releaseDeadWorkers } from './heartbeat.ts';

const db = await createTestDatabase();
const locks = async () =>
  (await db.fork().execute<{ locked_by: string | null }[]>('select locked_by from graphile_worker.jobs order by id')).map(
    ({ locked_by }) => locked_by,
  );
const beats = async () =>
  (await db.fork().execute<{ processus: string }[]>('select processus from battements order by 1')).map(({ processus }) => processus);

/** A job that a worker took some seconds ago. */
async function lockJob(locked_by: string, seconds: number): Promise<void> {
  await db.fork().execute(`select graphile_worker.add_job('send_email', '{"envoi_id": 1}')`);
  await db.fork().execute(
    `update graphile_worker._private_jobs set locked_by = ?, locked_at = now() - make_interval(secs => ?)
      where id = (select max(id) from graphile_worker._private_jobs)`,
    [locked_by, seconds],
  );
}
const age = (processus: string, seconds: number) =>
  db.fork().execute('update battements set vu_at = now() - make_interval(secs => ?) where processus = ?', [seconds, processus]);

beforeEach(() => db.fork().execute('delete from graphile_worker._private_jobs; delete from battements'));

test('only the dead lose their jobs: not the slow, nor who has just begun', async () => {
  for (const name of ['alive', 'slow', 'dead']) await beat(db.fork(), name);
  await age('slow', 13);
  await age('dead', 16);
  await lockJob('alive', 100);
  await lockJob('slow', 100);
  await lockJob('dead', 16);
  await lockJob('unheard', 16);
  await lockJob('begun', 1);
  expect((await releaseDeadWorkers(db.fork())).toSorted()).toEqual(['dead', 'unheard']);
  expect(await locks()).toEqual(['alive', 'slow', null, null, 'begun']);
  expect(await releaseDeadWorkers(db.fork())).toEqual([]);
});

test('a beat keeps the first hour and moves the last; those unseen for a day are forgotten', async () => {
  await beat(db.fork(), 'one');
  await db.fork().execute(`update battements set demarre_at = now() - interval '2 days', vu_at = now() - interval '10 s'`);
  await beat(db.fork(), 'one');
  const [row] = await db
    .fork()
    .execute<{ is_old: boolean; is_fresh: boolean }[]>(
      `select demarre_at < now() - interval '1 day' as is_old, vu_at > now() - interval '5 s' as is_fresh from battements`,
    );
  expect(row).toEqual({ is_old: true, is_fresh: true });
  await beat(db.fork(), 'gone');
  await age('gone', 90_000);
  await releaseDeadWorkers(db.fork());
  expect(await beats()).toEqual(['one']);
});

test('a worker that ends gives its jobs back and is forgotten', async () => {
  await beat(db.fork(), 'one');
  await beat(db.fork(), 'two');
  await lockJob('one', 1);
  await lockJob('two', 1);
  await endBeat(db.fork(), 'one');
  expect(await locks()).toEqual([null, 'two']);
  expect(await beats()).toEqual(['two']);
});
