import { Envoi } from '@mif/db/entities/notification';
import { User } from '@mif/db/entities/user';
import { messageIdOf } from '@mif/domain/notifications/message-id';
import { writeReport } from '@mif/domain/notifications/test-report';
import { createTestDatabase } from '@mif/testing/database';
import { makeUser } from '@mif/testing/factories';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { MAIL_RETURNS_TOKEN, secret, startTestServer, type TestServer } from './test-server.ts';

const db = await createTestDatabase();
let server: TestServer;
beforeAll(async () => {
  server = await startTestServer(db);
});
afterAll(() => server.close());

async function pass(body: Uint8Array<ArrayBuffer> | string, headers: Record<string, string> = {}) {
  const authorization = `Bearer ${MAIL_RETURNS_TOKEN}`;
  const answer = await fetch(`${server.url}/retours-mail`, {
    method: 'POST',
    body,
    headers: { authorization, 'content-type': 'message/rfc822', ...headers },
  });
  return { status: answer.status, text: await answer.text() };
}

test('the mail server passes on a mail that came back: its address is marked', async () => {
  const em = db.fork();
  const user = await makeUser(em);
  const at = new Date();
  const facts = { user_id: user.id, modele: 'resume', created_at: at, prevu_at: at, statut: 'envoye' } as const;
  const envoi = em.create(Envoi, { ...facts, cle: `resume:${user.id}` });
  await em.flush();
  const report = new Uint8Array(writeReport({ messageId: `<${messageIdOf(envoi, secret)}@mif.ma>`, adresse: user.email }));
  for (const authorization of ['', 'Bearer', 'Bearer wrong', `Basic ${MAIL_RETURNS_TOKEN}`]) {
    expect(await pass(report, { authorization })).toMatchObject({ status: 401 });
  }
  expect(await db.fork().findOneOrFail(User, { id: user.id })).toMatchObject({ email_rejete_at: null });
  expect(await pass(report)).toEqual({ status: 200, text: '{"resultat":"adresse_rejetee"}' });
  expect(await pass(report)).toEqual({ status: 200, text: '{"resultat":"ignore"}' });
  expect((await db.fork().findOneOrFail(User, { id: user.id })).email_rejete_motif).toContain('5.1.1');
});

test('what is too large, or no mail, is refused', async () => {
  expect(await pass('a'.repeat(1_000_001))).toMatchObject({ status: 413 });
  expect(await pass('{}', { 'content-type': 'application/json' })).toMatchObject({ status: 415 });
  expect(await pass('From: a@exemple.ma')).toEqual({ status: 200, text: '{"resultat":"ignore"}' });
});
