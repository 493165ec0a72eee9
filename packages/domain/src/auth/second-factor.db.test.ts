import { Journal } from '@mif/db/entities/journal';
import { CodeSecours, SecondFacteur } from '@mif/db/entities/second-facteur';
import { Session } from '@mif/db/entities/session';
import type { Role } from '@mif/contract/users';
import { inConfirmedSession, makeActor, type TestActor } from '@mif/testing/actors';
import { createTestDatabase } from '@mif/testing/database';
import { makeUser, PASSWORD } from '@mif/testing/factories';
import { Secret, TOTP } from 'otpauth';
import { afterEach, beforeAll, expect, test } from 'vitest';
import type { Actor } from '../kernel/actor.ts';
import { callerOf, makeCtx, refusal } from '../kernel/test-context.ts';
import { readSecuritySettings, updateSecuritySettings } from '../parametres/security.ts';
import { resetSecondFactor } from '../users/access.ts';
import { beginEnrolment, disableSecondFactor, proveEnrolment, renewRecoveryCodes, secondFactorState } from './second-factor.ts';
import { resetPassword } from './forgotten-password.ts';
import { sendLink } from './links.ts';
import { signIn } from './sign-in.ts';
import { lastToken, testSecret } from './test-links.ts';

const db = await createTestDatabase();
const now = new Date('2026-11-24T10:00:00.000Z');
const as = callerOf(db, now);
const after = (seconds: number) => new Date(now.getTime() + seconds * 1000);
let admin: TestActor;

beforeAll(async () => {
  admin = await inConfirmedSession(db.fork(), await makeActor(db.fork(), 'admin'), now);
});
afterEach(() => requireOf([]));

const requireOf = (second_facteur_roles: Role[]) => as(admin, (ctx) => updateSecuritySettings(ctx, { second_facteur_roles }));
const enter = (identifiant: string, code?: string, at = now) =>
  signIn(makeCtx(db.fork(), null, at), { identifiant, mot_de_passe: PASSWORD, code }, testSecret, { adresse: null, appareil: null });
const codeAt = (secret: string, at = now) => new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: at.getTime() });
const wrong = (secret: string) => String((Number(codeAt(secret)) + 1) % 1_000_000).padStart(6, '0');
const actionsOf = async (id: number) => (await db.fork().find(Journal, { objet_id: id, objet: 'user' })).map(({ action }) => action);

async function enrolled() {
  const user = await makeUser(db.fork());
  const actor: Actor = await inConfirmedSession(db.fork(), { ...admin, id: user.id, role: 'responsable' }, now);
  const { secret, uri } = await as(actor, (ctx) => beginEnrolment(ctx, testSecret));
  const { codes } = await as(actor, (ctx) => proveEnrolment(ctx, { code: codeAt(secret, after(-30)) }, testSecret));
  return { user, actor, secret, uri, codes };
}

test('enrolment proves a code; afterwards the password alone opens nothing', async () => {
  const user = await makeUser(db.fork());
  const actor = await inConfirmedSession(db.fork(), { ...admin, id: user.id, role: 'responsable' as const }, now);
  const { secret, uri } = await as(actor, (ctx) => beginEnrolment(ctx, testSecret));
  expect(uri).toContain(secret);
  expect((await refusal(as(actor, (ctx) => proveEnrolment(ctx, { code: wrong(secret) }, testSecret)))).code).toBe(
    'SECOND_FACTEUR_CODE_INVALID',
  );
  await enter(user.email);
  expect(await as(actor, secondFactorState)).toMatchObject({ is_active: false, codes_restants: 0 });
  const { codes } = await as(actor, (ctx) => proveEnrolment(ctx, { code: codeAt(secret) }, testSecret));
  expect(codes).toHaveLength(10);
  expect(await as(actor, secondFactorState)).toEqual({
    is_active: true,
    active_depuis: now.toISOString(),
    codes_restants: 10,
    is_requis: false,
  });
  expect(await refusal(enter(user.email))).toMatchObject({ code: 'AUTH_CODE_REQUIRED', field: 'code' });
  expect((await refusal(enter(user.email, wrong(secret)))).code).toBe('AUTH_CODE_INVALID');
  expect((await enter(user.email, ` ${codeAt(secret, after(30))} `, after(30))).actor.id).toBe(user.id);
  expect((await refusal(as(actor, (ctx) => beginEnrolment(ctx, testSecret)))).code).toBe('SECOND_FACTEUR_ACTIVE');
  expect(await actionsOf(user.id)).toEqual(['enable_second_facteur']);
});

