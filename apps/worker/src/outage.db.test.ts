import { setTimeout as sleep } from 'node:timers/promises';
import { sendLink } from '@mif/domain/auth/links';
import { createCtx, inTransaction, type Ctx } from '@mif/domain/kernel/context';
import { markOneRead } from '@mif/domain/notifications/mark-read';
import { notify } from '@mif/domain/notifications/notify';
import { subscribeDevice } from '@mif/domain/notifications/push-devices';
import { Envoi, Notification } from '@mif/db/entities/notification';
import { TravailEchec } from '@mif/db/entities/travail';
import { User } from '@mif/db/entities/user';
import { inConfirmedSession, makeTechnicienActor, type TestActor } from '@mif/testing/actors';
import { createTestDatabase } from '@mif/testing/database';
import { pino } from 'pino';
import { afterAll, expect, test } from 'vitest';
import { startPushService } from './test-push-service.ts';
import { startSmtp } from './test-smtp.ts';
import { startTestWorker } from './test-worker.ts';

const OUTAGE_MIN = 60;
// What is promised: the time between two sweeps, and what waits are cut to.
const LATE_MAX_MIN = 10;

const db = await createTestDatabase();
const smtp = await startSmtp();
const service = await startPushService();
const log = pino({ level: 'silent' });
let now = new Date('2026-11-24T10:00:00.000Z');
const options = { databaseUrl: db.url, smtpUrl: smtp.url, now: () => now, network: service.network };
const workers = await Promise.all([startTestWorker(options), startTestWorker(options)]);

afterAll(async () => {
  await Promise.all(workers.map(({ stop }) => stop()));
  await smtp.close();
  await service.down();
});

const ctxOf = (actor: TestActor | null = null): Ctx => createCtx({ em: db.fork(), actor, now, requestId: 'test', langue: 'fr', log });

async function reader(preferences: Partial<User> = {}): Promise<TestActor> {
  const actor = await inConfirmedSession(db.fork(), await makeTechnicienActor(db.fork()), now);
  await db.fork().nativeUpdate(User, { id: actor.id }, preferences);
  return actor;
}

async function tell({ id }: TestActor, texte: string): Promise<number> {
  await notify(ctxOf(), { user_ids: [id], evenement: 'information', params: { texte }, intervention_id: null });
  const [told] = await db.fork().find(Notification, { user_id: id }, { orderBy: { id: 'desc' }, limit: 1 });
  return told?.id ?? 0;
}

/** A minute passes, for us and for the queue; then everything that is due has been tried. */
async function passMinute(minute: number): Promise<void> {
  now = new Date(now.getTime() + 60_000);
  if (minute % 5 === 0) await ctxOf().enqueue('sweep_envois', {}, { job_key: 'sweep_envois' });
  await db.fork().execute(`update graphile_worker._private_jobs set run_at = run_at - interval '1 min' where locked_at is null;
    select pg_notify('jobs:insert', '{"count": 4}')`);
  for (;;) {
    const [due] = await db
      .fork()
      .execute<{ n: number }[]>(
        'select count(*)::int as n from graphile_worker.jobs where locked_at is not null or (run_at <= now() and attempts < max_attempts)',
      );
    if (due?.n === 0) return;
    await sleep(5);
  }
}

test('a mail server and a push service that are down for an hour: nothing is lost, nothing comes twice, nothing comes late', async () => {
  const others = await Promise.all([reader({ langue: 'ar' }), reader({ langue: 'en' }), reader(), reader()]);
  const daily = await reader({ rythme_email: 'quotidien', heure_resume: '10:30' });
  const owner = await reader({ preferences_notifications: { information: { email: false } } });
  await subscribeDevice(ctxOf(owner), service.subscribe(), 'Téléphone');
  const meanwhile = await reader();
  const invited = await reader();

  await Promise.all([smtp.down(), service.down()]);
  const events: Record<number, () => Promise<unknown>> = {
    0: async () => {
      for (const other of others) await tell(other, 'at the start');
      await tell(daily, 'of the day');
      await tell(owner, 'on the telephone');
      await inTransaction(ctxOf(), (ctx) => sendLink(ctx, invited.id, 'invitation'));
      for (const other of others) await tell(other, 'a moment later');
    },
    20: async () => {
      const id = await tell(meanwhile, 'read before it could leave');
      await passMinute(20);
      await markOneRead(ctxOf(meanwhile), { id });
    },
    45: () => Promise.all(others.map((other) => tell(other, 'near the end'))),
    59: () => Promise.all(others.map((other) => tell(other, 'at the end'))),
    [OUTAGE_MIN]: async () => {
      expect([smtp.attempts(), service.attempts()]).toEqual([0, 0]);
      await Promise.all([smtp.up(), service.up()]);
    },
  };
  const arrived = new Set<string>();
  for (let minute = 0; minute <= OUTAGE_MIN + LATE_MAX_MIN; minute += 1) {
    await events[minute]?.();
    await passMinute(minute + 1);
  }
  for (const { messageId = '' } of smtp.accepted) arrived.add(messageId);

  const rows = await db.fork().find(Envoi, {});
  const read = rows.filter(({ user_id }) => user_id === meanwhile.id);
  expect(read).toMatchObject([{ statut: 'abandonne', derniere_erreur: 'it was read already' }]);
  const wanted = rows.filter((row) => !read.includes(row));
  expect(wanted.filter(({ statut }) => statut !== 'envoye')).toEqual([]);
  // Each once: four readers at four times, the mail of the day, the invitation.
  expect(smtp.accepted).toHaveLength(4 * 4 + 2);
  expect(smtp.attempts()).toBe(4 * 4 + 2);
  expect(arrived.size).toBe(4 * 4 + 2);
  expect(wanted.filter(({ canal, resume_id }) => canal === 'email' && resume_id === null)).toHaveLength(4 * 4 + 2);
  expect([service.accepted.length, service.attempts()]).toEqual([1, 1]);
  // They have 600: two days of such an outage are outlived.
  expect(Math.max(...wanted.map(({ tentatives }) => tentatives))).toBeLessThan(25);
  // Of a job that fails again and again in the same words, a handful of failures is kept.
  const kept = await db.fork().find(TravailEchec, {});
  const byJob = Map.groupBy(kept, ({ travail_id }) => travail_id);
  expect(Math.max(...[...byJob.values()].map(({ length }) => length))).toBeLessThanOrEqual(6);
  const [left] = await db.fork().execute<{ n: number }[]>(`select count(*)::int as n from graphile_worker.jobs where key like 'envoi:%'`);
  expect(left?.n).toBe(0);
});
