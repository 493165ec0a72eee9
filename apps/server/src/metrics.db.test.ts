import { setTimeout as sleep } from 'node:timers/promises';
import { createOrm } from '@mif/db/orm';
import { createTestDatabase } from '@mif/testing/database';
import { expect, test } from 'vitest';
import { createMetrics } from './metrics.ts';

const db = await createTestDatabase();

test('jobs are counted by task and state, and workers by theirs', async () => {
  await db.fork().execute(`insert into battements values ('pool-1', now() - interval '1 hour', now() - interval '1 minute');
    select graphile_worker.add_job('send_email', '{}', run_at := now() - interval '90 seconds')`);
  const { body } = await createMetrics(db.orm).read();
  expect(body).toContain('mif_jobs{task="send_email",state="en_attente"} 1');
  expect(body).toContain('mif_jobs{task="clean_sessions",state="en_attente"} 0');
  expect(body).toMatch(/mif_jobs_oldest_due_seconds\{task="send_email"\} 9\d\./);
  expect(body).toContain('mif_workers{state="muet"} 1');
});

test('the figures come also while the database does not answer, and say so', async () => {
  const orm = createOrm(db.url, { poolMax: 1 });
  const metrics = createMetrics(orm);
  expect((await metrics.read()).body).toContain('mif_database_up 1');
  const busy = orm.em.fork().execute('select pg_sleep(5)');
  await sleep(50);
  const { body } = await metrics.read();
  expect(body).toContain('mif_database_up 0');
  expect(body).toContain('mif_database_pool{state="busy"} 1');
  await busy;
  await orm.close(true);
});