test('neither the secret nor a recovery code can be read in the database', async () => {
  const { user, secret, codes } = await enrolled();
  const rows = JSON.stringify([
    await db.fork().find(SecondFacteur, { user_id: user.id }),
    await db.fork().find(CodeSecours, { user_id: user.id }),
    await db.fork().find(Journal, { objet_id: user.id }),
  ]);
  for (const text of [secret, ...codes]) expect(rows).not.toContain(text);
});

test('a code is taken once, also at once, and so is every code before it', async () => {
  const { user, secret } = await enrolled();
  const outcomes = await Promise.allSettled(Array.from({ length: 3 }, () => enter(user.email, codeAt(secret))));
  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  expect((await refusal(enter(user.email, codeAt(secret), after(20)))).code).toBe('AUTH_CODE_INVALID');
  await enter(user.email, codeAt(secret, after(60)), after(60));
  expect((await refusal(enter(user.email, codeAt(secret, after(30)), after(60)))).code).toBe('AUTH_CODE_INVALID');
});

test('guesses lock, also many at once, whatever is tried next; the right one then has to wait too', async () => {
  const { user, secret, codes } = await enrolled();
  const guesses = await Promise.all(Array.from({ length: 12 }, () => refusal(enter(user.email, wrong(secret))).then(({ code }) => code)));
  expect(guesses.filter((code) => code === 'AUTH_CODE_INVALID').length).toBeLessThanOrEqual(5);
  expect((await refusal(enter(user.email, codeAt(secret)))).code).toBe('AUTH_LOCKED');
  expect((await refusal(enter(user.email, codes[0]))).code).toBe('AUTH_LOCKED');
  expect(await actionsOf(user.id)).toContain('lock_code');
  // The lock doubles: a guesser gets some tens of tries a day at six digits.
  await refusal(enter(user.email, wrong(secret), after(61)));
  expect((await refusal(enter(user.email, codeAt(secret, after(150)), after(150)))).code).toBe('AUTH_LOCKED');
  await enter(user.email, codeAt(secret, after(190)), after(190));
});

test('the fifth try may be right, and forgets the four before', async () => {
  const { user, secret } = await enrolled();
  for (let n = 0; n < 4; n += 1) expect((await refusal(enter(user.email, wrong(secret)))).code).toBe('AUTH_CODE_INVALID');
  await enter(user.email, codeAt(secret));
  for (let n = 0; n < 4; n += 1) expect((await refusal(enter(user.email, wrong(secret)))).code).toBe('AUTH_CODE_INVALID');
});

test('a recovery code opens once, also at once, and is the account’s own', async () => {
  const { user, codes } = await enrolled();
  const other = await enrolled();
  const [first = '', second = ''] = codes;
  const outcomes = await Promise.allSettled(Array.from({ length: 3 }, () => enter(user.email, first.toUpperCase())));
  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  expect((await refusal(enter(user.email, first))).code).toBe('AUTH_CODE_INVALID');
  expect((await refusal(enter(other.user.email, second))).code).toBe('AUTH_CODE_INVALID');
  await enter(user.email, second);
  expect(await actionsOf(user.id)).toEqual(expect.arrayContaining(['use_recovery_code', 'use_recovery_code']));
});

test('new recovery codes for a code and the password; the old ones open nothing', async () => {
  const { user, actor, secret, codes } = await enrolled();
  const renew = (who: Actor, code: string, at = now) => renewRecoveryCodes(makeCtx(db.fork(), who, at), { code }, testSecret);
  expect((await refusal(renew({ ...actor, session_id: null }, codeAt(secret)))).code).toBe('AUTH_CONFIRMATION_REQUIRED');
  const renewed = await renew(actor, codeAt(secret));
  expect(renewed.codes).toHaveLength(10);
  expect((await refusal(enter(user.email, codes[0]))).code).toBe('AUTH_CODE_INVALID');
  await enter(user.email, renewed.codes[0]);
});

