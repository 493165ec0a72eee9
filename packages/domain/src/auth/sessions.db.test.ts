import { RefreshToken, Session } from '@mif/db/entities/session';
import { User } from '@mif/db/entities/user';
import { createTestDatabase } from '@mif/testing/database';
import { makeUser, PASSWORD } from '@mif/testing/factories';
import { describe, expect, test } from 'vitest';
import { callerOf, makeCtx, refusal } from '../kernel/test-context.ts';
import { refreshSession } from './refresh.ts';
import { resolveActor } from './resolve-actor.ts';
import { changePassword, listSessions, me, revokeSession, signOut, signOutEverywhere, updateProfile } from './sessions.ts';
import { signIn } from './sign-in.ts';

const db = await createTestDatabase();
const now = new Date('2026-11-24T10:00:00.000Z');
const as = callerOf(db, now);
const key = new TextEncoder().encode('a key of the tests, long enough for HS256');
const after = (seconds: number) => new Date(now.getTime() + seconds * 1000);
const DAY = 86_400;

const enter = (identifiant: string, mot_de_passe = PASSWORD) =>
  signIn(makeCtx(db.fork(), null, now), { identifiant, mot_de_passe }, key, { adresse: null, appareil: null });
const newcomer = async () => {
  const user = await makeUser(db.fork());
  return { user, ...(await enter(user.email)) };
};
const refresh = (token: string, at = now) => refreshSession(makeCtx(db.fork(), null, at), token, key);
const resolve = (token: string, fresh: boolean, at = now) => resolveActor(db.fork(), key, token, { fresh, now: at });
const sessionOf = (id: string | null) => db.fork().findOneOrFail(Session, { id: id ?? '' });

describe('refreshing', () => {
  test('gives a new pair and makes the session last', async () => {
    const { tokens, actor } = await newcomer();
    const renewed = await refresh(tokens.refresh_token, after(600));
    expect(renewed.tokens.refresh_token).not.toBe(tokens.refresh_token);
    expect(renewed.actor).toEqual(actor);
    const session = await sessionOf(actor.session_id);
    expect(session).toMatchObject({ last_used_at: after(600), expires_at: after(600 + 30 * DAY) });
    expect((await refresh(renewed.tokens.refresh_token, after(1200))).actor.id).toBe(actor.id);
  });

  test('keeps no token that could be used', async () => {
    const { tokens, actor } = await newcomer();
    const rows = await db.fork().find(RefreshToken, { session_id: actor.session_id ?? '' });
    expect(JSON.stringify(rows)).not.toContain(tokens.refresh_token);
    expect(rows).toHaveLength(1);
  });

  test('with a token used before ends the whole session, and it stays ended although the call is refused', async () => {
    const { tokens, actor } = await newcomer();
    const renewed = await refresh(tokens.refresh_token);
    expect((await refusal(refresh(tokens.refresh_token, after(60)))).code).toBe('AUTH_TOKEN_REUSED');
    expect(await sessionOf(actor.session_id)).toMatchObject({ revoked_at: after(60), revoke_reason: 'token_reused' });
    expect((await refusal(refresh(renewed.tokens.refresh_token, after(61)))).code).toBe('AUTH_SESSION_ENDED');
    expect((await refusal(resolve(renewed.tokens.access_token, true, after(61)))).code).toBe('AUTH_SESSION_ENDED');
  });

  test('leaves the other sessions of the account alone', async () => {
    const { user, tokens } = await newcomer();
    const other = await enter(user.email);
    await refresh(tokens.refresh_token);
    await refusal(refresh(tokens.refresh_token));
    expect((await refresh(other.tokens.refresh_token)).actor.id).toBe(user.id);
  });

  test('twice at once: one is given, the other ends the session', async () => {
    const { tokens, actor } = await newcomer();
    const results = await Promise.allSettled([refresh(tokens.refresh_token), refresh(tokens.refresh_token)]);
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(results.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'AUTH_TOKEN_REUSED' } });
    expect((await sessionOf(actor.session_id)).revoke_reason).toBe('token_reused');
  });

  test('is refused with an unknown token, after thirty days, and for an account that was closed', async () => {
    const { user, tokens } = await newcomer();
    expect((await refusal(refresh('inconnu'))).code).toBe('AUTH_SESSION_ENDED');
    expect((await refusal(refresh(tokens.refresh_token, after(30 * DAY)))).code).toBe('AUTH_SESSION_ENDED');
    const em = db.fork();
    await em.nativeUpdate(User, { id: user.id }, { is_active: false });
    expect((await refusal(refresh(tokens.refresh_token))).code).toBe('AUTH_SESSION_ENDED');
  });
});

