import { ClePush } from '@mif/db/entities/push';
import { Envoi } from '@mif/db/entities/notification';
import { Session } from '@mif/db/entities/session';
import { cleanSessions } from '@mif/domain/auth/tasks';
import { createCtx, type Ctx } from '@mif/domain/kernel/context';
import { notify } from '@mif/domain/notifications/notify';
import { listDevices, subscribeDevice } from '@mif/domain/notifications/push-devices';
import { inConfirmedSession, makeTechnicienActor, type TestActor } from '@mif/testing/actors';
import { createTestDatabase } from '@mif/testing/database';
import { decodeProtectedHeader, importJWK, jwtVerify } from 'jose';
import { pino } from 'pino';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { startPushService, type TestPushService } from './test-push-service.ts';
import { startSmtp, type TestSmtp } from './test-smtp.ts';
import { until } from './test-until.ts';
import { startTestWorker } from './test-worker.ts';
import type { RunningWorker } from './worker.ts';

const db = await createTestDatabase();
const start = new Date('2026-11-24T10:00:00.000Z');
const log = pino({ level: 'silent' });
let now = start;
let service: TestPushService;
let smtp: TestSmtp;
let worker: RunningWorker;

beforeAll(async () => {
  service = await startPushService();
  smtp = await startSmtp();
  worker = await startTestWorker({ databaseUrl: db.url, smtpUrl: smtp.url, now: () => now, network: service.network });
});
afterEach(async () => {
  now = start;
  service.answers.length = 0;
  service.accepted.length = 0;
  await db.fork().execute('delete from graphile_worker._private_jobs where locked_at is null');
});
afterAll(async () => {
  await worker.stop();
  await service.down();
  await smtp.close();
});

const ctxOf = (actor: TestActor | null): Ctx => createCtx({ em: db.fork(), actor, now, requestId: 'test', langue: 'fr', log });

/** A technician with a telephone that takes pushes. */
async function owner(endpoint: Partial<ReturnType<TestPushService['subscribe']>> = {}) {
  const actor = await inConfirmedSession(db.fork(), await makeTechnicienActor(db.fork()), now);
  await subscribeDevice(ctxOf(actor), { ...service.subscribe(), ...endpoint }, 'Téléphone');
  return actor;
}

async function tell(actor: TestActor, texte = 'La réunion est avancée à 8 h — « salle Atlas »'): Promise<number> {
  await notify(ctxOf(null), { user_ids: [actor.id], evenement: 'information', params: { texte }, intervention_id: null });
  const [envoi] = await db.fork().find(Envoi, { user_id: actor.id, canal: 'push' }, { orderBy: { id: 'desc' }, limit: 1 });
  if (!envoi) throw new Error('no push was made');
  return envoi.id;
}

const pushOf = (id: number) => db.fork().findOneOrFail(Envoi, { id });
const untilPush = (id: number, what: string, is_it: (envoi: Envoi) => boolean) => until(what, () => pushOf(id), is_it);
const untilStatut = (id: number, statut: Envoi['statut']) => untilPush(id, statut, (envoi) => envoi.statut === statut);
const jobsOf = (id: number) =>
  db
    .fork()
    .execute<{ attempts: number; locked_at: string | null; wait_s: number }[]>(
      `select attempts, locked_at, extract(epoch from run_at - now())::float8 as wait_s from graphile_worker.jobs where key = ?`,
      [`envoi:${id}`],
    );
/** The wait between two tries is over. */
const retryNow = () =>
  db.fork().execute(`update graphile_worker._private_jobs set run_at = now() where locked_at is null;
    select pg_notify('jobs:insert', '{"count": 2}')`);

