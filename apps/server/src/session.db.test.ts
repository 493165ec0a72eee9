import { Session } from '@mif/db/entities/session';
import { createTestDatabase } from '@mif/testing/database';
import { PASSWORD, makeUser } from '@mif/testing/factories';
import { afterAll, expect, test } from 'vitest';
import { startTestServer } from './test-server.ts';

const db = await createTestDatabase();
const server = await startTestServer(db);
afterAll(server.close);

const own = { 'x-mif-csrf': '1', 'sec-fetch-site': 'same-origin', origin: server.url };

async function call(path: string, init: { input?: unknown; headers?: Record<string, string>; cookie?: string } = {}) {
  const answer = await fetch(`${server.url}/trpc/${path}`, {
    ...(init.input === undefined ? {} : { method: 'POST', body: JSON.stringify({ json: init.input }) }),
    headers: { 'content-type': 'application/json', ...init.headers, ...(init.cookie ? { cookie: init.cookie } : {}) },
  });
  const body = (await answer.json()) as { error?: { json: { data: { error_code: string } } }; result?: { data: { json: unknown } } };
  const cookies = answer.headers.getSetCookie();
  return {
    status: answer.status,
    code: body.error?.json.data.error_code,
    result: body.result?.data.json,
    cookies,
    jar: cookies.map((line) => line.split(';')[0]).join('; '),
  };
}

const signIn = async (headers: Record<string, string> = own) => {
  const user = await makeUser(db.fork());
  return { user, ...(await call('auth.signIn', { input: { identifiant: user.email, mot_de_passe: PASSWORD }, headers })) };
};

test('the tokens are in cookies that scripts cannot read and other sites cannot send', async () => {
  const { status, cookies, result } = await signIn();
  expect(status).toBe(200);
  expect(cookies).toHaveLength(2);
  for (const cookie of cookies) expect(cookie).toMatch(/; Path=\/; HttpOnly; SameSite=Strict$/);
  expect(JSON.stringify(result)).not.toContain('token');
});

test('signing in from another site is refused and opens no session', async () => {
  const before = await db.fork().count(Session);
  for (const headers of [
    {},
    { ...own, 'sec-fetch-site': 'cross-site' },
    { ...own, origin: 'https://ailleurs.example' },
    { ...own, 'x-mif-csrf': '0' },
  ]) {
    expect(await signIn(headers as Record<string, string>)).toMatchObject({ status: 403, code: 'AUTH_CSRF', cookies: [] });
  }
  expect(await db.fork().count(Session)).toBe(before);
});

test('with the cookie, only pages of ours change anything; a bearer needs no page', async () => {
  const { jar, user } = await signIn();
  const change = { input: { full_name: 'Autre nom' } };
  expect(await call('auth.updateProfile', { ...change, cookie: jar })).toMatchObject({ status: 403, code: 'AUTH_CSRF' });
  const form = new FormData();
  form.set('full_name', 'Volé');
  const stolen = await fetch(`${server.url}/trpc/auth.updateProfile`, { method: 'POST', body: form, headers: { cookie: jar } });
  expect(stolen.status).toBe(403);
  expect(await call('auth.updateProfile', { ...change, cookie: jar, headers: own })).toMatchObject({ status: 200 });
  const token = await call('auth.token', { input: { username: user.username, password: PASSWORD } });
  const { access_token } = token.result as { access_token: string };
  expect(token.cookies).toEqual([]);
  const bearer = { authorization: `Bearer ${access_token}` };
  expect(await call('auth.updateProfile', { ...change, headers: bearer })).toMatchObject({ status: 200 });
  expect(await call('auth.me', { headers: { authorization: 'Bearer forged' } })).toMatchObject({ status: 401, code: 'AUTH_SESSION_ENDED' });
});

test('the refresh cookie turns once, and the session with it', async () => {
  const { jar } = await signIn();
  expect(await call('auth.refresh', { input: null, cookie: jar })).toMatchObject({ code: 'AUTH_CSRF' });
  const next = await call('auth.refresh', { input: null, cookie: jar, headers: own });
  expect(next).toMatchObject({ status: 200 });
  expect(await call('auth.refresh', { input: null, cookie: jar, headers: own })).toMatchObject({ status: 401, code: 'AUTH_TOKEN_REUSED' });
  expect(await call('auth.refresh', { input: null, cookie: next.jar, headers: own })).toMatchObject({ code: 'AUTH_SESSION_ENDED' });
  expect(server.logged.some(({ msg }) => String(msg).includes('refresh token used twice'))).toBe(true);
});

test('signing out takes the cookies away and ends the session at once for changes', async () => {
  const { jar } = await signIn();
  const out = await call('auth.signOut', { input: null, cookie: jar, headers: own });
  expect(out.cookies.every((cookie) => cookie.includes('Max-Age=0'))).toBe(true);
  expect(await call('auth.updateProfile', { input: {}, cookie: jar, headers: own })).toMatchObject({ status: 401 });
});

test('an answer of ours names its request, and no secret is ever logged', async () => {
  const answer = await fetch(`${server.url}/trpc/auth.me`, { headers: { 'x-request-id': 'demande-1234' } });
  expect(answer.headers.get('x-request-id')).toBe('demande-1234');
  const { jar } = await signIn();
  const text = JSON.stringify(server.logged);
  expect(text).toContain('demande-1234');
  expect(text).not.toContain(PASSWORD);
  for (const part of jar.split('; ')) expect(text).not.toContain(part.split('=')[1]);
});
