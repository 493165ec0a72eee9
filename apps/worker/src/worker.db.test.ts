import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { Envoi } from '@mif/db/entities/notification';
import { systemActor } from '@mif/domain/auth/system-actor';
import { createCtx, type Ctx } from '@mif/domain/kernel/context';
import { listTravaux } from '@mif/domain/travaux/list';
import { readTravaux } from '@mif/domain/travaux/overview';
import { notify } from '@mif/domain/notifications/notify';
import { TravailEchec } from '@mif/db/entities/travail';
import { createTestDatabase } from '@mif/testing/database';
import { makeIntervention, makeTechnicien, makeUser } from '@mif/testing/factories';
import { pino } from 'pino';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { until } from './test-until.ts';
import { startSmtp, type TestSmtp } from './test-smtp.ts';
import { startTestWorker } from './test-worker.ts';
import type { RunningWorker } from './worker.ts';

const db = await createTestDatabase();
const now = new Date('2026-11-24T10:00:00.000Z');
const log = pino({ level: 'silent' });
let smtp: TestSmtp;
const workers: RunningWorker[] = [];
const children: ChildProcess[] = [];

beforeAll(async () => {
  smtp = await startSmtp();
});
afterEach(async () => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  await Promise.all(workers.splice(0).map(({ stop }) => stop()));
  smtp.behaviours.length = 0;
  smtp.accepted.length = 0;
  await db.fork().execute('delete from graphile_worker._private_jobs; delete from battements; delete from travail_echecs');
});
afterAll(() => smtp.close());

async function start(url = smtp.url): Promise<RunningWorker> {
  const worker = await startTestWorker({ databaseUrl: db.url, smtpUrl: url, now: () => now });
  workers.push(worker);
  return worker;
}

/** Tells a technician of his work, as assigning does. */
async function tell(reader: { langue?: 'fr' | 'ar' | 'en'; email?: string; is_active?: boolean } = {}, mine = true) {
  const em = db.fork();
  const user = await makeUser(em, { role: 'technicien', ...reader });
  const technicien = await makeTechnicien(em, { user_id: user.id });
  const state = mine ? ({ technicien_id: technicien.id, statut: 'affectee' } as const) : {};
  const intervention = await makeIntervention(em, now, { titre: 'Fuite <b>au</b> vérin', ...state });
  const ctx = createCtx({ em, actor: null, now, requestId: 'test', langue: 'fr', log });
  const before = await em.count(Envoi);
  await notify(ctx, {
    user_ids: [user.id],
    evenement: 'intervention_affectee',
    params: { reference: intervention.reference, titre: intervention.titre, acteur: 'Nadia' },
    intervention_id: intervention.id,
  });
  const [envoi] = await em.find(Envoi, {}, { orderBy: { id: 'desc' }, limit: 1 });
  if (!envoi || (await em.count(Envoi)) !== before + 1) throw new Error('no mail to send was made');
  return { user, intervention, envoi_id: envoi.id };
}

const envoiOf = (id: number) => db.fork().findOneOrFail(Envoi, { id });
const jobs = () =>
  db.fork().execute<{ attempts: number; last_error: string | null; locked_by: string | null }[]>('select * from graphile_worker.jobs');
/** The wait between two tries is over. */
const retryNow = () =>
  db.fork().execute(`update graphile_worker._private_jobs set run_at = now() where locked_at is null;
    select pg_notify('jobs:insert', '{"count": 2}')`);

const untilStatut = (id: number, statut: Envoi['statut']) =>
  until(
    statut,
    () => envoiOf(id),
    (envoi) => envoi.statut === statut,
  );
const untilFailed = (id: number, tries: number) =>
  until(
    `try ${tries} failed`,
    () => envoiOf(id),
    (envoi) => envoi.tentatives >= tries,
  );
const untilGivenBack = (tries: number) =>
  until('given back', jobs, ([job]) => job?.attempts === tries && job.locked_by === null && job.last_error !== null);
const untilNoJob = () => until('no job left', jobs, ({ length }) => length === 0);

