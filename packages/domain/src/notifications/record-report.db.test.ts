import { Envoi, Notification } from '@mif/db/entities/notification';
import { User } from '@mif/db/entities/user';
import { inConfirmedSession, makeActors, type Actors } from '@mif/testing/actors';
import { createTestDatabase } from '@mif/testing/database';
import { makeUser } from '@mif/testing/factories';
import { beforeAll, describe, expect, test } from 'vitest';
import { systemActor } from '../auth/system-actor.ts';
import { callerOf, makeCtx } from '../kernel/test-context.ts';
import { readUser } from '../users/project.ts';
import { retryEnvois } from './envois.ts';
import { messageIdOf } from './message-id.ts';
import { recordReport } from './record-report.ts';
import { acceptAddress } from './refused-address.ts';
import { writeReport } from './test-report.ts';

const db = await createTestDatabase();
const now = new Date('2026-11-24T10:00:00.000Z');
const secret = new TextEncoder().encode('a key of the tests, long enough for HS256');
const as = callerOf(db, now);
let actors: Actors;

beforeAll(async () => {
  actors = await makeActors(db.fork());
  actors.admin = await inConfirmedSession(db.fork(), actors.admin, now);
});

/** A mail that left, and what its reader's server may say of it. */
async function sent() {
  const em = db.fork();
  const user = await makeUser(em, { role: 'technicien', email: `lecteur.${crypto.randomUUID()}@exemple.ma` });
  const notification = em.create(Notification, {
    user_id: user.id,
    type: 'information',
    evenement: 'information',
    params: {},
    date_creation: now,
  });
  await em.flush();
  const facts = { user_id: user.id, notification_id: notification.id, created_at: now, prevu_at: now } as const;
  const envoi = em.create(Envoi, { ...facts, cle: `notification:${notification.id}:email`, statut: 'envoye', envoye_at: now });
  await em.flush();
  return { user_id: user.id, adresse: user.email, id: envoi.id, messageId: `<${messageIdOf(envoi, secret)}@mif.ma>` };
}
type Sent = Awaited<ReturnType<typeof sent>>;

const record = async (mail: Uint8Array) => {
  const em = db.fork();
  return recordReport(makeCtx(em, await systemActor(em), now), mail, secret);
};
const stateOf = async ({ id, user_id }: Sent) => {
  const envoi = await db.fork().findOneOrFail(Envoi, { id });
  const user = await db.fork().findOneOrFail(User, { id: user_id });
  return { statut: envoi.statut, erreur: envoi.derniere_erreur, rejete: user.email_rejete_at !== null, motif: user.email_rejete_motif };
};
const untouched = { statut: 'envoye', erreur: null, rejete: false, motif: null };

