import { createServer } from 'node:net';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Settings } from '@mif/contract/settings';
import { startCluster, type Cluster } from '@mif/db/cluster';
import { lockFile } from '@mif/db/data-lock';
import { migrate } from '@mif/db/migrate';
import { createOrm } from '@mif/db/orm';
import { childEnvironment, readSettings } from './environment.ts';
import { openLog, supervise, type Supervised } from './supervise.ts';
import { buildWeb } from './web-build.ts';

const startedAt = performance.now();
const settings = readSettings();
const stopping = Promise.withResolvers<void>();
let isStopping = false;
// The latest start of PostgreSQL: a stop in the middle of it waits, so that none is left behind.
let cluster: Promise<Cluster> | null = null;
const abort = new AbortController();
const processes: Supervised[] = [];
let release = () => {};

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => stopping.resolve());
// A closed terminal or pipe loses what is printed, and nothing else.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
process.on('disconnect', () => stopping.resolve());
process.channel?.unref();

try {
  mkdirSync(settings.DATA_DIR, { recursive: true });
  release = lockFile(
    join(settings.DATA_DIR, 'start.lock'),
    `Already started on ${settings.DATA_DIR} by process PID: stop that one first, or give this one another DATA_DIR and PORT.`,
  );
  await Promise.race([bring(), stopping.promise]);
  await stopping.promise;
  say('stopping');
} catch (error) {
  process.exitCode = 1;
  console.error(error instanceof Error ? error.message : error);
} finally {
  await stop();
}
// A timer or a half-built step must not keep a stopped product alive.
process.exit();

async function bring(): Promise<void> {
  await Promise.all(portsOf(settings).map(([name, port]) => requireFreePort(name, port)));
  const building = step('web application', async () => ((await buildWeb(abort.signal)) ? 'built' : null));
  building.catch(() => undefined);
  const url = settings.DATABASE_URL ?? (await step('PostgreSQL', () => bringCluster()));
  if (isStopping) return;
  await step('migrations', async () => {
    const applied = await migrate(url);
    return applied.length > 0 ? `${applied.length} applied` : null;
  });
  if (settings.DEMO) await step('demo company', () => seed(url));
  await building;
  if (isStopping) return;
  const failures = startProcesses(url);
  await Promise.race([waitForHealth(), ...failures]);
  for (const { confirm } of processes) confirm();
  console.log(`ready http://${localHost()}:${settings.PORT}`);
  if (settings.DEMO) showAccounts();
  if (mailboxUrl()) console.log(`  mails     ${mailboxUrl()}`);
  say(`in ${((performance.now() - startedAt) / 1000).toFixed(1)} s; logs are in ${join(settings.DATA_DIR, 'log')}; Ctrl-C stops`);
}

async function bringCluster(port?: number): Promise<string> {
  cluster = startCluster({ dataDir: settings.DATA_DIR, log: openLog(settings.DATA_DIR, 'postgres'), port });
  const started = await cluster;
  void keepRunning(started);
  return started.url;
}

async function keepRunning(started: Cluster): Promise<void> {
  await started.exited;
  if (isStopping) return;
  console.error('PostgreSQL ended unasked; starting it again on what it had committed');
  try {
    // On the same port, so that the processes find it again by themselves.
    await bringCluster(started.port);
  } catch (error) {
    console.error(error);
    process.exitCode = 1;
    stopping.resolve();
  }
}

async function seed(url: string): Promise<null> {
  const { seedDemo } = await import('@mif/db/seed');
  const orm = createOrm(url, { poolMax: 2, applicationName: 'mif-seed' });
  try {
    await seedDemo(orm, new Date());
  } finally {
    await orm.close(true);
  }
  return null;
}

