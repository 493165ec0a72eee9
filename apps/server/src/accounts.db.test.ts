import { Journal } from '@mif/db/entities/journal';
import { Lien, Oubli } from '@mif/db/entities/lien';
import { lastToken, testSecret } from '@mif/domain/auth/test-links';
import { sendLink } from '@mif/domain/auth/links';
import { seal } from '@mif/domain/auth/keys';
import { callerOf } from '@mif/domain/kernel/test-context';
import { updateSecuritySettings } from '@mif/domain/parametres/security';
import { inConfirmedSession, makeActor, type TestActor } from '@mif/testing/actors';
import { createTestDatabase } from '@mif/testing/database';
import { makeUser, PASSWORD } from '@mif/testing/factories';
import { Secret, TOTP } from 'otpauth';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestClient } from './test-client.ts';
import { startTestServer } from './test-server.ts';

const db = await createTestDatabase();
const server = await startTestServer(db);
afterAll(server.close);
const client = createTestClient(server.url);
const as = callerOf(db, new Date());
const own = { 'x-mif-csrf': '1', 'sec-fetch-site': 'same-origin', origin: server.url, 'content-type': 'application/json' };
let admin: TestActor;

beforeAll(async () => {
  admin = await inConfirmedSession(db.fork(), await makeActor(db.fork(), 'admin'), new Date());
});

async function rpc(path: string, input: unknown, headers: Record<string, string> = own) {
  const answer = await fetch(`${server.url}/trpc/${path}`, { method: 'POST', body: JSON.stringify({ json: input }), headers });
  const body = (await answer.json()) as { error?: { json: { data: { error_code: string } } } };
  return { status: answer.status, code: body.error?.json.data.error_code };
}
const token = async (username: string, more: object = {}) =>
  client.call(null, 'POST', '/auth/token', { username, password: PASSWORD, ...more });
const bearer = async (username: string, more: object = {}) => ({
  authorization: `Bearer ${String((await token(username, more)).body['access_token'])}`,
});

test('the pages without an account answer to themselves alone', async () => {
  const user = await makeUser(db.fork(), { password_hash: null });
  await as(admin, (ctx) => sendLink(ctx, user.id, 'invitation'));
  const jeton = await lastToken(db.fork(), user.id, 'invitation');
  const calls: [string, object][] = [
    ['auth.openLink', { jeton }],
    ['auth.acceptInvitation', { jeton, full_name: 'Volé', mot_de_passe: PASSWORD }],
    ['auth.resetPassword', { jeton, mot_de_passe: PASSWORD }],
    ['auth.forgotPassword', { email: user.email }],
  ];
  const foreign = [
    { 'content-type': 'application/json' },
    { ...own, 'sec-fetch-site': 'cross-site' },
    { ...own, origin: 'https://ailleurs.example' },
  ];
  for (const [path, input] of calls) {
    for (const headers of foreign)
      expect(await rpc(path, input, headers as Record<string, string>)).toEqual({ status: 403, code: 'AUTH_CSRF' });
  }
  expect(await db.fork().count(Oubli)).toBe(0);
  expect(await rpc('auth.acceptInvitation', { jeton, full_name: 'Salma Idrissi', mot_de_passe: PASSWORD })).toMatchObject({ status: 200 });
  expect(await db.fork().count(Lien, { user_id: user.id, used_at: { $ne: null } })).toBe(1);
});

test('no token of a link and no code is ever logged', async () => {
  const user = await makeUser(db.fork());
  await as(admin, (ctx) => sendLink(ctx, user.id, 'mot_de_passe'));
  const jeton = await lastToken(db.fork(), user.id, 'mot_de_passe');
  await rpc('auth.openLink', { jeton });
  await rpc('auth.resetPassword', { jeton, mot_de_passe: PASSWORD });
  expect(JSON.stringify(server.logged)).not.toContain(jeton.split('.')[1]);
});

