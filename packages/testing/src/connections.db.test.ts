import { setTimeout as sleep } from 'node:timers/promises';
import { createOrm } from '@mif/db/orm';
import { expect, test } from 'vitest';
import { createTestDatabase } from './database.ts';

const { url, fork } = await createTestDatabase();

test('a transaction that is left hanging is ended by PostgreSQL, and whoever waits for its row goes on', async () => {
  await fork().execute(`insert into numerotations (serie, dernier) values ('ESSAI', 1)`);
  const orm = createOrm(url, { poolMax: 1, limits: { statementMs: 5000, idleMs: 300, waitMs: 4000 } });
  const held = orm.em.fork().transactional(async (em) => {
    await em.execute(`update numerotations set dernier = 2 where serie = 'ESSAI'`);
    await sleep(1500);
  });
  const ended = Promise.allSettled([held]);
  await sleep(100);
  await fork().execute(`update numerotations set dernier = 3 where serie = 'ESSAI'`);
  expect(await ended).toMatchObject([{ status: 'rejected' }]);
  expect(await fork().execute(`select dernier from numerotations where serie = 'ESSAI'`)).toEqual([{ dernier: 3 }]);
  await orm.close(true);
});

test('transactions whose connection is lost cost the pool no place, and it closes', async () => {
  const orm = createOrm(url, { poolMax: 2, applicationName: 'lost', limits: { statementMs: 5000, idleMs: 5000, waitMs: 500 } });
  const transaction = (statement: string) =>
    orm.em.fork().transactional(async (em) => {
      await em.execute('select 1');
      await em.execute(statement);
    });
  for (let round = 0; round < 3; round += 1) {
    const lost = [transaction('select pg_sleep(10)'), transaction('select pg_sleep(10)')].map((running) =>
      expect(running).rejects.toThrow('terminat'),
    );
    await sleep(150);
    await fork().execute(`select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'lost'`);
    await Promise.all(lost);
  }
  expect(await orm.em.fork().execute('select 1 as one')).toEqual([{ one: 1 }]);
  await orm.close(true);
});

test('whoever asks for a connection of a pool that is used up is refused in time', async () => {
  const orm = createOrm(url, { poolMax: 1, limits: { statementMs: 5000, idleMs: 5000, waitMs: 200 } });
  try {
    await orm.em.fork().transactional(async (em) => {
      await em.execute('select 1');
      await expect(orm.em.fork().execute('select 1')).rejects.toThrow(/timeout/);
    });
  } finally {
    await orm.close(true);
  }
});
