import { LoginFailure, Session } from '@mif/db/entities/session';
import { createTestDatabase } from '@mif/testing/database';
import { makeUser, PASSWORD } from '@mif/testing/factories';
import { describe, expect, test } from 'vitest';
import { makeCtx, refusal } from '../kernel/test-context.ts';
import { hashPassword } from './passwords.ts';
import { signIn } from './sign-in.ts';

const db = await createTestDatabase();
const now = new Date('2026-11-24T10:00:00.000Z');
const key = new TextEncoder().encode('a key of the tests, long enough for HS256');
const after = (seconds: number) => new Date(now.getTime() + seconds * 1000);

const enter = (identifiant: string, mot_de_passe: string, { at = now, adresse = null }: { at?: Date; adresse?: string | null } = {}) =>
  signIn(makeCtx(db.fork(), null, at), { identifiant, mot_de_passe }, key, { adresse, appareil: 'Firefox' });
const fail = (identifiant: string, more: { at?: Date; adresse?: string | null } = {}) => refusal(enter(identifiant, 'faux', more));

test('by e-mail or username in any case, opens a session that names its device', async () => {
  const user = await makeUser(db.fork());
  for (const identifiant of [user.email, user.username, user.email.toUpperCase()]) {
    const { actor, tokens } = await enter(identifiant, PASSWORD, { adresse: '10.0.0.1' });
    expect(actor).toMatchObject({ id: user.id, role: 'responsable' });
    expect(tokens).toMatchObject({ token_type: 'bearer', expires_in: 900 });
  }
  const sessions = await db.fork().find(Session, { user_id: user.id });
  expect(sessions).toHaveLength(3);
  expect(sessions[0]).toMatchObject({ appareil: 'Firefox', adresse: '10.0.0.1', revoked_at: null });
});

test('unknown, wrong, deactivated and the user of jobs say the same', async () => {
  const user = await makeUser(db.fork());
  const inactive = await makeUser(db.fork(), { is_active: false });
  const refused = await Promise.all([
    fail(user.email),
    fail('personne@exemple.ma'),
    refusal(enter(inactive.email, PASSWORD)),
    refusal(enter('systeme', PASSWORD)),
  ]);
  for (const { code, field, details } of refused) {
    expect({ code, field, details }).toEqual({ code: 'AUTH_INVALID_CREDENTIALS', field: undefined, details: undefined });
  }
  expect(await db.fork().count(Session, { user_id: inactive.id })).toBe(0);
});

test('unknown takes as long as wrong', async () => {
  // Of the product's own price: an account whose hash were cheaper would be told apart.
  const user = await makeUser(db.fork(), { password_hash: await hashPassword(PASSWORD) });
  const time = async (identifiant: string, at: Date) => {
    const start = performance.now();
    await fail(identifiant, { at });
    return performance.now() - start;
  };
  const known: number[] = [];
  const unknown: number[] = [];
  for (let n = 0; n < 4; n += 1) {
    known.push(await time(user.email, now));
    unknown.push(await time('inconnu@exemple.ma', now));
  }
  const fastest = Math.min(...unknown);
  // Without the work of a hash it would be some hundredth of it; machines that are busy vary less than that.
  expect(fastest).toBeGreaterThan(Math.min(...known) / 4);
});

test('more people at once than there are connections are all let in', async () => {
  const users = await Promise.all(Array.from({ length: 25 }, () => makeUser(db.fork())));
  const entered = await Promise.all(users.map(({ email }) => enter(email, PASSWORD)));
  expect(new Set(entered.map(({ actor }) => actor.id)).size).toBe(25);
});

describe('failures', () => {
  test('five lock the account, with the right password too, for a time that doubles', async () => {
    const user = await makeUser(db.fork());
    for (let n = 0; n < 4; n += 1) await fail(user.email);
    expect((await fail(user.email)).code).toBe('AUTH_INVALID_CREDENTIALS');
    expect(await refusal(enter(user.email, PASSWORD))).toMatchObject({ code: 'AUTH_LOCKED', details: { secondes: 60 } });
    expect((await refusal(enter(user.email, PASSWORD, { at: after(59) }))).code).toBe('AUTH_LOCKED');
    await fail(user.email, { at: after(60) });
    expect((await refusal(enter(user.email, PASSWORD, { at: after(61) }))).details).toEqual({ secondes: 119 });
    await fail(user.email, { at: after(180) });
    expect((await refusal(enter(user.email, PASSWORD, { at: after(180) }))).details).toEqual({ secondes: 240 });
  });

  test('by its address and by its name are those of one account', async () => {
    const user = await makeUser(db.fork());
    for (const identifiant of [user.email, user.username, user.email, user.username, user.email]) await fail(identifiant);
    expect((await refusal(enter(user.username, PASSWORD))).code).toBe('AUTH_LOCKED');
  });

  test('never lock for more than an hour', async () => {
    const user = await makeUser(db.fork());
    const em = db.fork();
    em.create(LoginFailure, { cle: `compte:${user.id}`, echecs: 500, dernier_echec_at: now, bloque_jusqua: null });
    await em.flush();
    await fail(user.email);
    expect((await refusal(enter(user.email, PASSWORD))).details).toEqual({ secondes: 3600 });
  });

  test('lock nobody else, and are forgotten by success', async () => {
    const locked = await makeUser(db.fork());
    const other = await makeUser(db.fork());
    for (let n = 0; n < 5; n += 1) await fail(locked.email);
    expect((await enter(other.email, PASSWORD)).actor.id).toBe(other.id);
    for (let n = 0; n < 4; n += 1) await fail(other.email);
    await enter(other.email, PASSWORD);
    for (let n = 0; n < 4; n += 1) await fail(other.email);
    expect((await enter(other.email, PASSWORD)).actor.id).toBe(other.id);
  });

  test('of unknown accounts lock like those of known ones', async () => {
    for (let n = 0; n < 5; n += 1) await fail('fantome@exemple.ma');
    expect((await fail('fantome@exemple.ma')).code).toBe('AUTH_LOCKED');
  });

  test('of one address over many accounts lock the address, and no other', async () => {
    const adresse = '192.0.2.7';
    const user = await makeUser(db.fork());
    for (let n = 0; n < 20; n += 1) await fail(`essai-${n}@exemple.ma`, { adresse });
    expect((await refusal(enter(user.email, PASSWORD, { adresse }))).code).toBe('AUTH_LOCKED');
    expect((await enter(user.email, PASSWORD, { adresse: '192.0.2.8' })).actor.id).toBe(user.id);
  });

  test('at the same time teach no more than five guesses, and lock', async () => {
    const user = await makeUser(db.fork());
    const guesses = await Promise.all(Array.from({ length: 20 }, () => fail(user.email)));
    expect(guesses.filter(({ code }) => code === 'AUTH_INVALID_CREDENTIALS')).toHaveLength(5);
    expect(guesses.filter(({ code }) => code === 'AUTH_LOCKED')).toHaveLength(15);
    expect((await refusal(enter(user.email, PASSWORD))).details).toEqual({ secondes: 60 });
  });

  test('at the same time are all counted', async () => {
    const user = await makeUser(db.fork());
    await Promise.all(Array.from({ length: 5 }, () => fail(user.email)));
    expect((await refusal(enter(user.email, PASSWORD))).code).toBe('AUTH_LOCKED');
  });
});
