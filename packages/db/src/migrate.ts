import { runMigrations } from 'graphile-worker';
import { Client } from 'pg';
import { createOrm } from './orm.ts';

const MIGRATION_LOCK = 727_001;

/**
 * Brings a database to the present schema: our tables, then the queue's. Safe to call at every start, and from
 * several processes at once: the second waits.
 * @param url `postgres://…` of an existing database
 * @returns the names of the migrations that were applied
 */
export async function migrate(url: string): Promise<string[]> {
  const lock = new Client({ connectionString: url, application_name: 'mif-migrate' });
  await lock.connect();
  const orm = createOrm(url, { poolMax: 2, applicationName: 'mif-migrate' });
  try {
    await lock.query('select pg_advisory_lock($1)', [MIGRATION_LOCK]);
    const applied = await orm.migrator.up();
    await runMigrations({ connectionString: url });
    return applied.map(({ name }) => name);
  } finally {
    await orm.close(true);
    await lock.end();
  }
}
