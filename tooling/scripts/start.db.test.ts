import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isAlive } from '@mif/db/data-lock';
import { startProduct, type Product } from '@mif/testing/product';
import { afterAll, expect, test } from 'vitest';
import { root } from './environment.ts';

const dataDir = mkdtempSync(join(tmpdir(), 'mif-start-'));
let product: Product | null = null;
/** How long the first start took, with a database to make and a company to show. */
let firstMs = 0;

afterAll(async () => {
  await product?.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

const start = async () => {
  product = await startProduct({ dataDir });
  return product;
};

function startAgain(env: Record<string, string>) {
  return spawnSync(process.execPath, [join(root, 'tooling/scripts/start.ts')], {
    encoding: 'utf8',
    env: { ...process.env, DATA_DIR: dataDir, PORT: '56998', ...env },
  });
}

async function isHealthy(url: string): Promise<boolean> {
  const answer = await fetch(`${url}/health`).catch(() => null);
  return answer?.ok ?? false;
}

test('says ready once, answers, and refuses a second start on the same data', { timeout: 120_000 }, async () => {
  const from = performance.now();
  const { url, output } = await start();
  firstMs = performance.now() - from;
  expect(output.filter((line) => line.startsWith('ready '))).toEqual([`ready ${url}`]);
  expect(await isHealthy(url)).toBe(true);
  const second = startAgain({});
  expect(second.status).toBe(1);
  expect(second.stderr).toMatch(/^Already started on .* by process \d+/);
});

test('stops everything, and is ready again sooner than the first time', { timeout: 60_000 }, async () => {
  const postgres = Number(readFileSync(join(dataDir, 'postgres/postmaster.pid'), 'utf8').split('\n')[0]);
  expect(await product?.stop()).toBe(0);
  expect(isAlive(postgres)).toBe(false);
  expect(readdirSync(dataDir).filter((name) => name.endsWith('.lock') || name === 'database-url')).toEqual([]);
  const from = performance.now();
  await start();
  expect((performance.now() - from) / firstMs).toBeLessThan(0.8);
});

test('after kill -9 of the starter the next start takes over', { timeout: 60_000 }, async () => {
  const before = product as Product;
  await before.kill();
  await expect.poll(() => isHealthy(before.url), { timeout: 25_000, interval: 200 }).toBe(false);
  const { url } = await start();
  expect(await isHealthy(url)).toBe(true);
});

test.each([
  [{ PORT: 'abc' }, 'PORT: "abc" is not a port from 1 to 65535. Example: PORT=3000'],
  [{ NODE_ENV: 'production' }, 'SESSION_SECRET: is missing'],
  [{ DATA_DIR: join(root, 'package.json', 'data') }, 'cannot be made or written to (ENOTDIR). Example: DATA_DIR='],
  [{ DATA_DIR: join(dataDir, 'other'), HOST: '203.0.113.1' }, 'PORT: 56998 on 203.0.113.1 cannot be listened on (EADDRNOTAVAIL)'],
])('a wrong setting %j stops the start', (env, sentence) => {
  const { status, stderr } = startAgain(env);
  expect(status).toBe(1);
  expect(stderr).toContain(sentence);
});
