import { Session } from '@mif/db/entities/session';
import { User } from '@mif/db/entities/user';
import { inConfirmedSession, makeActor, makeActors, type Actors } from '@mif/testing/actors';
import { createTestDatabase } from '@mif/testing/database';
import { makeClient, makeUser } from '@mif/testing/factories';
import { beforeAll, describe, expect, test } from 'vitest';
import { signIn } from '../auth/sign-in.ts';
import { callerOf, makeCtx, refusal } from '../kernel/test-context.ts';
import { activateUser } from './activate.ts';
import { createUser } from './create.ts';
import { deactivateUser } from './deactivate.ts';
import { getUser } from './get.ts';
import { sendPasswordReset } from './invite.ts';
import { listUsers } from './list.ts';
import { updateUser } from './update.ts';

const db = await createTestDatabase();
const now = new Date('2026-11-24T10:00:00.000Z');
const as = callerOf(db, now);
const key = new TextEncoder().encode('a key of the tests, long enough for HS256');
const password = 'un-bon-mot-de-passe';
let actors: Actors;
let serial = 0;

beforeAll(async () => {
  actors = await makeActors(db.fork());
  actors.admin = await inConfirmedSession(db.fork(), actors.admin, now);
});

const create = (more: Partial<Parameters<typeof createUser>[1]> = {}) => {
  serial += 1;
  const name = `compte.${serial}`;
  const input = {
    username: name,
    email: `${name}@mif.ma`,
    full_name: 'Compte',
    role: 'responsable',
    langue: 'fr',
    password,
    ...more,
  } as const;
  return as(actors.admin, (ctx) => createUser(ctx, input));
};
const enter = (identifiant: string) =>
  signIn(makeCtx(db.fork(), null, now), { identifiant, mot_de_passe: password }, key, { adresse: null, appareil: null });
const openSessions = (user_id: number) => db.fork().count(Session, { user_id, revoked_at: null });

describe('an account', () => {
  test('is opened, and its owner signs in with the password that nobody can read', async () => {
    const user = await create();
    expect(user).toMatchObject({ role: 'responsable', is_active: true, client_id: null, technicien_id: null });
    expect(JSON.stringify(user)).not.toContain('argon2');
    const row = await db.fork().findOneOrFail(User, user.id, { populate: ['password_hash'] });
    expect(row.password_hash).toMatch(/^\$argon2id\$/);
    expect((await enter(user.email)).actor.id).toBe(user.id);
  });

  test('has an address and a name of its own', async () => {
    const user = await create();
    expect(await refusal(create({ email: user.email }))).toMatchObject({ code: 'USER_EMAIL_TAKEN', field: 'email' });
    expect(await refusal(create({ username: user.username }))).toMatchObject({ code: 'USER_USERNAME_TAKEN', field: 'username' });
    const other = await create();
    const taken = as(actors.admin, (ctx) => updateUser(ctx, { id: other.id, email: user.email }));
    expect((await refusal(taken)).code).toBe('USER_EMAIL_TAKEN');
  });

  test('belongs to a company where it is a client’s, and only there', async () => {
    const { client_id } = actors.client;
    expect(await create({ role: 'client', client_id })).toMatchObject({ role: 'client', client_id });
    const wrong = [create({ role: 'client' }), create({ role: 'client', client_id: null }), create({ role: 'technicien', client_id })];
    for (const error of await Promise.all(wrong.map(refusal))) {
      expect(error).toMatchObject({ code: 'USER_CLIENT_REQUIRED', field: 'client_id' });
    }
    expect((await refusal(create({ role: 'client', client_id: 999_999 }))).code).toBe('CLIENT_NOT_FOUND');
  });

  test('keeps that rule when it changes', async () => {
    const user = await create();
    const update = (more: Omit<Parameters<typeof updateUser>[1], 'id'>) =>
      as(actors.admin, (ctx) => updateUser(ctx, { id: user.id, ...more }));
    expect((await refusal(update({ role: 'client' }))).code).toBe('USER_CLIENT_REQUIRED');
    expect((await refusal(update({ client_id: actors.client.client_id }))).code).toBe('USER_CLIENT_REQUIRED');
    expect(await update({ role: 'client', client_id: actors.client.client_id })).toMatchObject({ client_id: actors.client.client_id });
    expect(await update({ full_name: 'Nouveau nom' })).toMatchObject({ full_name: 'Nouveau nom', client_id: actors.client.client_id });
    expect((await refusal(update({ client_id: null }))).code).toBe('USER_CLIENT_REQUIRED');
    expect(await update({ role: 'technicien' })).toMatchObject({ role: 'technicien', client_id: null });
  });
});

