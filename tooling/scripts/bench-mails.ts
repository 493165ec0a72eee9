import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createOrm, type Orm } from '@mif/db/orm';
import { systemActor } from '@mif/domain/auth/system-actor';
import { createCtx, inTransaction } from '@mif/domain/kernel/context';
import { notify } from '@mif/domain/notifications/notify';
import { median } from './bench-load.ts';
import { root } from './environment.ts';

const TURN_TIMEOUT_MS = 120_000;
const quiet = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined };

/**
 * Measures how many mails a second the worker hands to a mail server, and how many jobs a second that do nothing but hand
 * over an empty one: the same worker, the same connections, in turns.
 * @param mails how many a turn
 * @returns the median rate of each
 */
export async function measureMails(
  databaseUrl: string,
  { turns, mails }: { turns: number; mails: number },
): Promise<{ mail: number; empty: number }> {
  const sink = fork(join(root, 'tooling/scripts/bench-sink.ts'));
  const { port } = await answerOf<{ port: number }>(sink);
  const worker = fork(join(root, 'apps/worker/src/bench-worker.ts'), {
    env: { ...process.env, DATABASE_URL: databaseUrl, SMTP_URL: `smtp://127.0.0.1:${port}` },
  });
  const orm = createOrm(databaseUrl, { poolMax: 2, applicationName: 'mif-bench' });
  try {
    await answerOf(worker);
    const kinds = { empty: addEmpty, mail: addMails } as const;
    const rates = { empty: [] as number[], mail: [] as number[] };
    // The first turn opens the connections and compiles the code: it does not count.
    for (let turn = 0; turn <= turns; turn += 1) {
      for (const kind of ['empty', 'mail'] as const) {
        const arrived = answerOf<{ ms: number }>(sink);
        sink.send(mails);
        await kinds[kind](orm, mails);
        const { ms } = await arrived;
        if (turn > 0) rates[kind].push((mails - 1) / (ms / 1000));
      }
    }
    return { mail: median(rates.mail), empty: median(rates.empty) };
  } finally {
    worker.kill('SIGTERM');
    await once(worker, 'exit');
    sink.disconnect();
    await once(sink, 'exit');
    await orm.close(true);
  }
}

/** What a process says next. */
async function answerOf<T>(child: ChildProcess): Promise<T> {
  const [message] = (await once(child, 'message', { signal: AbortSignal.timeout(TURN_TIMEOUT_MS) })) as [T];
  return message;
}

function addEmpty(orm: Orm, n: number): Promise<unknown> {
  return orm.em.fork().execute(`select graphile_worker.add_job('send_empty', '{}') from generate_series(1, ${n})`);
}

/** News for technicians, as the verbs tell it: all of them are there at one commit. */
async function addMails(orm: Orm, n: number): Promise<void> {
  const em = orm.em.fork();
  const ctx = createCtx({ em, actor: await systemActor(em), now: new Date(), requestId: 'bench', langue: 'fr', log: quiet });
  const readers = await em.execute<{ id: number }[]>(`select id from users where role = 'technicien' order by id`);
  const user_ids = readers.map(({ id }) => id);
  await inTransaction(ctx, async (inner) => {
    for (let left = n; left > 0; left -= user_ids.length) {
      await notify(inner, {
        user_ids: user_ids.slice(0, left),
        evenement: 'information',
        params: { texte: 'La réunion de sécurité est avancée à 8 h.' },
        intervention_id: null,
      });
    }
  });
}