test('a push arrives whole, which its browser alone can read, signed by the product', async () => {
  const actor = await owner();
  const id = await tell(actor);
  expect(await untilStatut(id, 'envoye')).toMatchObject({ tentatives: 1, derniere_erreur: null, envoye_at: now });
  const [push, other] = service.accepted;
  expect(other).toBeUndefined();
  const { notification_id } = await pushOf(id);
  expect(JSON.parse(push?.text ?? '')).toMatchObject({
    notification_id,
    langue: 'fr',
    is_urgente: false,
    corps: expect.stringContaining('avancée à 8 h — « salle Atlas »'),
    lien: expect.stringMatching(/^\//),
  });
  expect(push?.headers).toMatchObject({ 'content-encoding': 'aes128gcm', urgency: 'normal', ttl: '43200' });
  expect(push?.headers['content-type']).toBe('application/octet-stream');

  const [, token = '', key] = /^vapid t=([^,]+), ?k=([\w-]+)$/.exec(push?.headers.authorization ?? '') ?? [];
  const { cle_publique } = await db.fork().findOneOrFail(ClePush, { nom: 'vapid' });
  expect(key).toBe(cle_publique);
  const point = Buffer.from(cle_publique, 'base64url');
  const [x, y] = [point.subarray(1, 33).toString('base64url'), point.subarray(33).toString('base64url')];
  const { payload } = await jwtVerify(token, await importJWK({ kty: 'EC', crv: 'P-256', x, y }, 'ES256'), { audience: service.origin });
  expect(decodeProtectedHeader(token)).toMatchObject({ alg: 'ES256' });
  expect(payload.sub).toBe('mailto:tests@mif.ma');
  // RFC 8292: a day at most.
  expect((payload.exp ?? 0) - Date.now() / 1000).toBeLessThanOrEqual(86_400);

  const { items } = await listDevices(ctxOf(actor));
  expect(items).toMatchObject([{ is_current: true, dernier_succes_at: now.toISOString() }]);
});

test.each([404, 410])('%i: the browser is subscribed no more, and is forgotten', async (status) => {
  service.answers.push({ status });
  const actor = await owner();
  const id = await tell(actor);
  expect(await untilStatut(id, 'abandonne')).toMatchObject({ abonnement_id: null, derniere_erreur: `the push service answered ${status}` });
  expect((await listDevices(ctxOf(actor))).items).toEqual([]);
});

test.each([400, 401, 403, 413])('%i: refused for good, the browser is kept', async (status) => {
  service.answers.push({ status });
  const actor = await owner();
  const id = await tell(actor);
  expect(await untilStatut(id, 'echoue')).toMatchObject({ derniere_erreur: `the push service answered ${status}` });
  expect((await listDevices(ctxOf(actor))).items).toHaveLength(1);
  await until(
    'no job',
    () => jobsOf(id),
    ({ length }) => length === 0,
  );
});

test('broken, silent, cut off, talking without end: tried again each time, sent once at last', async () => {
  const answers = [{ status: 500 }, { status: 503 }, { status: 429 }, 'hang', 'drop', 'endless'] as const;
  service.answers.push(...answers);
  const id = await tell(await owner());
  for (let tries = 1; tries <= answers.length; tries += 1) {
    const began = performance.now();
    const envoi = await untilPush(id, `try ${tries}`, ({ tentatives }) => tentatives >= tries);
    expect(envoi).toMatchObject({ statut: 'a_envoyer', tentatives: tries });
    expect(envoi.derniere_erreur).not.toMatch(/push\.mif\.test|\/push\//);
    expect(performance.now() - began).toBeLessThan(4000);
    await until(
      'given back',
      () => jobsOf(id),
      ([job]) => job?.attempts === tries && job.locked_at === null,
    );
    await retryNow();
  }
  expect(await untilStatut(id, 'envoye')).toMatchObject({ tentatives: answers.length + 1 });
  expect(service.accepted).toHaveLength(1);
});

test('429 with Retry-After: it waits for as long as was said, an hour at most, and no try is lost', async () => {
  const waits = [
    ['90', 90],
    [new Date(Date.now() + 600_000).toUTCString(), 600],
    ['99999999', 3600],
  ] as const;
  const id = await tell(await owner());
  await untilStatut(id, 'envoye');
  for (const [retry_after, wait_s] of waits) {
    service.answers.push({ status: 429, retry_after });
    const busy = await tell(await owner());
    const envoi = await untilPush(busy, 'put off', ({ prevu_at }) => prevu_at > now);
    expect(envoi).toMatchObject({ statut: 'a_envoyer', tentatives: 1, derniere_erreur: 'the push service answered 429' });
    expect(Math.abs(envoi.prevu_at.getTime() - now.getTime() - wait_s * 1000)).toBeLessThanOrEqual(2000);
    const [job] = await until(
      'one job',
      () => jobsOf(busy),
      ({ length }) => length === 1,
    );
    expect(job?.attempts).toBe(0);
    expect(Math.abs((job?.wait_s ?? 0) - wait_s)).toBeLessThan(10);
    await retryNow();
    expect(await untilStatut(busy, 'envoye')).toMatchObject({ tentatives: 2 });
  }
  expect(service.accepted).toHaveLength(1 + waits.length);
});

test('a day without success is enough: it is no news any more', async () => {
  const id = await tell(await owner());
  await untilStatut(id, 'envoye');
  service.answers.push({ status: 503 }, { status: 503 });
  const late = await tell(await owner());
  await untilPush(late, 'try 1', ({ tentatives }) => tentatives === 1);
  await until(
    'given back',
    () => jobsOf(late),
    ([job]) => job?.locked_at === null,
  );
  now = new Date(start.getTime() + 24 * 3_600_000);
  await db.fork().execute('update sessions set expires_at = ?', [new Date(now.getTime() + 3_600_000)]);
  await retryNow();
  expect(await untilStatut(late, 'echoue')).toMatchObject({ tentatives: 2, derniere_erreur: 'the push service answered 503' });
  await until(
    'no job',
    () => jobsOf(late),
    ({ length }) => length === 0,
  );
});

test('keys that are none, and an address that is no push service, are forgotten', async () => {
  const before = service.attempts();
  const point = Buffer.concat([Buffer.from([4]), Buffer.alloc(64, 7)]).toString('base64url');
  for (const wrong of [{ p256dh: point }, { endpoint: 'https://elsewhere.example/push' }]) {
    const actor = await owner(wrong);
    expect(await untilStatut(await tell(actor), 'abandonne')).toMatchObject({ abonnement_id: null });
    expect((await listDevices(ctxOf(actor))).items).toEqual([]);
  }
  expect(service.attempts()).toBe(before);
});

test('a telephone whose session ended is told nothing, also a month later when the session is forgotten', async () => {
  const before = service.attempts();
  const ends = [
    (session_id: string) => db.fork().nativeUpdate(Session, { id: session_id }, { revoked_at: now, revoke_reason: 'logout' }),
    (session_id: string) => db.fork().nativeUpdate(Session, { id: session_id }, { expires_at: now }),
    async (session_id: string) => {
      const long_ago = new Date(now.getTime() - 40 * 86_400_000);
      await db.fork().nativeUpdate(Session, { id: session_id }, { revoked_at: long_ago, revoke_reason: 'logout' });
      await cleanSessions(ctxOf(null), {});
    },
  ];
  for (const end of ends) {
    const actor = await owner();
    await end(actor.session_id ?? '');
    expect(await untilStatut(await tell(actor), 'abandonne')).toMatchObject({ derniere_erreur: 'the session of the device was ended' });
    expect((await listDevices(ctxOf(actor))).items).toEqual([]);
  }
  expect(service.attempts()).toBe(before);
});