describe('one’s sessions', () => {
  test('are listed with the present one marked, and closed one by one', async () => {
    const { user, actor } = await newcomer();
    const other = await enter(user.email);
    const list = () => as(actor, (ctx) => listSessions(ctx)).then(({ items }) => items);
    const open = await list();
    expect(open.filter(({ is_current }) => is_current).map(({ id }) => id)).toEqual([actor.session_id]);
    expect(open).toHaveLength(2);
    await as(actor, (ctx) => revokeSession(ctx, { id: other.actor.session_id ?? '' }));
    expect((await list()).map(({ id }) => id)).toEqual([actor.session_id]);
    expect((await refusal(refresh(other.tokens.refresh_token))).code).toBe('AUTH_SESSION_ENDED');
  });

  test('of another account cannot be closed', async () => {
    const { actor } = await newcomer();
    const stranger = await newcomer();
    const attempt = as(actor, (ctx) => revokeSession(ctx, { id: stranger.actor.session_id ?? '' }));
    expect((await refusal(attempt)).code).toBe('SESSION_NOT_FOUND');
    expect((await sessionOf(stranger.actor.session_id)).revoked_at ?? null).toBeNull();
  });

  test('end by signing out: this one, or all', async () => {
    const { user, actor } = await newcomer();
    const other = await enter(user.email);
    await as(actor, (ctx) => signOut(ctx));
    expect((await sessionOf(actor.session_id)).revoke_reason).toBe('sign_out');
    expect((await sessionOf(other.actor.session_id)).revoked_at ?? null).toBeNull();
    await as(other.actor, (ctx) => signOutEverywhere(ctx));
    expect((await sessionOf(other.actor.session_id)).revoke_reason).toBe('sign_out_everywhere');
  });

  test('end with a new password, which needs the old one', async () => {
    const { user, actor } = await newcomer();
    const change = (ancien: string) => changePassword(makeCtx(db.fork(), actor, now), { ancien, nouveau: 'tout-nouveau-1' });
    expect(await refusal(change('faux'))).toMatchObject({ code: 'AUTH_WRONG_PASSWORD', field: 'ancien' });
    expect((await sessionOf(actor.session_id)).revoked_at ?? null).toBeNull();
    await change(PASSWORD);
    expect((await sessionOf(actor.session_id)).revoked_at).toEqual(now);
    expect((await refusal(enter(user.email))).code).toBe('AUTH_INVALID_CREDENTIALS');
    expect((await enter(user.email, 'tout-nouveau-1')).actor.id).toBe(user.id);
  });
});

test('one’s profile is one’s own to change, and says what one may', async () => {
  const { actor } = await newcomer();
  const changed = await as(actor, (ctx) => updateProfile(ctx, { langue: 'ar' }));
  expect(changed).toMatchObject({ id: actor.id, langue: 'ar', full_name: actor.full_name });
  expect((await as(actor, (ctx) => me(ctx))).permissions).toEqual(expect.arrayContaining(['intervention.create']));
  expect((await as(actor, (ctx) => me(ctx))).permissions).not.toContain('user.create');
  expect((await refusal(as(null, (ctx) => me(ctx)))).code).toBe('AUTH_REQUIRED');
});

describe('who a token names', () => {
  test('is believed for ten seconds after a look at its session, and never where it matters', async () => {
    const { tokens, actor } = await newcomer();
    expect(await resolve(tokens.access_token, false)).toEqual(actor);
    await as(actor, (ctx) => signOut(ctx));
    expect((await resolve(tokens.access_token, false, after(9))).id).toBe(actor.id);
    expect((await refusal(resolve(tokens.access_token, false, after(10)))).code).toBe('AUTH_SESSION_ENDED');
    const second = await newcomer();
    await resolve(second.tokens.access_token, false);
    await as(second.actor, (ctx) => signOut(ctx));
    expect((await refusal(resolve(second.tokens.access_token, true))).code).toBe('AUTH_SESSION_ENDED');
    // Having been refused once, it is not believed again.
    expect((await refusal(resolve(second.tokens.access_token, false))).code).toBe('AUTH_SESSION_ENDED');
  });

  test('has the role of today, not that of its signing', async () => {
    const { user, tokens } = await newcomer();
    await db.fork().nativeUpdate(User, { id: user.id }, { role: 'technicien' });
    expect((await resolve(tokens.access_token, true)).role).toBe('technicien');
  });

  test('is nobody where the token is forged, over, or signed with another key', async () => {
    const { tokens } = await newcomer();
    const forged = `${tokens.access_token.slice(0, -2)}xx`;
    const unsigned = `${Buffer.from('{"alg":"none"}').toString('base64url')}.${tokens.access_token.split('.')[1]}.`;
    const other = new TextEncoder().encode('another key of the tests, as long as HS256 needs');
    const attempts = [
      resolve(forged, true),
      resolve(unsigned, true),
      resolve(tokens.access_token, true, after(900)),
      resolveActor(db.fork(), other, tokens.access_token, { fresh: true, now }),
    ];
    for (const error of await Promise.all(attempts.map(refusal))) expect(error.code).toBe('AUTH_SESSION_ENDED');
  });
});

test('guesses of the old password are counted, and do not lock the owner out of signing in', async () => {
  const { user, actor } = await newcomer();
  const guess = (ancien: string) => refusal(changePassword(makeCtx(db.fork(), actor, now), { ancien, nouveau: 'tout-nouveau-1' }));
  for (let n = 0; n < 5; n += 1) expect((await guess('faux')).code).toBe('AUTH_WRONG_PASSWORD');
  expect((await guess(PASSWORD)).code).toBe('AUTH_LOCKED');
  expect((await enter(user.email)).actor.id).toBe(user.id);
});
