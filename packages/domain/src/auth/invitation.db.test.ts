import { Journal } from '@mif/db/entities/journal';
import { Lien } from '@mif/db/entities/lien';
import { Envoi } from '@mif/db/entities/notification';
import { inConfirmedSession, makeActor, type TestActor } from '@mif/testing/actors';
import { createTestDatabase } from '@mif/testing/database';
import { makeUser, nextSerial } from '@mif/testing/factories';
import { beforeAll, expect, test } from 'vitest';
import { callerOf, makeCtx, refusal } from '../kernel/test-context.ts';
import { createUser } from '../users/create.ts';
import { deactivateUser } from '../users/deactivate.ts';
import { getUser } from '../users/get.ts';
import { inviteUser, revokeInvitation, sendPasswordReset } from '../users/invite.ts';
import { updateUser } from '../users/update.ts';
import { acceptInvitation, openLink } from './invitation.ts';
import { signIn } from './sign-in.ts';
import { lastToken, testSecret } from './test-links.ts';

const db = await createTestDatabase();
const now = new Date('2026-11-24T10:00:00.000Z');
const as = callerOf(db, now);
const origin = { adresse: null, appareil: null };
const after = (hours: number) => new Date(now.getTime() + hours * 3_600_000);
const password = 'un-bon-mot-de-passe';
let admin: TestActor;

beforeAll(async () => {
  admin = await inConfirmedSession(db.fork(), await makeActor(db.fork(), 'admin'), now);
});

async function invite() {
  const username = `invite-${nextSerial()}`;
  const input = { username, email: `${username}@exemple.ma`, full_name: 'Nom provisoire', role: 'technicien', langue: 'ar' } as const;
  const user = await as(admin, (ctx) => createUser(ctx, input));
  return { user, jeton: await lastToken(db.fork(), user.id, 'invitation') };
}
const accept = (jeton: string, at = now) =>
  as(null, (ctx) => acceptInvitation(ctx, { jeton, full_name: 'Salma Idrissi', mot_de_passe: password }, testSecret), at);
const open = (jeton: string, at = now) => openLink(makeCtx(db.fork(), null, at), { jeton }, testSecret, origin);
const enter = (identifiant: string) => signIn(makeCtx(db.fork(), null, now), { identifiant, mot_de_passe: password }, testSecret, origin);
const read = (id: number) => as(admin, (ctx) => getUser(ctx, { id }));
const actionsOf = async (id: number) =>
  (await db.fork().find(Journal, { objet: 'user', objet_id: id }, { orderBy: { id: 'asc' } })).map(({ action }) => action);

test('an account without a password waits for its owner, who is invited for 72 hours and gives himself name and password', async () => {
  const { user, jeton } = await invite();
  expect(user).toMatchObject({
    etat: 'invite',
    invitation: { invite_le: now.toISOString(), expire_le: after(72).toISOString(), is_ouverte: true },
  });
  expect((await refusal(enter(user.email))).code).toBe('AUTH_INVALID_CREDENTIALS');
  expect(await open(jeton)).toEqual({
    genre: 'invitation',
    full_name: 'Nom provisoire',
    email: user.email,
    langue: 'ar',
    expire_le: after(72).toISOString(),
  });
  expect(await accept(jeton, after(71.9))).toEqual({ identifiant: user.email });
  expect((await enter(user.email)).actor).toMatchObject({ id: user.id, full_name: 'Salma Idrissi' });
  expect(await read(user.id)).toMatchObject({ etat: 'actif', full_name: 'Salma Idrissi', version: user.version + 1 });
  expect(await actionsOf(user.id)).toEqual(['create', 'invite', 'accept_invitation']);
});

test('the mail goes out with the account or not at all, and no table keeps what opens it', async () => {
  const { user, jeton } = await invite();
  const [lien] = await db.fork().find(Lien, { user_id: user.id });
  const envoi = await db.fork().findOneOrFail(Envoi, { lien_id: lien?.id ?? 0 });
  expect(envoi).toMatchObject({ statut: 'a_envoyer', modele: 'invitation', notification_id: null });
  const [job] = await db
    .fork()
    .execute<{ payload: unknown }[]>(`select p.payload from graphile_worker._private_jobs p where p.key = ?`, [`envoi:${envoi.id}`]);
  expect(job?.payload).toEqual({ envoi_id: envoi.id });
  const mac = jeton.split('.')[1] ?? '';
  expect(mac.length).toBeGreaterThan(40);
  for (const table of ['liens', 'envois', 'users', 'journal', 'graphile_worker._private_jobs']) {
    const rows = await db.fork().execute<{ row: string }[]>(`select t::text as row from ${table} t`);
    expect(rows.some(({ row }) => row.includes(mac))).toBe(false);
  }
  const before = await db.fork().count(Lien);
  const taken = as(admin, (ctx) =>
    createUser(ctx, { username: 'autre-nom', email: user.email, full_name: 'x', role: 'technicien', langue: 'fr' }),
  );
  expect((await refusal(taken)).code).toBe('USER_EMAIL_TAKEN');
  expect(await db.fork().count(Lien)).toBe(before);
});

