import { migrate } from '@mif/db/migrate';
import { expect, test } from 'vitest';
import { createTestDatabase } from './database.ts';

test('a database of a newer release is refused, by the names of what it has more, and left as it is', async () => {
  const { url, fork } = await createTestDatabase();
  await fork().execute(`insert into migrations (name, executed_at) values ('20991231-000-plus-tard', now())`);
  await expect(migrate(url)).rejects.toThrow(/newer release: it has 20991231-000-plus-tard/);
});

test('a database that is up to date needs nothing, and one that is not there is named in a sentence', async () => {
  const { url } = await createTestDatabase();
  expect(await migrate(url)).toEqual([]);
  await expect(migrate('postgres://nobody@127.0.0.1:1/none')).rejects.toThrow(/^The database cannot be reached: .*ECONNREFUSED/);
});