describe('sessions', () => {
  test('end with another role or another company, and go on with another name', async () => {
    const user = await create();
    await enter(user.username);
    await as(actors.admin, (ctx) => updateUser(ctx, { id: user.id, full_name: 'Autre', langue: 'ar', role: 'responsable' }));
    expect(await openSessions(user.id)).toBe(1);
    await as(actors.admin, (ctx) => updateUser(ctx, { id: user.id, role: 'admin' }));
    expect(await openSessions(user.id)).toBe(0);
    const client = await create({ role: 'client', client_id: actors.client.client_id });
    await enter(client.username);
    const { id: client_id } = await makeClient(db.fork());
    await as(actors.admin, (ctx) => updateUser(ctx, { id: client.id, client_id }));
    expect(await openSessions(client.id)).toBe(0);
  });

  test('end with the account, which its owner enters again once it is active', async () => {
    const user = await create();
    await enter(user.username);
    expect(await as(actors.admin, (ctx) => deactivateUser(ctx, { id: user.id }))).toMatchObject({ is_active: false });
    expect(await openSessions(user.id)).toBe(0);
    expect((await refusal(enter(user.username))).code).toBe('AUTH_INVALID_CREDENTIALS');
    expect(await as(actors.admin, (ctx) => activateUser(ctx, { id: user.id }))).toMatchObject({ is_active: true });
    expect((await enter(user.username)).actor.id).toBe(user.id);
  });
});

test('another role, another address and a deactivation ask for the password; another name does not', async () => {
  const user = await create();
  const unconfirmed = { ...actors.admin, session_id: null };
  const attempts = [
    as(unconfirmed, (ctx) => updateUser(ctx, { id: user.id, role: 'admin' })),
    as(unconfirmed, (ctx) => updateUser(ctx, { id: user.id, email: 'a.moi@exemple.ma' })),
    as(unconfirmed, (ctx) => deactivateUser(ctx, { id: user.id })),
  ];
  for (const error of await Promise.all(attempts.map(refusal))) expect(error.code).toBe('AUTH_CONFIRMATION_REQUIRED');
  expect(
    await as(unconfirmed, (ctx) => updateUser(ctx, { id: user.id, role: user.role, email: user.email, full_name: 'Autre' })),
  ).toMatchObject({ role: user.role, email: user.email, full_name: 'Autre', is_active: true });
});

test('one cannot deactivate oneself', async () => {
  const error = await refusal(as(actors.admin, (ctx) => deactivateUser(ctx, { id: actors.admin.id })));
  expect(error.code).toBe('USER_SELF_DEACTIVATION');
  expect((await as(actors.admin, (ctx) => getUser(ctx, { id: actors.admin.id }))).is_active).toBe(true);
});

test('the user of jobs is not an account', async () => {
  const { id } = await db.fork().findOneOrFail(User, { role: 'systeme' });
  const attempts = [
    as(actors.admin, (ctx) => getUser(ctx, { id })),
    as(actors.admin, (ctx) => updateUser(ctx, { id, full_name: 'x' })),
    as(actors.admin, (ctx) => deactivateUser(ctx, { id })),
    as(actors.admin, (ctx) => activateUser(ctx, { id })),
  ];
  for (const error of await Promise.all(attempts.map(refusal))) expect(error.code).toBe('USER_NOT_FOUND');
  const { items } = await as(actors.admin, (ctx) => listUsers(ctx, { q: 'systeme' }));
  expect(items).toEqual([]);
});

test('managers read accounts, only an admin writes them, others have none', async () => {
  const user = await create();
  expect((await as(actors.responsable, (ctx) => getUser(ctx, { id: user.id }))).id).toBe(user.id);
  const refused = [
    as(actors.responsable, (ctx) => updateUser(ctx, { id: user.id, role: 'admin' })),
    as(actors.responsable, (ctx) => deactivateUser(ctx, { id: user.id })),
    as(actors.technicien, (ctx) => listUsers(ctx, {})),
    as(actors.client, (ctx) => getUser(ctx, { id: actors.client.id })),
  ];
  for (const error of await Promise.all(refused.map(refusal))) expect(error.code).toBe('PERMISSION_DENIED');
  expect((await as(actors.admin, (ctx) => getUser(ctx, { id: user.id }))).role).toBe('responsable');
});

