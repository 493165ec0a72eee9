import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { findRunAs, keepPassword, prepareBinaries, type RunAs } from './cluster-files.ts';
import { eachLine, endLeftovers, findFreePort, spawnIn, waitForExit } from './cluster-process.ts';
import { lockFile } from './data-lock.ts';

const DATABASE = 'mif';
const OWNER = 'postgres';
const URL_FILE = 'database-url';

// No locale of the machine and no ICU: the bundled one is old, and another build would sort differently.
const initdbFlags = [
  '--encoding=UTF8',
  '--locale=C.UTF-8',
  '--locale-provider=builtin',
  '--builtin-locale=C.UTF-8',
  '--auth=scram-sha-256',
];

const serverSettings = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  timezone: 'UTC',
  log_timezone: 'UTC',
  max_connections: '200',
  shared_buffers: '256MB',
  effective_cache_size: '2GB',
  work_mem: '16MB',
  maintenance_work_mem: '128MB',
  max_wal_size: '2GB',
  random_page_cost: '1.1',
  jit: 'off',
};

/** A running cluster. */
export interface Cluster {
  /** `postgres://…` of the product's database, with its password. */
  url: string;
  port: number;
  /** Fulfilled when PostgreSQL ends, whether asked or not. */
  exited: Promise<void>;
  /** Shuts down clean: open transactions are rolled back, everything committed is on disk. */
  stop: () => Promise<void>;
}

export interface ClusterOptions {
  /** Where the data, the password and a copy of the binaries are kept; made if missing. */
  dataDir: string;
  /** Takes what PostgreSQL and the start have to say, a line at a time. */
  log: (line: string) => void;
  /** By default a free one. */
  port?: number;
  /** Gives up durability for speed: for tests alone. */
  is_throwaway?: boolean;
}

/**
 * Starts a PostgreSQL 18 on 127.0.0.1, making its cluster and its database at the first start. After a crash, also
 * by kill -9 of any of its processes or of the starter, it recovers everything that was committed.
 * @throws DataLockedError when a living process runs a cluster on the same directory
 */
export async function startCluster(options: ClusterOptions): Promise<Cluster> {
  const { log } = options;
  mkdirSync(options.dataDir, { recursive: true });
  const dataDir = realpathSync(options.dataDir);
  const release = lockFile(join(dataDir, 'cluster.lock'), `A PostgreSQL is already running on ${dataDir} (started by process PID).`);
  try {
    const runAs = findRunAs();
    // PostgreSQL's user walks through the directory; the secrets in it are readable by us alone.
    if (runAs) chmodSync(dataDir, 0o711);
    const binaries = prepareBinaries(dataDir, runAs);
    const password = keepPassword(join(dataDir, 'postgres-password'));
    const clusterDir = join(dataDir, 'postgres');
    if (!existsSync(clusterDir)) await makeCluster(binaries, dataDir, password, runAs, log);
    await endLeftovers(clusterDir, log);
    const port = options.port ?? (await findFreePort());
    const settings = { ...serverSettings, port: String(port), ...(options.is_throwaway ? throwawaySettings : {}) };
    const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
    const child = spawnIn(join(binaries, 'bin/postgres'), dataDir, (directory) => ['-D', `${directory}/postgres`, ...flags], runAs);
    const lastLines: string[] = [];
    eachLine(child, (line) => {
      log(line);
      lastLines.push(line);
      if (lastLines.length > 30) lastLines.shift();
    });
    const urlFile = join(dataDir, URL_FILE);
    const exited = waitForExit(child).then(() => {
      rmSync(urlFile, { force: true });
      release();
    });
    const urlOf = (database: string) => `postgres://${OWNER}:${password}@127.0.0.1:${port}/${database}`;
    await Promise.race([
      waitForConnection(urlOf('postgres')),
      exited.then(() => Promise.reject(new Error(`PostgreSQL did not start:\n${lastLines.join('\n')}`))),
    ]);
    await ensureDatabase(urlOf('postgres'));
    writeFileSync(urlFile, urlOf(DATABASE), { mode: 0o600 });
    const stop = async () => {
      child.kill('SIGINT');
      const isStopped = await Promise.race([exited.then(() => true), sleep(30_000, false, { ref: false })]);
      if (!isStopped) child.kill('SIGQUIT');
      await exited;
    };
    return { url: urlOf(DATABASE), port, exited, stop };
  } catch (error) {
    release();
    throw error;
  }
}

/** The URL of the cluster that runs on a directory now, or null: for tools that work beside a running product. */
export function findRunningCluster(dataDir: string): string | null {
  const file = join(dataDir, URL_FILE);
  return existsSync(file) ? readFileSync(file, 'utf8') : null;
}

const throwawaySettings = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', shared_buffers: '128MB' };

const DRAFT = 'postgres.draft';

// Made beside its place and moved there when complete, so that an interrupted one is not taken for a cluster. Its name
// is its maker's: an initdb left behind by a killed start may still write to its own.
async function makeCluster(
  binaries: string,
  dataDir: string,
  password: string,
  runAs: RunAs | null,
  log: (line: string) => void,
): Promise<void> {
  log('making a PostgreSQL cluster');
  const name = `${DRAFT}.${process.pid}`;
  const draft = join(dataDir, name);
  const passwordFile = join(dataDir, 'postgres-password.draft');
  for (const left of readdirSync(dataDir).filter((entry) => entry.startsWith(DRAFT))) {
    rmSync(join(dataDir, left), { recursive: true, force: true, maxRetries: 10 });
  }
  mkdirSync(draft, { mode: 0o700 });
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (runAs) for (const path of [draft, passwordFile]) chownSync(path, runAs.uid, runAs.gid);
  const args = (directory: string) => [
    '-D',
    `${directory}/${name}`,
    `--username=${OWNER}`,
    `--pwfile=${directory}/postgres-password.draft`,
    ...initdbFlags,
  ];
  try {
    const child = spawnIn(join(binaries, 'bin/initdb'), dataDir, args, runAs);
    const lines: string[] = [];
    eachLine(child, (line) => lines.push(line));
    if ((await waitForExit(child)) !== 0) throw new Error(`PostgreSQL could not make its cluster:\n${lines.join('\n')}`);
    renameSync(draft, join(dataDir, 'postgres'));
  } finally {
    rmSync(passwordFile, { force: true });
  }
}

async function waitForConnection(url: string): Promise<void> {
  const deadline = Date.now() + 120_000;
  for (;;) {
    const client = new Client({ connectionString: url });
    try {
      await client.connect();
      return;
    } catch (error) {
      // Refused while it opens its port, 57P03 while it recovers from a crash.
      const { code } = error as { code?: string };
      if ((code !== 'ECONNREFUSED' && code !== '57P03') || Date.now() > deadline) throw error;
      await sleep(20);
    } finally {
      await client.end().catch(() => undefined);
    }
  }
}

async function ensureDatabase(url: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [DATABASE]);
    if (rowCount === 0) await client.query(`create database ${DATABASE}`);
  } finally {
    await client.end();
  }
}
