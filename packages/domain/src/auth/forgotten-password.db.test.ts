import { Journal } from '@mif/db/entities/journal';
import { Lien, Oubli } from '@mif/db/entities/lien';
import { Session } from '@mif/db/entities/session';
import { User } from '@mif/db/entities/user';
import { createTestDatabase } from '@mif/testing/database';
import { makeUser, PASSWORD } from '@mif/testing/factories';
import { expect, test } from 'vitest';
import { callerOf, makeCtx, refusal } from '../kernel/test-context.ts';
import { forgotPassword, resetPassword, sendResetLink } from './forgotten-password.ts';
import { signIn } from './sign-in.ts';
import { systemActor } from './system-actor.ts';
import { lastToken, testSecret } from './test-links.ts';

const db = await createTestDatabase();
const now = new Date('2026-11-24T10:00:00.000Z');
const as = callerOf(db, now);
const after = (minutes: number) => new Date(now.getTime() + minutes * 60_000);
const nouveau = 'un-tout-nouveau-mot';

const enter = (identifiant: string, mot_de_passe: string) =>
  signIn(makeCtx(db.fork(), null, now), { identifiant, mot_de_passe }, testSecret, { adresse: null, appareil: null });
const forget = (email: string, adresse: string | null = null, at = now) =>
  forgotPassword(makeCtx(db.fork(), null, at), { email }, { adresse, appareil: null });
/** What the worker does with what was asked. */
async function work(at = now) {
  const waiting = await db.fork().find(Oubli, {});
  for (const { id } of waiting) await sendResetLink(makeCtx(db.fork(), await systemActor(db.fork()), at), { oubli_id: id });
}
const linksOf = (user_id: number) => db.fork().count(Lien, { user_id });
const reset = (jeton: string, at = now) => as(null, (ctx) => resetPassword(ctx, { jeton, mot_de_passe: nouveau }, testSecret), at);
async function forgetful() {
  const user = await makeUser(db.fork());
  await forget(user.email);
  await work();
  return { user, jeton: await lastToken(db.fork(), user.id, 'mot_de_passe') };
}

test('a new password by mail, once; every session ends', async () => {
  const { user, jeton } = await forgetful();
  await enter(user.email, PASSWORD);
  expect(await reset(jeton, after(59))).toEqual({ ok: true });
  expect(await db.fork().count(Session, { user_id: user.id, revoked_at: null })).toBe(0);
  expect((await refusal(enter(user.email, PASSWORD))).code).toBe('AUTH_INVALID_CREDENTIALS');
  await enter(user.email, nouveau);
  expect((await refusal(reset(jeton))).code).toBe('AUTH_LINK_USED');
  const [line] = await db.fork().find(Journal, { objet: 'user', objet_id: user.id });
  expect(line).toMatchObject({ action: 'reset_password', acteur_id: user.id, is_sensible: true, changements: {} });
});

test('an unknown address leaves the same traces as a known one, and is answered the same', async () => {
  const user = await makeUser(db.fork());
  const closed = await makeUser(db.fork(), { is_active: false });
  const answers = [await forget(user.email), await forget('personne@exemple.ma'), await forget(closed.email)];
  expect(answers).toEqual([{ ok: true }, { ok: true }, { ok: true }]);
  // All that differs comes afterwards, in a job.
  expect(await db.fork().count(Oubli)).toBe(3);
  expect(await linksOf(user.id)).toBe(0);
  await work();
  expect(await db.fork().count(Oubli)).toBe(0);
  expect([await linksOf(user.id), await linksOf(closed.id)]).toEqual([1, 0]);
});

test('at once it opens once; after an hour, or on a closed account, nothing', async () => {
  const { jeton } = await forgetful();
  const outcomes = await Promise.allSettled(Array.from({ length: 4 }, () => reset(jeton)));
  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  const late = await forgetful();
  expect((await refusal(reset(late.jeton, after(60)))).code).toBe('AUTH_LINK_EXPIRED');
  await db.fork().nativeUpdate(User, { id: late.user.id }, { is_active: false });
  expect((await refusal(reset(late.jeton))).code).toBe('AUTH_LINK_INVALID');
});

test('nobody’s mailbox is filled: three links an hour, whoever asks; one place asks ten times', async () => {
  const user = await makeUser(db.fork());
  for (let n = 0; n < 6; n += 1) {
    await forget(user.email);
    await work();
  }
  expect(await linksOf(user.id)).toBe(3);
  await forget(user.email, null, after(61));
  await work(after(61));
  expect(await linksOf(user.id)).toBe(4);
  const many = await Promise.all(
    Array.from({ length: 15 }, (_, n) =>
      forget(`inconnu-${n}@exemple.ma`, '10.8.8.8').then(
        () => 'ok',
        ({ code }: { code: string }) => code,
      ),
    ),
  );
  expect(many.filter((code) => code === 'ok')).toHaveLength(10);
  expect(many.filter((code) => code === 'AUTH_LOCKED')).toHaveLength(5);
});

test('one who never took his invitation up is invited again; the newest link alone opens', async () => {
  const invited = await makeUser(db.fork(), { password_hash: null });
  await forget(invited.email);
  await work();
  expect(await db.fork().find(Lien, { user_id: invited.id })).toMatchObject([{ genre: 'invitation' }]);
  const { user, jeton } = await forgetful();
  await forget(user.email);
  await work();
  expect((await refusal(reset(jeton))).code).toBe('AUTH_LINK_INVALID');
  await reset(await lastToken(db.fork(), user.id, 'mot_de_passe'));
});