test('a mail goes out once, to its reader, in his language, and says where to look', async () => {
  const { user, intervention, envoi_id } = await tell({ langue: 'ar' });
  await start();
  const envoi = await untilStatut(envoi_id, 'envoye');
  await untilNoJob();
  expect(envoi).toMatchObject({ tentatives: 1, envoye_at: now, derniere_erreur: null });
  expect(smtp.accepted).toHaveLength(1);
  const [mail] = smtp.accepted;
  expect(mail?.to).toMatchObject({ value: [{ address: user.email }] });
  expect(mail?.from?.text).toContain('ne-pas-repondre@mif.ma');
  expect(mail?.subject).toContain(intervention.reference);
  expect(mail?.subject).toContain('Fuite <b>au</b> vérin');
  expect(mail?.messageId).toMatch(/^<envoi\.\d+\.[0-9a-f]{32}@mif\.ma>$/);
  expect(mail?.headers.get('auto-submitted')).toBe('auto-generated');
  expect(mail?.html).toContain('dir="rtl"');
  expect(mail?.html).toContain('Fuite &lt;b&gt;au&lt;/b&gt; vérin');
  expect(mail?.text).toContain(`https://mif.test/interventions/${intervention.id}`);

  // The same job again: after a worker that died between sending and saying so.
  await db.fork().execute(`select graphile_worker.add_job('send_email', json_build_object('envoi_id', ?::int))`, [envoi_id]);
  await untilNoJob();
  expect(smtp.accepted).toHaveLength(1);
});

test('nothing is written to an account that was closed, nor what is no longer true', async () => {
  const closed = await tell({ is_active: false });
  const taken = await tell({}, false);
  await start();
  await untilNoJob();
  expect(await envoiOf(closed.envoi_id)).toMatchObject({ statut: 'abandonne', derniere_erreur: 'the account is not active' });
  expect(await envoiOf(taken.envoi_id)).toMatchObject({ statut: 'abandonne', derniere_erreur: 'it is no longer true' });
  expect(smtp.accepted).toEqual([]);
});

test.each(['refuse_reader', 'refuse_text'] as const)('%s: refused for good, not tried again', async (behaviour) => {
  smtp.behaviours.push(behaviour);
  const { envoi_id } = await tell();
  await start();
  const envoi = await untilStatut(envoi_id, 'echoue');
  expect(envoi.derniere_erreur).toMatch(/no such user|message refused/);
  await untilNoJob();
  expect(smtp.accepted).toEqual([]);
});

test('too busy, silent, gone in the middle, a sender not allowed: tried again each time, sent once at last', async () => {
  const tries = ['busy', 'hang', 'drop_early', 'drop', 'refuse_sender'] as const;
  smtp.behaviours.push(...tries, 'accept_and_drop');
  const { envoi_id } = await tell();
  await start();
  for (let done = 1; done <= tries.length; done += 1) {
    const envoi = await untilFailed(envoi_id, done);
    expect(envoi).toMatchObject({ statut: 'a_envoyer', tentatives: done });
    expect(envoi.derniere_erreur).not.toBe('');
    await untilGivenBack(done);
    await retryNow();
  }
  expect(await untilStatut(envoi_id, 'envoye')).toMatchObject({ tentatives: tries.length + 1, derniere_erreur: null });
  await untilNoJob();
  expect(smtp.accepted).toHaveLength(1);
  // The connection of the mail that was taken is gone: the next one has its own.
  const next = await tell();
  await until(
    'sent',
    async () => (await retryNow(), envoiOf(next.envoi_id)),
    ({ statut }) => statut === 'envoye',
  );
  expect(smtp.accepted).toHaveLength(2);
});

test('a mail server that is not there: the last try says so', async () => {
  const { envoi_id } = await tell();
  await db.fork().execute('update graphile_worker._private_jobs set max_attempts = 1');
  await start('smtp://127.0.0.1:9');
  const envoi = await untilStatut(envoi_id, 'echoue');
  expect(envoi.derniere_erreur).toContain('ECONNREFUSED');
  const [kept] = await until(
    'the failure is kept',
    () => db.fork().find(TravailEchec, {}),
    ({ length }) => length > 0,
  );
  expect(kept).toMatchObject({ tache: 'send_email', tentative: 1, tentatives_max: 1, processus: workers[0]?.processus });
  expect(kept?.message).toContain('ECONNREFUSED');
});

test('two workers with the same mails at once send each once', async () => {
  const ids: number[] = [];
  for (let n = 0; n < 2; n += 1) ids.push((await tell()).envoi_id);
  smtp.behaviours.push('slow', 'slow', 'slow', 'slow');
  const before = smtp.attempts();
  // A second job a mail, so that all four places work at once: as if the first one's worker had been given up too early.
  for (const id of ids)
    await db.fork().execute(`select graphile_worker.add_job('send_email', json_build_object('envoi_id', ?::int))`, [id]);
  await Promise.all([start(), start()]);
  for (const id of ids) await untilStatut(id, 'envoye');
  await until(
    'no job left',
    async () => (await retryNow(), jobs()),
    ({ length }) => length === 0,
  );
  expect(smtp.attempts() - before).toBe(ids.length);
  expect(new Set(smtp.accepted.map(({ messageId }) => messageId)).size).toBe(ids.length);
});

