import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, fstatSync, mkdirSync, openSync, renameSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { root } from './environment.ts';

const STOP_TIMEOUT_MS = 20_000;
const LOG_LIMIT_BYTES = 10_000_000;
const WARN_LEVEL = 40;

/**
 * A log file under DATA_DIR/log; the previous one is kept as `.1` once it is large. A line that cannot be written is
 * lost, and nothing else is: the disk may be full, and may have place again.
 */
export function openLog(dataDir: string, name: string, limitBytes = LOG_LIMIT_BYTES): (line: string) => void {
  const path = join(dataDir, 'log', `${name}.log`);
  mkdirSync(dirname(path), { recursive: true });
  const open = () => openSync(path, 'a', 0o600);
  let file = open();
  let size = fstatSync(file).size;
  return (line) => {
    try {
      if (size > limitBytes) {
        size = 0;
        renameSync(path, `${path}.1`);
        const next = open();
        closeSync(file);
        file = next;
      }
      size += writeSync(file, `${line}\n`);
    } catch {
      // Said nowhere: this is where things are said.
    }
  };
}

/** A process that is started again when it ends unasked. */
export interface Supervised {
  name: string;
  /** Rejected when it cannot stay up from its first start on; never fulfilled. */
  failed: Promise<never>;
  /** Tells that it has once been seen at work: from then on it is restarted for ever. */
  confirm: () => void;
  /** Asks it to end (SIGTERM) and waits; after 20 s it is killed. */
  stop: () => Promise<void>;
}

/**
 * Starts a TypeScript program of the checkout and keeps it running.
 * @param options `echo`: every line goes to our stdout too, otherwise warnings and worse to our stderr
 */
export function supervise(options: {
  name: string;
  entry: string;
  env: NodeJS.ProcessEnv;
  dataDir: string;
  nodeArgs?: string[];
  echo?: boolean;
}): Supervised {
  const { name } = options;
  const log = openLog(options.dataDir, name);
  const lastLines: string[] = [];
  let child: ChildProcess | null = null;
  let isStopping = false;
  let isConfirmed = false;
  let failures = 0;
  let fail: (error: Error) => void = () => undefined;
  const failed = new Promise<never>((_resolve, reject) => {
    fail = reject;
  });
  failed.catch(() => undefined);

  const take = (line: string) => {
    log(line);
    lastLines.push(line);
    if (lastLines.length > 20) lastLines.shift();
    if (options.echo) console.log(`[${name}] ${line}`);
    else if (isWarning(line)) console.error(`[${name}] ${line}`);
  };
  const start = () => {
    const startedAt = performance.now();
    const guard = join(import.meta.dirname, 'child-guard.ts');
    const started = spawn(process.execPath, [...(options.nodeArgs ?? []), '--import', guard, join(root, options.entry)], {
      cwd: root,
      env: options.env,
      // A session of its own: a terminal's Ctrl-C reaches us alone, and the order of the end is ours.
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    });
    child = started;
    for (const stream of [started.stdout, started.stderr]) if (stream) createInterface({ input: stream }).on('line', take);
    started.once('close', (code, signal) => {
      child = null;
      if (isStopping) return;
      failures = performance.now() - startedAt > 30_000 ? 1 : failures + 1;
      if (!isConfirmed && failures >= 3) {
        fail(new Error([`The ${name} does not start (${signal ?? `exit ${code}`}). Its last lines:`, ...lastLines].join('\n')));
        return;
      }
      const wait = Math.min(250 * 2 ** (failures - 1), 10_000);
      console.error(`the ${name} ended (${signal ?? `exit ${code}`}); started again in ${wait} ms`);
      setTimeout(() => !isStopping && start(), wait);
    });
  };
  start();

  return {
    name,
    failed,
    confirm: () => {
      isConfirmed = true;
    },
    stop: async () => {
      isStopping = true;
      const running = child;
      if (!running) return;
      const closed = new Promise<true>((resolve) => {
        running.once('close', () => resolve(true));
      });
      running.kill('SIGTERM');
      if (await Promise.race([closed, sleep(STOP_TIMEOUT_MS, false, { ref: false })])) return;
      console.error(`the ${name} did not end in ${STOP_TIMEOUT_MS / 1000} s and is killed`);
      running.kill('SIGKILL');
      await closed;
    },
  };
}

// Our processes log JSON with a numeric level; whatever else they write is worth seeing.
function isWarning(line: string): boolean {
  const level = /^\{"level":(\d+)/.exec(line)?.[1];
  return level === undefined ? line.trim() !== '' : Number(level) >= WARN_LEVEL;
}