test('a second factor is taken away by its owner with a code, or by an admin with his password; a new password leaves it', async () => {
  const { user, actor, secret } = await enrolled();
  await as(admin, (ctx) => sendLink(ctx, user.id, 'mot_de_passe'));
  const jeton = await lastToken(db.fork(), user.id, 'mot_de_passe');
  await as(null, (ctx) => resetPassword(ctx, { jeton, mot_de_passe: PASSWORD }, testSecret));
  expect((await refusal(enter(user.email))).code).toBe('AUTH_CODE_REQUIRED');
  const disable = (code: string) => disableSecondFactor(makeCtx(db.fork(), actor, now), { code }, testSecret);
  expect((await refusal(disable(wrong(secret)))).code).toBe('AUTH_CODE_INVALID');
  await disable(codeAt(secret));
  await enter(user.email);
  expect((await refusal(disable(codeAt(secret, after(30))))).code).toBe('SECOND_FACTEUR_INACTIVE');

  const lost = await enrolled();
  await enter(lost.user.email, lost.codes[0]);
  const reset = (who: TestActor) => as(who, (ctx) => resetSecondFactor(ctx, { id: lost.user.id }));
  expect((await refusal(reset({ ...admin, session_id: null }))).code).toBe('AUTH_CONFIRMATION_REQUIRED');
  expect(await reset(admin)).toMatchObject({ has_second_facteur: false });
  expect(await db.fork().count(Session, { user_id: lost.user.id, revoked_at: null })).toBe(0);
  await enter(lost.user.email);
  expect((await refusal(reset(admin))).code).toBe('SECOND_FACTEUR_INACTIVE');
  expect(await actionsOf(lost.user.id)).toContain('reset_second_facteur');
});

test('a role that must have one is led to it at the next sign-in, and then goes on; it cannot be taken away', async () => {
  const early = await makeUser(db.fork());
  expect((await enter(early.email)).actor.must_enrol).toBe(false);
  expect(await requireOf(['responsable'])).toMatchObject({ second_facteur_roles: ['responsable'] });
  const technicien = await makeUser(db.fork(), { role: 'technicien' });
  expect((await enter(technicien.email)).actor.must_enrol).toBe(false);
  const { actor } = await enter(early.email);
  expect(actor.must_enrol).toBe(true);
  // Straight from signing in: the password is not asked a second time.
  const { secret } = await as(actor, (ctx) => beginEnrolment(ctx, testSecret));
  await as(actor, (ctx) => proveEnrolment(ctx, { code: codeAt(secret) }, testSecret));
  expect((await enter(early.email, codeAt(secret, after(30)), after(30))).actor.must_enrol).toBe(false);
  const confirmed = await inConfirmedSession(db.fork(), actor as TestActor, now);
  const disable = disableSecondFactor(makeCtx(db.fork(), confirmed, now), { code: codeAt(secret) }, testSecret);
  expect((await refusal(disable)).code).toBe('SECOND_FACTEUR_REQUIRED_BY_ROLE');
});

test('the setting is an admin’s with his password, keeps its version and its history; two first settings at once meet', async () => {
  const before = await as(admin, readSecuritySettings);
  const set = (who: TestActor, version?: number) =>
    as(who, (ctx) => updateSecuritySettings(ctx, { second_facteur_roles: ['admin'], ...(version === undefined ? {} : { version }) }));
  expect((await refusal(set({ ...admin, session_id: null }))).code).toBe('AUTH_CONFIRMATION_REQUIRED');
  expect((await refusal(set({ ...admin, role: 'responsable' }))).code).toBe('PERMISSION_DENIED');
  const changed = await set(admin, before.version);
  expect(changed.version).toBe(before.version + 1);
  expect(await set(admin, changed.version)).toEqual(changed);
  const stale = await refusal(set(admin, before.version));
  expect(stale).toMatchObject({ code: 'RECORD_VERSION_CONFLICT', field: 'version' });
  const [line] = await db.fork().find(Journal, { objet: 'parametre' }, { orderBy: { id: 'desc' }, limit: 1 });
  expect(line).toMatchObject({ is_sensible: true, changements: { second_facteur_roles: { avant: [], apres: ['admin'] } } });
});
