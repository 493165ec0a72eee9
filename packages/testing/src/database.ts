import { randomBytes } from 'node:crypto';
import { createOrm, type EntityManager, type Orm } from '@mif/db/orm';
import { Client } from 'pg';
import { afterAll, inject } from 'vitest';
import { TEMPLATE, withDatabase } from './global-setup.ts';

/** A database of one test file. */
export interface TestDatabase {
  /** `postgres://…`, for what opens its own connections. */
  url: string;
  orm: Orm;
  /** A new EntityManager with an empty identity map: one a procedure, one to look at the result. */
  fork: () => EntityManager;
}

/**
 * Clones the migrated template; the clone is dropped after the file's tests. Call it in a file's `beforeAll`, or at
 * its top level with `await`.
 */
export async function createTestDatabase(): Promise<TestDatabase> {
  const server = inject('cluster_url');
  const name = `test_${randomBytes(8).toString('hex')}`;
  await execute(server, `create database ${name} template ${TEMPLATE}`);
  const url = withDatabase(server, name);
  const orm = createOrm(url, { applicationName: 'mif-test' });
  afterAll(async () => {
    await orm.close(true);
    await execute(server, `drop database if exists ${name} with (force)`);
  });
  return { url, orm, fork: () => orm.em.fork() };
}

async function execute(server: string, sql: string): Promise<void> {
  const client = new Client({ connectionString: server });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
