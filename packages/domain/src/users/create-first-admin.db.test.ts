import { User } from '@mif/db/entities/user';
import { createTestDatabase } from '@mif/testing/database';
import { expect, test } from 'vitest';
import { signIn } from '../auth/sign-in.ts';
import { makeCtx, refusal } from '../kernel/test-context.ts';
import { createFirstAdmin } from './create-first-admin.ts';

const db = await createTestDatabase();
const now = new Date('2026-11-24T10:00:00.000Z');
const ctx = () => makeCtx(db.fork(), null, now);

test('an empty product gets one administrator, who can sign in, and never a second one this way', async () => {
  const passwords = await Promise.all([createFirstAdmin(ctx(), 'Chef@mif.ma'), createFirstAdmin(ctx(), 'autre@mif.ma')]);
  const password = passwords.find((given) => given !== null) ?? '';
  expect(passwords.filter((given) => given !== null)).toHaveLength(1);
  const admins = await db.fork().find(User, { role: 'admin' });
  expect(admins).toHaveLength(1);
  const key = new TextEncoder().encode('a key of the tests, long enough for HS256');
  const { actor } = await signIn(ctx(), { identifiant: admins[0]?.email ?? '', mot_de_passe: password }, key, {
    adresse: null,
    appareil: null,
  });
  expect(actor.role).toBe('admin');
  expect(await createFirstAdmin(ctx(), 'encore@mif.ma')).toBeNull();
});

test('what is no address is refused', async () => {
  await db.fork().nativeUpdate(User, { role: 'admin' }, { is_active: false });
  expect(await refusal(createFirstAdmin(ctx(), 'chef'))).toMatchObject({ code: 'REQUEST_INVALID', field: 'email' });
});
