import { Client } from '@mif/db/entities/client';
import { Telephones } from '@mif/db/migrations/20261124-030-telephones';
import { expect, test } from 'vitest';
import { createTestDatabase } from './database.ts';
import { makeClient } from './factories.ts';

const db = await createTestDatabase();

test.each([
  ['0522 47-18-30', '+212522471830'],
  ['+212 (0)522.47.18.30', '+212522471830'],
  ['00212 522471830', '+212522471830'],
  ['٠٥٢٢٤٧١٨٣٠', '+212522471830'],
  ['+33 1 23 45 67 89', '+33123456789'],
  ['212661204518', '+212661204518'],
  ['0522471830 / 0661204518', '0522471830 / 0661204518'],
  ['poste 12', 'poste 12'],
  ['0122334455', '0122334455'],
  [null, null],
])('a number kept as %j becomes %j', async (telephone, expected) => {
  const em = db.fork();
  const { id } = await makeClient(em, { telephone });
  const migration = new Telephones(em.getDriver(), db.orm.config);
  migration.up();
  for (const query of migration.getQueries()) if (typeof query === 'string') await em.execute(query);
  expect((await db.fork().findOneOrFail(Client, id)).telephone).toBe(expected);
});
