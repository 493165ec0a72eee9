import { Session } from '@mif/db/entities/session';
import { createTestDatabase } from '@mif/testing/database';
import { makeUser, PASSWORD } from '@mif/testing/factories';
import { expect, test } from 'vitest';
import { makeCtx, refusal } from '../kernel/test-context.ts';
import type { Actor } from '../kernel/actor.ts';
import { systemActor } from './system-actor.ts';
import { confirmPassword, requireConfirmation } from './confirm.ts';
import { signIn } from './sign-in.ts';

const db = await createTestDatabase();
const now = new Date('2026-11-24T10:00:00.000Z');
const key = new TextEncoder().encode('a key of the tests, long enough for HS256');
const after = (minutes: number) => new Date(now.getTime() + minutes * 60_000);

async function enter(is_program = false, email?: string): Promise<Actor & { email: string }> {
  const identifiant = email ?? (await makeUser(db.fork())).email;
  const origin = { adresse: null, appareil: null, is_program };
  const { actor } = await signIn(makeCtx(db.fork(), null, now), { identifiant, mot_de_passe: PASSWORD }, key, origin);
  return { ...actor, email: identifiant };
}
const confirm = (actor: Actor, mot_de_passe: string, at = now) => confirmPassword(makeCtx(db.fork(), actor, at), { mot_de_passe });
const require = (actor: Actor | null, at = now) => requireConfirmation(makeCtx(db.fork(), actor, at));
const isAsked = async (actor: Actor, at = now) => (await refusal(require(actor, at))).code === 'AUTH_CONFIRMATION_REQUIRED';

test('a person who has just signed in is asked once, for ten minutes, in this session alone', async () => {
  const actor = await enter();
  const elsewhere = await enter(false, actor.email);
  expect(await isAsked(actor)).toBe(true);
  expect(await confirm(actor, PASSWORD)).toEqual({ valable_jusqua: after(10).toISOString() });
  await require(actor, after(9.99));
  expect(await isAsked(actor, after(10))).toBe(true);
  expect(await isAsked(elsewhere)).toBe(true);
});

test('a program has confirmed by the password it came with, for as long', async () => {
  const actor = await enter(true);
  await require(actor, after(9));
  expect(await isAsked(actor, after(11))).toBe(true);
});

test('nobody borrows the confirmation of another, and one without a session has none', async () => {
  const [actor, other] = [await enter(true), await enter()];
  expect(await isAsked({ ...other, session_id: actor.session_id })).toBe(true);
  expect(await isAsked({ ...actor, session_id: null })).toBe(true);
  expect((await refusal(require(null))).code).toBe('AUTH_REQUIRED');
  await require(await systemActor(db.fork()));
});

test('wrong passwords are counted and lock it, without shutting the owner out; also many at once', async () => {
  const actor = await enter();
  const codes = await Promise.all(Array.from({ length: 12 }, () => refusal(confirm(actor, 'faux')).then(({ code }) => code)));
  expect(codes.filter((code) => code === 'AUTH_WRONG_PASSWORD').length).toBeLessThanOrEqual(5);
  expect((await refusal(confirm(actor, PASSWORD))).code).toBe('AUTH_LOCKED');
  expect(await isAsked(actor)).toBe(true);
  expect((await db.fork().findOneOrFail(Session, { id: actor.session_id ?? '' })).confirmed_at).toBeNull();
  await enter(false, actor.email);
  await confirm(actor, PASSWORD, after(61));
  await require(actor, after(61));
});
