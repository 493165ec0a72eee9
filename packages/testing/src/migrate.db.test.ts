import { migrate, missingMigrations } from '@mif/db/migrate';
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

test('what a database lacks is known before anything is served from it', async () => {
  const { url, fork } = await createTestDatabase();
  expect(await missingMigrations(url)).toEqual([]);
  await fork().execute(`delete from migrations where name like '%socle'`);
  expect(await missingMigrations(url)).toEqual(['20261123-000-socle']);
  await fork().execute('drop table migrations');
  expect(await missingMigrations(url)).toContain('20261123-000-socle');
});
