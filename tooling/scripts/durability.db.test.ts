import { randomUUID } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { startProduct, type Product } from '@mif/testing/product';
import { afterAll, beforeAll, expect, test } from 'vitest';

const dataDir = mkdtempSync(join(tmpdir(), 'mif-durability-'));
let product: Product;
let authorization = '';

beforeAll(async () => {
  product = await startProduct({ dataDir });
  const form = new URLSearchParams({ username: 'responsable@mif.ma', password: 'responsable123' });
  const answer = await fetch(`${product.url}/auth/token`, { method: 'POST', body: form });
  authorization = `Bearer ${((await answer.json()) as { access_token: string }).access_token}`;
}, 120_000);

afterAll(async () => {
  await product.stop();
  rmSync(dataDir, { recursive: true, force: true });
}, 60_000);

interface Row {
  id: number;
  reference: string;
  titre: string;
}

// As a client on a bad network does: the same command again, until something answers.
async function createUntilAnswered(titre: string): Promise<Row> {
  const command_id = randomUUID();
  for (let attempt = 0; attempt < 200; attempt += 1) {
    const answer = await fetch(`${product.url}/api/v1/interventions`, {
      method: 'POST',
      headers: { authorization, 'content-type': 'application/json' },
      body: JSON.stringify({ titre, equipement_id: 1, technicien_id: 2, command_id }),
    }).catch(() => null);
    if (answer?.status === 201) return (await answer.json()) as Row;
    if (answer && answer.status < 500) throw new Error(`${answer.status} ${await answer.text()}`);
    await sleep(100);
  }
  throw new Error(`${titre} was never answered`);
}

function processOf(entry: string): number {
  const isWanted = (pid: string) => {
    try {
      const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8');
      const parent = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ')[1];
      return command.includes(entry) && Number(parent) === product.pid;
    } catch {
      return false;
    }
  };
  return Number(readdirSync('/proc').find((pid) => /^\d+$/.test(pid) && isWanted(pid)));
}

const postmaster = () => Number(readFileSync(join(dataDir, 'postgres/postmaster.pid'), 'utf8').split('\n')[0]);

async function allCreated(): Promise<Row[]> {
  const rows: Row[] = [];
  let cursor: string | null = '';
  while (cursor !== null) {
    const url: string = `${product.url}/api/v1/interventions?limit=200&cursor=${cursor}`;
    const page = (await (await fetch(url, { headers: { authorization } })).json()) as { items: Row[]; next_cursor: string | null };
    rows.push(...page.items.filter(({ titre }) => titre.startsWith('Endurance ')));
    cursor = page.next_cursor;
  }
  return rows;
}

test('kill -9 of server, worker and PostgreSQL loses nothing that was answered, and does nothing twice', { timeout: 180_000 }, async () => {
  const victims = [() => processOf('apps/server/src/main.ts'), () => processOf('apps/worker/src/main.ts'), postmaster];
  const answered: Row[] = [];
  for (const [round, victim] of victims.entries()) {
    const work = Promise.all(
      Array.from({ length: 4 }, async (_, lane) => {
        for (let n = 0; n < 10; n += 1) answered.push(await createUntilAnswered(`Endurance ${round}.${lane}.${n}`));
      }),
    );
    await sleep(150);
    const pid = victim();
    expect(pid).toBeGreaterThan(1);
    process.kill(pid, 'SIGKILL');
    await work;
  }
  expect(answered).toHaveLength(120);
  const rows = await allCreated();
  expect(rows.map(({ titre }) => titre).sort()).toEqual(answered.map(({ titre }) => titre).sort());
  expect(new Set(rows.map(({ reference }) => reference)).size).toBe(120);

  const mails = async () => {
    const answer = await fetch(`${product.mailboxUrl}/mails.json?to=tech2@mif.ma`);
    const all = (await answer.json()) as { subject: string }[];
    return new Set(rows.filter(({ reference }) => all.some(({ subject }) => subject.includes(reference))).map(({ reference }) => reference))
      .size;
  };
  await expect.poll(mails, { timeout: 90_000, interval: 500 }).toBe(120);
});