test('used twice, one after the other or at once, it opens once', async () => {
  const { user, jeton } = await invite();
  const outcomes = await Promise.allSettled(Array.from({ length: 4 }, () => accept(jeton)));
  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  expect((await refusal(accept(jeton))).code).toBe('AUTH_LINK_USED');
  expect((await refusal(open(jeton))).code).toBe('AUTH_LINK_USED');
  expect((await actionsOf(user.id)).filter((action) => action === 'accept_invitation')).toHaveLength(1);
});

test('after 72 hours, taken back, replaced by another, of another address or of a closed account: it opens nothing', async () => {
  const late = await invite();
  expect((await refusal(accept(late.jeton, after(72)))).code).toBe('AUTH_LINK_EXPIRED');
  expect((await refusal(open(late.jeton, after(73)))).code).toBe('AUTH_LINK_EXPIRED');
  expect(await as(admin, (ctx) => getUser(ctx, { id: late.user.id }), after(73))).toMatchObject({ invitation: { is_ouverte: false } });

  const back = await invite();
  expect(await as(admin, (ctx) => revokeInvitation(ctx, { id: back.user.id }))).toMatchObject({ invitation: { is_ouverte: false } });
  expect((await refusal(accept(back.jeton))).code).toBe('AUTH_LINK_INVALID');
  expect((await refusal(as(admin, (ctx) => revokeInvitation(ctx, { id: back.user.id })))).code).toBe('USER_NOT_INVITED');

  const again = await invite();
  await as(admin, (ctx) => inviteUser(ctx, { id: again.user.id }), after(1));
  expect((await refusal(accept(again.jeton))).code).toBe('AUTH_LINK_INVALID');
  await accept(await lastToken(db.fork(), again.user.id, 'invitation'), after(72.5));

  const moved = await invite();
  await as(admin, (ctx) => updateUser(ctx, { id: moved.user.id, email: `${moved.user.username}@ailleurs.ma` }));
  expect((await refusal(accept(moved.jeton))).code).toBe('AUTH_LINK_INVALID');

  const closed = await invite();
  await as(admin, (ctx) => deactivateUser(ctx, { id: closed.user.id }));
  expect((await refusal(accept(closed.jeton))).code).toBe('AUTH_LINK_INVALID');
  expect((await refusal(as(admin, (ctx) => inviteUser(ctx, { id: closed.user.id })))).code).toBe('USER_INACTIVE');
});

test('taken up and taken back at once: one of the two holds', async () => {
  for (let n = 0; n < 5; n += 1) {
    const { user, jeton } = await invite();
    const [accepted, closed] = await Promise.allSettled([accept(jeton), as(admin, (ctx) => revokeInvitation(ctx, { id: user.id }))]);
    expect([accepted.status, closed.status].toSorted()).toEqual(['fulfilled', 'rejected']);
    expect((await read(user.id)).etat).toBe(accepted.status === 'fulfilled' ? 'actif' : 'invite');
  }
});

test('a token that was made up, cut or made for something else says nothing, and is counted by where it comes from', async () => {
  const { user, jeton } = await invite();
  const [id, mac = ''] = jeton.split('.');
  const other = await makeUser(db.fork());
  await as(admin, (ctx) => sendPasswordReset(ctx, { id: other.id }));
  const reset = await lastToken(db.fork(), other.id, 'mot_de_passe');
  const forged = [`${Number(id) + 1}.${mac}`, `${id}.${mac.slice(0, -1)}`, `${id}.`, `999999.${mac}`, '', 'x', `1e9.${mac}`, reset];
  for (const text of forged) {
    expect((await refusal(accept(text))).code).toBe('AUTH_LINK_INVALID');
  }
  expect(
    (await refusal(as(null, (ctx) => acceptInvitation(ctx, { jeton, full_name: 'x', mot_de_passe: password }, new Uint8Array(40))))).code,
  ).toBe('AUTH_LINK_INVALID');
  const from = { adresse: '10.9.9.9', appareil: null };
  const guess = () => refusal(openLink(makeCtx(db.fork(), null, now), { jeton: `${id}.faux` }, testSecret, from));
  for (let n = 0; n < 30; n += 1) expect((await guess()).code).toBe('AUTH_LINK_INVALID');
  expect((await guess()).code).toBe('AUTH_LOCKED');
  expect((await read(user.id)).etat).toBe('invite');
});

test('one who has joined is not invited again, and one who has not gets no new password', async () => {
  const { user, jeton } = await invite();
  expect((await refusal(as(admin, (ctx) => sendPasswordReset(ctx, { id: user.id })))).code).toBe('USER_NOT_JOINED');
  await accept(jeton);
  expect((await refusal(as(admin, (ctx) => inviteUser(ctx, { id: user.id })))).code).toBe('USER_ALREADY_JOINED');
  await as(admin, (ctx) => sendPasswordReset(ctx, { id: user.id }));
});
