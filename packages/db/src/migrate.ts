import { runMigrations } from 'graphile-worker';
import { Client } from 'pg';
import { migrationsList } from './migrations/list.ts';
import { createOrm } from './orm.ts';

const MIGRATION_LOCK = 727_001;
const OLDEST_POSTGRESQL = 18;

/**
 * Brings a database to the present schema: our tables, then the queue's. Safe to call at every start, and from
 * several processes at once: the second waits.
 * @param url `postgres://…` of an existing database
 * @returns the names of the migrations that were applied
 * @throws Error, in a sentence to show, for a PostgreSQL that is too old and for a database of a newer release
 */
export async function migrate(url: string): Promise<string[]> {
  const lock = new Client({ connectionString: url, application_name: 'mif-migrate' });
  await lock.connect().catch((error: unknown) => {
    throw new Error(`The database cannot be reached: ${reasonOf(error)}.`, { cause: error });
  });
  const orm = createOrm(url, { poolMax: 2, applicationName: 'mif-migrate' });
  try {
    await refuseOldServer(lock);
    await lock.query('select pg_advisory_lock($1)', [MIGRATION_LOCK]);
    await refuseNewerSchema(lock);
    const applied = await orm.migrator.up();
    await runMigrations({ connectionString: url });
    return applied.map(({ name }) => name);
  } finally {
    await orm.close(true);
    await lock.end();
  }
}

/**
 * The migrations a database lacks, for processes that do not migrate by themselves.
 * @param url `postgres://…`
 * @throws where the database cannot be reached within 5 s
 */
export async function missingMigrations(url: string): Promise<string[]> {
  const client = new Client({ connectionString: url, application_name: 'mif-migrate', connectionTimeoutMillis: 5000, query_timeout: 5000 });
  try {
    await client.connect();
    const names = migrationsList.map(({ name }) => name);
    if (!(await hasMigrations(client))) return names;
    const { rows } = await client.query<{ name: string }>('select name from migrations');
    const applied = new Set(rows.map(({ name }) => name));
    return names.filter((name) => !applied.has(name));
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function hasMigrations(client: Client): Promise<boolean> {
  const { rows } = await client.query<{ is_there: boolean }>("select to_regclass('migrations') is not null as is_there");
  return rows[0]?.is_there === true;
}

async function refuseOldServer(client: Client): Promise<void> {
  const { rows } = await client.query<{ server_version: string }>('show server_version');
  const version = rows[0]?.server_version ?? '';
  if (Number.parseInt(version, 10) >= OLDEST_POSTGRESQL) return;
  throw new Error(`The database's PostgreSQL is ${version}: ${OLDEST_POSTGRESQL} or later is needed.`);
}

// An older release would write rows that the newer one, started again, no longer understands.
async function refuseNewerSchema(client: Client): Promise<void> {
  if (!(await hasMigrations(client))) return;
  const known = migrationsList.map(({ name }) => name);
  const { rows: unknown } = await client.query<{ name: string }>('select name from migrations where name <> all($1) order by name', [
    known,
  ]);
  if (unknown.length === 0) return;
  const names = unknown.map(({ name }) => name).join(', ');
  throw new Error(`The database is of a newer release: it has ${names}, which this one does not know. Start that release again.`);
}

function reasonOf(error: unknown): string {
  // Where a name has several addresses, each says its own.
  if (error instanceof AggregateError) return error.errors.map(reasonOf).join('; ');
  return error instanceof Error ? error.message : String(error);
}