test('a program gives the code with its password, and is told that one is missing', async () => {
  const user = await makeUser(db.fork());
  const secret = new Secret({ size: 20 }).base32;
  await db
    .fork()
    .execute('insert into seconds_facteurs (user_id, secret_scelle, created_at, active_at) values (?, ?, now(), now())', [
      user.id,
      seal('second-facteur', secret, testSecret),
    ]);
  expect(await token(user.username)).toMatchObject({ status: 401, body: { code: 'AUTH_CODE_REQUIRED' } });
  expect(await token(user.username, { code: '12345' })).toMatchObject({ status: 401, body: { code: 'AUTH_CODE_INVALID' } });
  const code = new TOTP({ secret: Secret.fromBase32(secret) }).generate();
  expect(await token(user.username, { code })).toMatchObject({ status: 200, body: { token_type: 'bearer' } });
  expect(await token(user.username, { code })).toMatchObject({ status: 401, body: { code: 'AUTH_CODE_INVALID' } });
});

test('a program has confirmed by its password for ten minutes, and confirms again after them', async () => {
  const boss = await makeUser(db.fork(), { role: 'admin' });
  const user = await makeUser(db.fork());
  const headers = await bearer(boss.username);
  const change = (role: string) => client.call(null, 'PUT', `/api/v1/users/${user.id}`, { role }, headers);
  expect(await change('technicien')).toMatchObject({ status: 200, body: { role: 'technicien' } });
  await db.fork().execute(`update sessions set confirmed_at = confirmed_at - interval '10 minutes' where user_id = ?`, [boss.id]);
  expect(await change('responsable')).toMatchObject({ status: 403, body: { code: 'AUTH_CONFIRMATION_REQUIRED' } });
  const confirm = (mot_de_passe: string) => client.call(null, 'POST', '/api/v1/auth/confirm', { mot_de_passe }, headers);
  expect(await confirm('faux')).toMatchObject({ status: 422, body: { code: 'AUTH_WRONG_PASSWORD' } });
  expect(await confirm(PASSWORD)).toMatchObject({ status: 200 });
  expect(await change('responsable')).toMatchObject({ status: 200, body: { role: 'responsable' } });
  const lines = await db
    .fork()
    .find(Journal, { objet: 'user', objet_id: { $in: [boss.id, user.id] }, is_sensible: true }, { orderBy: { id: 'asc' } });
  expect(lines.map(({ action }) => action)).toEqual(['update', 'confirmation_refused', 'update']);
});

test('who must take a second factor reaches nothing else, and everything once he has it', async () => {
  const user = await makeUser(db.fork());
  await as(admin, (ctx) => updateSecuritySettings(ctx, { second_facteur_roles: ['responsable'] }));
  const headers = { ...(await bearer(user.username)), 'content-type': 'application/json' };
  const get = (path: string) => client.call(null, 'GET', path, undefined, headers);
  for (const path of ['/api/v1/interventions', '/api/v1/users', '/api/v1/notifications', '/api/v1/dashboard/stats']) {
    expect(await get(path)).toMatchObject({ status: 403, body: { code: 'AUTH_ENROLMENT_REQUIRED' } });
  }
  expect(await client.call(null, 'PUT', '/users/update', { full_name: 'x' }, headers)).toMatchObject({ status: 403 });
  expect(await get('/api/v1/auth/me')).toMatchObject({ status: 200, body: { must_enrol: true } });
  const begun = await fetch(`${server.url}/trpc/secondFacteur.begin`, { method: 'POST', headers, body: '{"json":null}' });
  const { secret } = ((await begun.json()) as { result: { data: { json: { secret: string } } } }).result.data.json;
  const code = new TOTP({ secret: Secret.fromBase32(secret) }).generate();
  expect(await rpc('secondFacteur.prove', { code }, headers)).toMatchObject({ status: 200 });
  expect(await get('/api/v1/interventions')).toMatchObject({ status: 200 });
  await as(admin, (ctx) => updateSecuritySettings(ctx, { second_facteur_roles: [] }));
});