describe('a mail that came back', () => {
  test.each(['headers', 'whole', 'envelope'] as const)('marks the address it went to, known by its %s', async (returned) => {
    const mail = await sent();
    const adresse = mail.adresse.replace('lecteur', 'Lecteur');
    expect(await record(writeReport({ ...mail, adresse, returned }))).toBe('adresse_rejetee');
    const reason = `5.1.1 550 5.1.1 <${adresse}>: Recipient address rejected: User unknown`;
    expect(await stateOf(mail)).toEqual({ statut: 'echoue', erreur: reason, rejete: true, motif: reason });
    const told = await db.fork().find(Notification, { user_id: mail.user_id, evenement: 'adresse_rejetee' });
    expect(told).toHaveLength(1);
    const account = await as(actors.admin, (ctx) => readUser(ctx, mail.user_id));
    expect(account).toMatchObject({ email_rejete_at: now.toISOString(), email_rejete_motif: reason });
  });

  test('told twice, it is known already: also once an administrator took the mark away', async () => {
    const mail = await sent();
    const report = writeReport(mail);
    expect(await Promise.all([record(report), record(report)])).toEqual(expect.arrayContaining(['adresse_rejetee', 'ignore']));
    await as(actors.admin, (ctx) => acceptAddress(ctx, { user_id: mail.user_id }));
    expect(await record(report)).toBe('ignore');
    expect(await stateOf(mail)).toMatchObject({ statut: 'echoue', rejete: false });
  });

  test.each([
    ['delayed', '4.4.7'],
    ['delayed', '5.1.1'],
    ['delivered', '2.0.0'],
    ['failed', '2.1.5'],
    ['failed', 'unknown'],
  ])('%s with %s is no failure', async (action, code) => {
    const mail = await sent();
    expect(await record(writeReport({ ...mail, action, code, diagnostic: 'no words' }))).toBe('ignore');
    expect(await stateOf(mail)).toEqual(untouched);
  });

  test.each(['4.4.7', '5.7.1', '5.6.0', '5.3.4'])('failed with %s: the mail is lost, and the address as good as before', async (code) => {
    const mail = await sent();
    expect(await record(writeReport({ ...mail, code }))).toBe('envoi_echoue');
    expect(await stateOf(mail)).toMatchObject({ statut: 'echoue', rejete: false });
  });

  test('an address that was changed since the mail left is not marked', async () => {
    const mail = await sent();
    await db.fork().nativeUpdate(User, { id: mail.user_id }, { email: `autre.${mail.user_id}@exemple.ma` });
    expect(await record(writeReport(mail))).toBe('envoi_echoue');
    expect(await stateOf(mail)).toMatchObject({ rejete: false });
  });

  test('a mail of the day is sent again with all it carried', async () => {
    const mail = await sent();
    const { user_id, id: member } = mail;
    const em = db.fork();
    const facts = { user_id, modele: 'resume', created_at: now, prevu_at: now, statut: 'envoye', envoye_at: now } as const;
    const resume = em.create(Envoi, { ...facts, cle: `resume:${user_id}:1` });
    await em.flush();
    await em.nativeUpdate(Envoi, { id: member }, { resume_id: resume.id });
    const messageId = `<${messageIdOf(resume, secret)}@mif.ma>`;
    expect(await record(writeReport({ messageId, adresse: mail.adresse, code: '5.7.1' }))).toBe('envoi_echoue');
    await as(actors.admin, (ctx) => retryEnvois(ctx, { ids: [resume.id] }));
    expect(await db.fork().findOneOrFail(Envoi, { id: resume.id })).toMatchObject({ statut: 'a_envoyer' });
    expect(await db.fork().findOneOrFail(Envoi, { id: member })).toMatchObject({ statut: 'a_grouper', resume_id: null });
  });
});

describe('what anybody may write', () => {
  test('a report of a mail that never left, or whose name was guessed, changes nothing', async () => {
    const mail = await sent();
    const { adresse } = mail;
    for (const messageId of ['', '<1@mif.ma>', `<envoi.${mail.id}.${'a'.repeat(32)}@mif.ma>`, `<envoi.999999.${'a'.repeat(32)}@mif.ma>`]) {
      expect(await record(writeReport({ messageId, adresse }))).toBe('ignore');
    }
    const other = await sent();
    // Its own mail's name under another's address.
    expect(await record(writeReport({ messageId: mail.messageId, adresse: other.adresse }))).toBe('envoi_echoue');
    expect(await stateOf(other)).toEqual(untouched);
    expect(await stateOf(mail)).toMatchObject({ rejete: false });
  });

  test('what is no report is ignored', async () => {
    const { messageId } = await sent();
    const vacation = `From: a@exemple.ma\r\nTo: b@mif.ma\r\nIn-Reply-To: ${messageId}\r\nAuto-Submitted: auto-replied\r\n\r\nEn congé.`;
    const receipt = String(writeReport({ messageId, adresse: 'a@b.ma' })).replace(
      'message/delivery-status',
      'message/disposition-notification',
    );
    const deep = Array.from({ length: 500 }, (_, n) => `Content-Type: multipart/report; boundary=b${n}\r\n\r\n--b${n}\r\n`).join('');
    const headless = 'Content-Type: multipart/report; boundary=b\r\n\r\n--b\r\nContent-Type: message/delivery-status\r\n\r\n\r\n\r\n--b--';
    const bytes = Uint8Array.from({ length: 100_000 }, (_, n) => (n * 131) % 256);
    for (const text of ['', '\0', vacation, receipt, deep, headless, 'a: b\r\n'.repeat(50_000)]) {
      expect(await record(Buffer.from(text))).toBe('ignore');
    }
    expect(await record(bytes)).toBe('ignore');
  });
});