function startProcesses(url: string): Promise<never>[] {
  const { DATA_DIR: dataDir } = settings;
  const mailbox = mailboxUrl();
  const env = childEnvironment(settings, {
    DATABASE_URL: url,
    ...(mailbox ? { SMTP_URL: `smtp://127.0.0.1:${settings.MAILBOX_SMTP_PORT}`, MAILBOX_URL: mailbox } : {}),
  });
  if (mailbox) processes.push(supervise({ name: 'mailbox', entry: 'tooling/scripts/mailbox.ts', env, dataDir }));
  processes.push(supervise({ name: 'worker', entry: 'apps/worker/src/main.ts', env, dataDir }));
  processes.push(supervise({ name: 'server', entry: 'apps/server/src/main.ts', env, dataDir }));
  return processes.map(({ failed }) => failed);
}

function mailboxUrl(): string | null {
  if (settings.SMTP_URL !== undefined || settings.NODE_ENV === 'production') return null;
  return `http://127.0.0.1:${settings.MAILBOX_PORT}`;
}

// The server first: it takes no new request and ends those it has; then the worker gives its jobs back.
async function stop(): Promise<void> {
  isStopping = true;
  abort.abort();
  for (const supervised of processes.toReversed()) await supervised.stop();
  const running = await cluster?.catch(() => null);
  await running?.stop();
  release();
}

async function waitForHealth(): Promise<void> {
  const deadline = Date.now() + 60_000;
  for (;;) {
    const answer = await fetch(`http://${localHost()}:${settings.PORT}/health`).catch(() => null);
    if (answer?.ok) return;
    if (isStopping) return;
    if (Date.now() > deadline) throw new Error('The server is up but not healthy after 60 s: see its log.');
    await sleep(50);
  }
}

function localHost(): string {
  if (settings.HOST === '0.0.0.0') return '127.0.0.1';
  if (settings.HOST === '::') return '[::1]';
  return settings.HOST.includes(':') ? `[${settings.HOST}]` : settings.HOST;
}

function portsOf({ PORT, MAILBOX_PORT, MAILBOX_SMTP_PORT }: Settings): [string, number][] {
  if (!mailboxUrl()) return [['PORT', PORT]];
  return [
    ['PORT', PORT],
    ['MAILBOX_PORT', MAILBOX_PORT],
    ['MAILBOX_SMTP_PORT', MAILBOX_SMTP_PORT],
  ];
}

// Children that a killed start left behind see its end and stop: they are given the time.
async function requireFreePort(name: string, port: number): Promise<void> {
  const host = name === 'PORT' ? settings.HOST : '127.0.0.1';
  const deadline = Date.now() + 5000;
  for (;;) {
    const fault = await faultOf(host, port);
    if (fault === null) return;
    if (fault !== 'EADDRINUSE') throw new Error(`${name}: ${port} on ${host} cannot be listened on (${fault}). Example: ${name}=3000`);
    if (Date.now() > deadline) throw new Error(`${name}: ${port} is in use by another program. Example: ${name}=${port + 100}`);
    await sleep(200);
  }
}

/** What stands against listening there, or null. */
function faultOf(host: string, port: number): Promise<string | null> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message));
    probe.listen(port, host, () => probe.close(() => resolve(null)));
  });
}

async function step<T>(name: string, work: () => Promise<T>): Promise<T> {
  const from = performance.now();
  // Short steps stay silent: a line appears for those that take a while, and for those that changed something.
  const timer = setTimeout(() => say(`${name} …`), 700);
  try {
    const result = await work();
    const seconds = (performance.now() - from) / 1000;
    if (seconds > 0.7) say(`${name} ✓ ${seconds.toFixed(1)} s`);
    return result;
  } finally {
    clearTimeout(timer);
  }
}

function say(line: string): void {
  console.log(`· ${line}`);
}

function showAccounts(): void {
  console.log('  accounts  admin@mif.ma / admin123');
  console.log('            responsable@mif.ma / responsable123');
  console.log('            technicien@mif.ma, tech2@mif.ma, tech3@mif.ma / tech123');
  console.log('            client@mif.ma, client2@mif.ma / client123');
}
