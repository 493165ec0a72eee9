import { makeActors, type Actors } from '@mif/testing/actors';
import { createTestDatabase } from '@mif/testing/database';
import { beforeAll, expect, test } from 'vitest';
import { listJournal } from '../journal/list.ts';
import { callerOf, refusal } from '../kernel/test-context.ts';
import { readReminderSettings, updateReminderSettings } from './reminders.ts';

const db = await createTestDatabase();
const as = callerOf(db, new Date('2026-11-24T10:00:00.000Z'));
let actors: Actors;

beforeAll(async () => {
  actors = await makeActors(db.fork());
});

test('an administrator sets the hours of reminders; the journal says what they were', async () => {
  const before = await as(actors.admin, readReminderSettings);
  expect(before).toEqual({ rappels: [24, 2], escalades: [{ heures: 4, destinataires: 'admins' }], version: 0 });
  const saved = await as(actors.admin, (ctx) =>
    updateReminderSettings(ctx, {
      rappels: [6, 72],
      escalades: [
        { heures: 24, destinataires: 'admins' },
        { heures: 1, destinataires: 'suiveur' },
      ],
      version: 0,
    }),
  );
  expect(saved.rappels).toEqual([72, 6]);
  expect(saved.escalades.map(({ heures }) => heures)).toEqual([1, 24]);
  const { items } = await as(actors.admin, (ctx) => listJournal(ctx, { objet: 'parametre' }));
  const { version: _seen, ...avant } = before;
  const { version: _saved, ...apres } = saved;
  expect(items).toMatchObject([
    { action: 'update', objet_code: 'rappels_echeances', changements: { rappels_echeances: { avant, apres } } },
  ]);
});

test('who saw other hours is refused, and so is who may not set them', async () => {
  const input = { rappels: [1], escalades: [] };
  expect((await refusal(as(actors.admin, (ctx) => updateReminderSettings(ctx, { ...input, version: 0 })))).code).toBe(
    'RECORD_VERSION_CONFLICT',
  );
  expect((await refusal(as(actors.responsable, (ctx) => updateReminderSettings(ctx, input)))).code).toBe('PERMISSION_DENIED');
});
