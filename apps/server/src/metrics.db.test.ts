import { setTimeout as sleep } from 'node:timers/promises';
import { createOrm } from '@mif/db/orm';
import { createTestDatabase } from '@mif/testing/database';
import { expect, test } from 'vitest';
import { createMetrics } from './metrics.ts';

const db = await createTestDatabase();

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
