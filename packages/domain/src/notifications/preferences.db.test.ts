import { Journal } from '@mif/db/entities/journal';
import { makeActors, type Actors } from '@mif/testing/actors';
import { createTestDatabase } from '@mif/testing/database';
import { beforeAll, expect, test } from 'vitest';
import { callerOf, refusal } from '../kernel/test-context.ts';
import { readPreferences, updatePreferences } from './preferences.ts';

const db = await createTestDatabase();
const now = new Date('2026-11-24T10:00:00.000Z');
const as = callerOf(db, now);
let actors: Actors;

beforeAll(async () => {
  actors = await makeActors(db.fork());
});

test('everything is wanted at once until something is said', async () => {
  const mine = await as(actors.technicien, (ctx) => readPreferences(ctx, {}));
  expect(mine).toMatchObject({ user_id: actors.technicien.id, rythme_email: 'immediat', heure_resume: '07:00', silence_debut: null });
  expect(Object.values(mine.canaux).every(({ application, email, push }) => application && email && push)).toBe(true);
});

test('what is said stays, what is left out too; saying it again changes nothing', async () => {
  const me = actors.technicien;
  const change = { canaux: { retard: { email: false }, plan: { push: false } }, silence_debut: '22:00', silence_fin: '06:30' };
  const first = await as(me, (ctx) => updatePreferences(ctx, change));
  expect(first.canaux.retard).toEqual({ application: true, email: false, push: true });
  expect(first.canaux.plan.push).toBe(false);
  expect(first).toMatchObject({ silence_debut: '22:00', silence_fin: '06:30', rythme_email: 'immediat' });
  expect((await as(me, (ctx) => updatePreferences(ctx, change))).version).toBe(first.version);
  const second = await as(me, (ctx) => updatePreferences(ctx, { rythme_email: 'quotidien', canaux: { retard: { email: true } } }));
  expect(second.canaux.retard.email).toBe(true);
  expect(second.canaux.plan.push).toBe(false);
  expect(second).toMatchObject({ silence_debut: '22:00', rythme_email: 'quotidien' });
  const lines = await db.fork().find(Journal, { objet: 'user', objet_id: me.id });
  expect(lines.map(({ changements }) => Object.keys(changements).toSorted())).toEqual([
    ['preferences_notifications', 'silence_debut', 'silence_fin'],
    ['preferences_notifications', 'rythme_email'],
  ]);
  const old = as(me, (ctx) => updatePreferences(ctx, { version: first.version, silence_debut: null, silence_fin: null }));
  expect((await refusal(old)).code).toBe('RECORD_VERSION_CONFLICT');
});

test('quiet hours are two different times, or none', async () => {
  const change = (input: object) => as(actors.client, (ctx) => updatePreferences(ctx, input));
  expect(await refusal(change({ silence_debut: '22:00' }))).toMatchObject({ code: 'SILENCE_INCOMPLETE', field: 'silence_fin' });
  expect((await refusal(change({ silence_debut: '22:00', silence_fin: '22:00' }))).code).toBe('SILENCE_INCOMPLETE');
  await change({ silence_debut: '22:00', silence_fin: '06:00' });
  expect((await refusal(change({ silence_fin: null }))).code).toBe('SILENCE_INCOMPLETE');
  expect(await change({ silence_debut: null, silence_fin: null })).toMatchObject({ silence_debut: null, silence_fin: null });
});

test('an administrator sets another’s, nobody else does', async () => {
  const other = { user_id: actors.client.id, rythme_email: 'quotidien' } as const;
  expect((await as(actors.admin, (ctx) => updatePreferences(ctx, other))).rythme_email).toBe('quotidien');
  for (const actor of [actors.responsable, actors.technicien, actors.autreClient]) {
    expect((await refusal(as(actor, (ctx) => updatePreferences(ctx, other)))).code).toBe('USER_NOT_FOUND');
    expect((await refusal(as(actor, (ctx) => readPreferences(ctx, { user_id: actors.client.id })))).code).toBe('USER_NOT_FOUND');
  }
});
