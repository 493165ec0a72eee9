import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { root } from './environment.ts';

const entries = { product: 'apps/server/src/main.ts', bare: 'tooling/scripts/bench-bare.ts' } as const;

/** A server that is measured, in a process of its own. */
export interface BenchServer {
  url: string;
  pid: number;
  /** What it signs access tokens with. */
  secret: string;
  /** Signs an account in; the headers its requests then carry. */
  signIn: (account: { username: string; password: string }) => Promise<{ headers: Record<string, string>; user_id: number }>;
  stop: () => Promise<void>;
}

/**
 * Starts the product's server, or the bare one, on a database.
 * @param dataDir for what the server keeps beside the database
 */
export async function startBenchServer(kind: keyof typeof entries, databaseUrl: string, dataDir: string): Promise<BenchServer> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const secret = randomBytes(48).toString('base64');
  const child = spawn(process.execPath, [join(root, entries[kind])], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
    env: {
      ...process.env,
      NODE_ENV: 'development',
      PORT: String(port),
      PUBLIC_URL: url,
      DATABASE_URL: databaseUrl,
      DATA_DIR: dataDir,
      SESSION_SECRET: secret,
      LOG_LEVEL: 'warn',
    },
  });
  const ended = once(child, 'exit');
  const deadline = Date.now() + 20_000;
  while (!(await isUp(url, kind))) {
    if (Date.now() > deadline || child.exitCode !== null) throw new Error(`the ${kind} server does not start`);
    await sleep(50);
  }
  return {
    url,
    pid: child.pid ?? 0,
    secret,
    signIn: async (account) => {
      const answer = await fetch(`${url}/trpc/auth.token`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ json: account }),
      });
      const { result } = (await answer.json()) as { result: { data: { json: { access_token: string } } } };
      const headers = { authorization: `Bearer ${result.data.json.access_token}` };
      const me = (await (await fetch(`${url}/trpc/auth.me`, { headers })).json()) as { result: { data: { json: { id: number } } } };
      return { headers, user_id: me.result.data.json.id };
    },
    stop: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      child.kill(kind === 'bare' ? 'SIGKILL' : 'SIGTERM');
      await ended;
    },
  };
}

async function isUp(url: string, kind: keyof typeof entries): Promise<boolean> {
  const answer = await fetch(kind === 'bare' ? url : `${url}/health`).catch(() => null);
  return answer?.ok ?? false;
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return port;
}