test('the list is filtered, searched and goes on page by page', async () => {
  const { id, email } = await makeUser(db.fork(), { full_name: 'Héloïse Tazi', role: 'admin', email: 'h.tazi@mif.ma' });
  const list = (input: Parameters<typeof listUsers>[1]) =>
    as(actors.responsable, (ctx) => listUsers(ctx, input)).then(({ items }) => items.map((item) => item.id));
  for (const q of ['heloise', 'taz', email, 'heloisse']) expect(await list({ q })).toEqual([id]);
  expect(await list({ role: 'technicien' })).toEqual(expect.arrayContaining([actors.technicien.id, actors.autreTechnicien.id]));
  expect(await list({ role: 'technicien' })).not.toContain(id);
  const first = await as(actors.admin, (ctx) => listUsers(ctx, { limit: 4 }));
  const second = await as(actors.admin, (ctx) => listUsers(ctx, { limit: 200, cursor: first.next_cursor ?? '' }));
  expect([...first.items, ...second.items].map((item) => item.id)).toEqual(await list({ limit: 200 }));
});

test('the last administrator keeps the role, also where two take it from each other at once', async () => {
  const admins = await db.fork().find(User, { role: 'admin', is_active: true });
  const [first, second] = [admins[0], admins[1] ?? (await makeUser(db.fork(), { role: 'admin' }))];
  for (const other of admins.slice(2)) await as(actors.admin, (ctx) => updateUser(ctx, { id: other.id, role: 'responsable' }));
  const outcomes = await Promise.allSettled(
    [first, second].map((user) => as(actors.admin, (ctx) => updateUser(ctx, { id: user?.id ?? 0, role: 'responsable' }))),
  );
  expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  expect(outcomes.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'USER_LAST_ADMIN', field: 'role' } });
});

test('two edit the same account: the second is told what the first changed, and by whom; what is only said again changes nothing', async () => {
  const user = await create();
  const seen = user.version;
  const other = await inConfirmedSession(db.fork(), await makeActor(db.fork(), 'admin'), now);
  const changed = await as(other, (ctx) => updateUser(ctx, { id: user.id, version: seen, full_name: 'Changé' }));
  expect(changed.version).toBe(seen + 1);
  // What befalls the account meanwhile is no change of its fields.
  await as(other, (ctx) => sendPasswordReset(ctx, { id: user.id }));
  const second = await refusal(as(actors.admin, (ctx) => updateUser(ctx, { id: user.id, version: seen, role: 'technicien' })));
  expect(second).toMatchObject({
    code: 'RECORD_VERSION_CONFLICT',
    field: 'version',
    details: { version: seen + 1, changements: [{ action: 'update', champs: ['full_name'], acteur: other.full_name }] },
  });
  const stale = [
    as(actors.admin, (ctx) => deactivateUser(ctx, { id: user.id, version: seen })),
    as(actors.admin, (ctx) => activateUser(ctx, { id: user.id, version: seen })),
  ];
  for (const error of await Promise.all(stale.map(refusal))) expect(error.code).toBe('RECORD_VERSION_CONFLICT');
  const same = await as(actors.admin, (ctx) => updateUser(ctx, { id: user.id, version: changed.version, full_name: 'Changé' }));
  expect(same).toEqual({ ...changed, updated_at: same.updated_at });
});

test('of two administrators who close each other at once one stays', async () => {
  const everybody = await db.fork().find(User, { role: 'admin', is_active: true });
  const pair = await Promise.all([0, 1].map(async () => inConfirmedSession(db.fork(), await makeActor(db.fork(), 'admin'), now)));
  await db.fork().nativeUpdate(User, { id: { $in: everybody.map(({ id }) => id) } }, { is_active: false });
  const [first, second] = pair;
  if (!first || !second) throw new Error('two were made');
  const outcomes = await Promise.allSettled([
    as(first, (ctx) => deactivateUser(ctx, { id: second.id })),
    as(second, (ctx) => deactivateUser(ctx, { id: first.id })),
  ]);
  expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  expect(outcomes.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'USER_LAST_ADMIN' } });
});
