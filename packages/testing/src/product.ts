import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';

const root = resolve(import.meta.dirname, '../../..');
const READY_TIMEOUT_MS = 90_000;

/** The whole product, running as `npm start` runs it. */
export interface Product {
  /** Where it answers, without a slash at the end. */
  url: string;
  /** The page of its development mailbox; `/mails.json?to=` lists mails. */
  mailboxUrl: string;
  dataDir: string;
  /** Of the PostgreSQL it brought. */
  databaseUrl: () => string;
  /** Sets its clock ahead of the machine's by so much, in all its processes at once; a second time from the machine's again. */
  setAhead: (milliseconds: number) => void;
  /** Everything it has printed so far. */
  output: string[];
  pid: number;
  /** Stops it as Ctrl-C does; its exit code. */
  stop: () => Promise<number | null>;
  /** Kills the supervisor with -9, and waits for it alone. */
  kill: () => Promise<void>;
}

/**
 * Starts the product on ports and, where none is given, on a data directory of its own, and waits until it is ready.
 * @param options `dataDir`: start again on data that are kept; `env`: settings that differ
 * @throws Error with what it printed, where it ends or is not ready in 90 s
 */
export async function startProduct(options: { dataDir?: string; env?: Record<string, string> } = {}): Promise<Product> {
  const dataDir = options.dataDir ?? mkdtempSync(join(tmpdir(), 'mif-product-'));
  const clockFile = join(dataDir, 'clock');
  const [port, mailboxPort, smtpPort] = await findFreePorts(3);
  const child = spawn(process.execPath, [join(root, 'tooling/scripts/start.ts')], {
    cwd: root,
    env: {
      ...process.env,
      NODE_ENV: 'development',
      DATA_DIR: dataDir,
      PORT: String(port),
      MAILBOX_PORT: String(mailboxPort),
      MAILBOX_SMTP_PORT: String(smtpPort),
      CLOCK_FILE: clockFile,
      ...options.env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const output: string[] = [];
  const exited = new Promise<number | null>((done) => {
    child.once('exit', (code) => done(code));
  });
  const url = await new Promise<string>((done, fail) => {
    const timer = setTimeout(() => {
      child.kill('SIGTERM');
      fail(new Error(`not ready in time:\n${output.join('\n')}`));
    }, READY_TIMEOUT_MS);
    for (const stream of [child.stdout, child.stderr]) {
      createInterface({ input: stream }).on('line', (line) => {
        output.push(line);
        if (!line.startsWith('ready ')) return;
        clearTimeout(timer);
        done(line.slice('ready '.length));
      });
    }
    void exited.then((code) => {
      clearTimeout(timer);
      fail(new Error(`ended with ${code} before it was ready:\n${output.join('\n')}`));
    });
  });
  const end = async (signal: NodeJS.Signals) => {
    child.kill(signal);
    return exited;
  };
  return {
    url,
    mailboxUrl: `http://127.0.0.1:${mailboxPort}`,
    dataDir,
    databaseUrl: () => readFileSync(join(dataDir, 'database-url'), 'utf8').trim(),
    setAhead: (milliseconds) => {
      writeFileSync(`${clockFile}.new`, String(milliseconds));
      renameSync(`${clockFile}.new`, clockFile);
    },
    output,
    pid: child.pid ?? 0,
    stop: async () => {
      const code = await end('SIGTERM');
      if (options.dataDir === undefined) rmSync(dataDir, { recursive: true, force: true });
      return code;
    },
    kill: async () => {
      await end('SIGKILL');
    },
  };
}

async function findFreePorts(count: number): Promise<number[]> {
  const probes = await Promise.all(
    Array.from(
      { length: count },
      () =>
        new Promise<{ port: number; close: () => void }>((done, fail) => {
          const probe = createServer();
          probe.once('error', fail);
          probe.listen(0, '127.0.0.1', () => {
            const address = probe.address();
            done({ port: typeof address === 'object' && address ? address.port : 0, close: () => probe.close() });
          });
        }),
    ),
  );
  for (const { close } of probes) close();
  return probes.map(({ port }) => port);
}
