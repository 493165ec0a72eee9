import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { createOrm, type EntityManager, type Orm } from '@mif/db/orm';
import { systemActor } from '@mif/domain/auth/system-actor';
import { signAccessToken } from '@mif/domain/auth/tokens';
import { createCtx, inTransaction } from '@mif/domain/kernel/context';
import { unscopedTables } from '@mif/domain/kernel/scope';
import { notify } from '@mif/domain/notifications/notify';
import { percentile } from './bench-load.ts';
import type { BenchServer } from './bench-server.ts';
import { root } from './environment.ts';

const STREAMS = 500;
const EVERY_MS = 25;
const ARRIVAL_TIMEOUT_MS = 10_000;
const quiet = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined };

interface Stream {
  url: string;
  headers: Record<string, string>;
}

interface Listener {
  id: number;
  token: string;
}

/**
 * Measures how long after its commit a notification is at its reader's, with 500 readers listening, each told now and
 * then; the same of a bare server that passes on what PostgreSQL says. In turns, on one database.
 * @param events how many notifications are written to each server a turn
 * @returns the 95th percentile of each, in milliseconds
 */
export async function measureStreams(
  servers: { product: BenchServer; bare: BenchServer },
  databaseUrl: string,
  { turns, events }: { turns: number; events: number },
): Promise<{ product: number; bare: number }> {
  const orm = createOrm(databaseUrl, { poolMax: 4, applicationName: 'mif-bench' });
  try {
    const listeners = await makeListeners(orm, servers.product.secret);
    const delays = { product: [] as number[], bare: [] as number[] };
    for (let turn = 0; turn < turns; turn += 1) {
      for (const kind of ['bare', 'product'] as const) {
        const streams = listeners.map(({ id, token }): Stream =>
          kind === 'bare'
            ? { url: `${servers.bare.url}/stream?user_id=${id}`, headers: {} }
            : { url: `${servers.product.url}/trpc/notifications.stream`, headers: { authorization: `Bearer ${token}` } },
        );
        delays[kind].push(...(await measureTurn(orm, listeners, streams, events)));
      }
    }
    return { product: percentile(delays.product, 0.95), bare: percentile(delays.bare, 0.95) };
  } finally {
    await orm.close(true);
  }
}

/** Accounts with an open session each. */
async function makeListeners(orm: Orm, secret: string): Promise<Listener[]> {
  const em = orm.em.fork();
  const rows = await em.execute<{ id: number; session_id: string }[]>(`
    with people as (
      insert into users (username, full_name, email, role, langue)
      select 'ecoute-' || n, 'Écoute ' || n, 'ecoute-' || n || '@exemple.ma', 'responsable', 'fr' from generate_series(1, ${STREAMS}) n
      returning id
    )
    insert into sessions (id, user_id, created_at, last_used_at, expires_at)
    select gen_random_uuid(), id, now(), now(), now() + interval '1 day' from people returning user_id as id, id as session_id`);
  const key = new TextEncoder().encode(secret);
  return Promise.all(
    rows.map(async ({ id, session_id }) => ({
      id,
      token: await signAccessToken(
        { id, session_id, full_name: 'Écoute', role: 'responsable', langue: 'fr', client_id: null, technicien_id: null },
        key,
        new Date(),
      ),
    })),
  );
}

async function measureTurn(orm: Orm, listeners: readonly Listener[], streams: readonly Stream[], events: number): Promise<number[]> {
  const child = fork(join(root, 'tooling/scripts/bench-listeners.ts'));
  const arrivals = new Map<number, number>();
  let fault: string | null = null;
  const opened = new Promise<void>((done) => {
    child.on('message', (message: { open?: number; cle?: number; at?: number; fault?: string }) => {
      if (message.open !== undefined) done();
      if (message.cle !== undefined && message.at !== undefined) arrivals.set(message.cle, message.at);
      fault ??= message.fault ?? null;
    });
  });
  try {
    child.send(streams);
    await Promise.race([opened, sleep(30_000)]);
    // One that opened before the server heard PostgreSQL is ended at once: then nothing is measured.
    await sleep(500);
    if (fault !== null) throw new Error(fault);
    const commits: number[] = [];
    for (let n = 0; n < events; n += 1) {
      commits.push(await tell(orm.em.fork(), listeners[(n * 7) % listeners.length]?.id ?? 0, n));
      await sleep(EVERY_MS);
    }
    const deadline = performance.now() + ARRIVAL_TIMEOUT_MS;
    while (arrivals.size < events && performance.now() < deadline) await sleep(20);
    if (arrivals.size < events) throw new Error(fault ?? `${events - arrivals.size} of ${events} notifications never arrived`);
    return commits.map((commit, n) => (arrivals.get(n) ?? Number.NaN) - commit);
  } finally {
    child.disconnect();
    await once(child, 'exit');
  }
}

/** Writes a notification as every verb does; the moment its commit was asked for. */
async function tell(em: EntityManager, user_id: number, n: number): Promise<number> {
  const ctx = createCtx({ em, actor: await systemActor(em), now: new Date(), requestId: 'bench', langue: 'fr', log: quiet });
  return inTransaction(ctx, async (inner) => {
    await notify(inner, {
      user_ids: [user_id],
      evenement: 'information',
      params: { texte: `mesure-${n}` },
      intervention_id: null,
    });
    // The bare server has no table to read: it passes on what it is told.
    await unscopedTables(inner.em)
      .selectNoFrom((eb) => eb.fn('pg_notify', [eb.val('bench'), eb.val(JSON.stringify({ user_id, cle: `mesure-${n}` }))]).as('told'))
      .execute();
    return performance.timeOrigin + performance.now();
  });
}