describe('the process itself', () => {
  const password = 'un+secret/long';

  function launch() {
    const child = spawn(process.execPath, [join(import.meta.dirname, 'main.ts')], {
      env: {
        ...process.env,
        NODE_ENV: 'test',
        DATABASE_URL: db.url,
        SMTP_URL: smtp.url.replace('//', `//mif:${encodeURIComponent(password)}@`),
        SESSION_SECRET: 'x'.repeat(40),
        LOG_LEVEL: 'debug',
        WORKER_CONCURRENCY: '2',
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    children.push(child);
    const lines: string[] = [];
    for (const stream of [child.stdout, child.stderr]) createInterface({ input: stream }).on('line', (line) => lines.push(line));
    const ended = new Promise<number | null>((done) => {
      child.once('close', done);
    });
    return { child, lines, ended };
  }
  const beats = () => db.fork().execute<{ processus: string }[]>('select processus from battements');
  const locks = async () => (await jobs()).map(({ locked_by }) => locked_by);
  const seen = async <T>(verb: (ctx: Ctx, input: object) => Promise<T>) => {
    const em = db.fork();
    return verb(createCtx({ em, actor: await systemActor(em), now, requestId: 'test', langue: 'fr', log }), {});
  };
  const untilMailBegun = (before: number) =>
    until(
      'mail begun',
      async () => smtp.attempts(),
      (attempts) => attempts > before,
    );

  test('killed with -9 in the middle of a mail: another worker sends it', async () => {
    smtp.behaviours.push('hang');
    const { envoi_id } = await tell();
    const before = smtp.attempts();
    const { child, ended } = launch();
    await untilMailBegun(before);
    child.kill('SIGKILL');
    await ended;
    const [dead] = await beats();
    expect(dead?.processus).toMatch(/^pool-/);
    await start();
    // It could be slow: it is not called dead yet.
    expect(await locks()).toEqual([dead?.processus]);
    expect((await seen(listTravaux)).items).toMatchObject([{ etat: 'en_cours', processus: dead?.processus, actions_permises: [] }]);
    await Promise.all(workers.splice(0).map(({ stop }) => stop()));

    await db.fork().execute(`update battements set vu_at = vu_at - interval '16 s';
      update graphile_worker._private_jobs set locked_at = locked_at - interval '16 s'`);
    expect((await seen(readTravaux)).processus).toMatchObject([{ processus: dead?.processus, etat: 'muet', en_cours: 1 }]);
    await start();
    expect((await seen(readTravaux)).processus).toMatchObject([
      { etat: 'actif' },
      { processus: dead?.processus, etat: 'remplace', en_cours: 0 },
    ]);
    await untilStatut(envoi_id, 'envoye');
    await untilNoJob();
    expect(smtp.accepted).toHaveLength(1);
  });

  test('asked to stop in the middle of a mail: gives it back and ends with 0 in time; its log is JSON without secrets', async () => {
    smtp.behaviours.push('busy');
    const first = await tell();
    const { child, lines, ended } = launch();
    await untilFailed(first.envoi_id, 1);
    await untilGivenBack(1);
    await db.fork().execute("select pg_terminate_backend(pid) from pg_stat_activity where application_name like 'mif-worker%'");
    smtp.behaviours.push('hang');
    const before = smtp.attempts();
    const second = await tell();
    await untilMailBegun(before);
    const asked = performance.now();
    child.kill('SIGTERM');
    expect(await ended).toBe(0);
    expect(performance.now() - asked).toBeLessThan(5000);
    expect(await locks()).toEqual([null, null]);
    expect(await beats()).toEqual([]);
    expect(await envoiOf(second.envoi_id)).toMatchObject({ statut: 'a_envoyer', tentatives: 1 });
    expect(lines.length).toBeGreaterThan(3);
    for (const line of lines) {
      expect(line).toMatch(/^\{"level":\d+,/);
      for (const secret of [password, encodeURIComponent(password), 'x'.repeat(40)]) expect(line).not.toContain(secret);
    }
  });
});
