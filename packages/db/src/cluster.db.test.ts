import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { zoneChecks } from '@mif/contract/time';
import { Client } from 'pg';
import { afterAll, expect, test } from 'vitest';
import { findRunningCluster, startCluster, type Cluster } from './cluster.ts';
import { DataLockedError } from './data-lock.ts';

// Its own cluster, and below a directory that nobody but us may enter: the case of a clone in a home directory.
const parent = mkdtempSync(join(tmpdir(), 'mif-cluster-'));
const dataDir = join(parent, 'data');
let cluster: Cluster | null = null;
const start = async () => {
  cluster = await startCluster({ dataDir, log: () => undefined });
  return cluster;
};

afterAll(async () => {
  await cluster?.stop();
  rmSync(parent, { recursive: true, force: true });
});

async function query<T>(url: string, sql: string, values: unknown[] = []): Promise<T[]> {
  const client = new Client({ connectionString: url });
  // A connection that its server's death cuts is the very subject here.
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query(sql, values)).rows as T[];
  } finally {
    await client.end();
  }
}

test('starts, knows Morocco, keeps its password to us, and refuses a second start', async () => {
  const { url } = await start();
  for (const { instant, hour } of zoneChecks) {
    for (const zone of ['Africa/Casablanca', 'Africa/El_Aaiun']) {
      const [row] = await query<{ hour: number }>(url, 'select extract(hour from $1::timestamptz at time zone $2)::int as hour', [
        instant,
        zone,
      ]);
      expect(row?.hour, `${instant} in ${zone}`).toBe(hour);
    }
  }
  expect(findRunningCluster(dataDir)).toBe(url);
  for (const name of ['postgres-password', 'database-url']) expect(statSync(join(dataDir, name)).mode & 0o077).toBe(0);
  const wrong = new URL(url);
  wrong.password = 'wrong';
  await expect(query(wrong.href, 'select 1')).rejects.toThrow('password authentication failed');
  await expect(startCluster({ dataDir, log: () => undefined })).rejects.toThrow(DataLockedError);
  await expect(startCluster({ dataDir, log: () => undefined })).rejects.toThrow(/already running on/);
});

test('what was committed survives kill -9 of PostgreSQL', async () => {
  const running = cluster as Cluster;
  await query(running.url, 'create table kept (n int)');
  await query(running.url, 'insert into kept select generate_series(1, 1000)');
  process.kill(Number(readFileSync(join(dataDir, 'postgres/postmaster.pid'), 'utf8').split('\n')[0]), 'SIGKILL');
  await running.exited;
  expect(findRunningCluster(dataDir)).toBeNull();
  const { url } = await start();
  expect(await query(url, 'select count(*)::int as n from kept')).toEqual([{ n: 1000 }]);
});

test('a clean stop leaves no trace, and a stale lock or pid file of a dead process stops nobody', async () => {
  await cluster?.stop();
  expect(findRunningCluster(dataDir)).toBeNull();
  writeFileSync(join(dataDir, 'cluster.lock'), '4194303 1');
  writeFileSync(join(dataDir, 'postgres/postmaster.pid'), `${process.pid}\n/nowhere\n1\n5432\n\n127.0.0.1\n`);
  const { url } = await start();
  expect(await query(url, 'select count(*)::int as n from kept')).toEqual([{ n: 1000 }]);
});
