import { mkdtempSync, readdirSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startCluster } from '@mif/db/cluster';
import { endLeftovers } from '@mif/db/cluster-process';
import { isAlive } from '@mif/db/data-lock';
import { migrate } from '@mif/db/migrate';
import { Client } from 'pg';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    /** `postgres://…/postgres` of the cluster of this run. */
    cluster_url: string;
  }
}

/** The migrated database that every test database is cloned from. */
export const TEMPLATE = 'mif_template';

const PREFIX = 'mif-test-';

/** Starts one PostgreSQL for the whole run and migrates the template in it. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  await removeAbandoned();
  const dataDir = mkdtempSync(join(tmpdir(), `${PREFIX}${process.pid}-`));
  const cluster = await startCluster({ dataDir, log: () => undefined, is_throwaway: true });
  const url = withDatabase(cluster.url, 'postgres');
  const client = new Client({ connectionString: url });
  await client.connect();
  await client.query(`create database ${TEMPLATE}`);
  await migrate(withDatabase(url, TEMPLATE));
  await client.query(`alter database ${TEMPLATE} allow_connections false`);
  await client.end();
  project.provide('cluster_url', url);
  return async () => {
    await cluster.stop();
    rmSync(dataDir, { recursive: true, force: true });
  };
}

/** The same server, another database. */
export function withDatabase(url: string, database: string): string {
  const changed = new URL(url);
  changed.pathname = `/${database}`;
  return changed.href;
}

// What runs that were killed left behind: their PostgreSQL, then their files.
async function removeAbandoned(): Promise<void> {
  for (const name of readdirSync(tmpdir()).filter((entry) => entry.startsWith(PREFIX))) {
    const pid = Number(name.slice(PREFIX.length).split('-')[0]);
    if (isAlive(pid)) continue;
    const path = join(realpathSync(tmpdir()), name);
    await endLeftovers(join(path, 'postgres'), () => undefined);
    rmSync(path, { recursive: true, force: true });
  }
}
