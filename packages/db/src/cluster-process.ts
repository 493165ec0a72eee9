import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, openSync, readdirSync, readlinkSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { RunAs } from './cluster-files.ts';

/** The descriptor under which a child of root finds the data directory, whatever the rights of the directories above. */
const DIRECTORY_FD = 3;

/**
 * Starts one of PostgreSQL's programs in a session of its own, so that a terminal's Ctrl-C does not reach it.
 * @param program path of the binary
 * @param dataDir what `args` calls by the path it is given: as root the program cannot always walk to it by name
 */
export function spawnIn(program: string, dataDir: string, args: (dataDir: string) => string[], runAs: RunAs | null): ChildProcess {
  const throughFd = runAs !== null && process.platform === 'linux';
  const fd = throughFd ? openSync(dataDir, 'r') : null;
  try {
    return spawn(program, args(throughFd ? `/proc/self/fd/${DIRECTORY_FD}` : dataDir), {
      cwd: '/',
      detached: true,
      env: { PATH: process.env['PATH'], LC_ALL: 'C', TZ: 'UTC' },
      stdio: ['ignore', 'pipe', 'pipe', ...(fd === null ? [] : [fd])],
      ...runAs,
    });
  } finally {
    if (fd !== null) closeSync(fd);
  }
}

/** Gives each line the process writes, on either stream. */
export function eachLine(child: ChildProcess, take: (line: string) => void): void {
  for (const stream of [child.stdout, child.stderr]) {
    let rest = '';
    stream?.setEncoding('utf8');
    stream?.on('data', (chunk: string) => {
      const lines = (rest + chunk).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) if (line.trim() !== '') take(line);
    });
  }
}

/** Waits for a process to end; its exit code, or null after a signal. */
export function waitForExit(child: ChildProcess): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve(child.exitCode);
  return new Promise((resolve, reject) => {
    child.once('exit', (code) => resolve(code));
    child.once('error', reject);
  });
}

/** A port of 127.0.0.1 that nobody listens on now. */
export function findFreePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

/**
 * Ends what a starter that was killed left behind in a data directory: its PostgreSQL is shut down clean, or, where only
 * orphaned backends remain, they are ended. Then removes the stale pid file, whose number may belong to anyone now.
 * @param clusterDir the cluster's own directory; the caller holds its lock
 */
export async function endLeftovers(clusterDir: string, log: (line: string) => void): Promise<void> {
  if (process.platform !== 'linux') return;
  const deadline = Date.now() + 60_000;
  let asked = 0;
  for (;;) {
    const pids = processesIn(clusterDir);
    if (pids.length === 0) break;
    if (Date.now() > deadline) throw new Error(`A PostgreSQL left behind in ${clusterDir} does not stop (processes ${pids.join(', ')}).`);
    if (asked === 0) log(`stopping the PostgreSQL that an interrupted start left behind (${pids.length} processes)`);
    // Fast shutdown first; from the tenth second an immediate one, which the next start recovers from.
    const signal = asked < 100 ? 'SIGINT' : 'SIGQUIT';
    if (asked % 100 === 0) for (const pid of pids) tryKill(pid, signal);
    asked += 1;
    await sleep(100);
  }
  rmSync(join(clusterDir, 'postmaster.pid'), { force: true });
}

function processesIn(clusterDir: string): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((name) => linkOf(`/proc/${name}/cwd`) === clusterDir && linkOf(`/proc/${name}/exe`)?.includes('/postgres'))
    .map(Number);
}

function linkOf(path: string): string | null {
  try {
    return readlinkSync(path);
  } catch {
    return null;
  }
}

function tryKill(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch {
    // It has ended meanwhile.
  }
}
