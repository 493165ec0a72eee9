import { Envoi, Notification } from '@mif/db/entities/notification';
import { Session } from '@mif/db/entities/session';
import { User } from '@mif/db/entities/user';
import { makeActors, type Actors } from '@mif/testing/actors';
import { createTestDatabase } from '@mif/testing/database';
import { makeUser } from '@mif/testing/factories';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '../kernel/actor.ts';
import { callerOf, refusal } from '../kernel/test-context.ts';
import { createNotification } from './create.ts';
import { countUnread, listNotifications, listNotificationsOfUser } from './list.ts';
import { markOneRead, markRead, markUnread } from './mark-read.ts';
import { notify } from './notify.ts';
import { removeNotification } from './remove.ts';

const db = await createTestDatabase();
const now = new Date('2026-11-24T10:00:00.000Z');
const later = new Date('2026-11-24T11:00:00.000Z');
const as = callerOf(db, now);
let actors: Actors;

beforeAll(async () => {
  actors = await makeActors(db.fork());
});

const tell = (user_id: number, texte = 'Réunion à 14 h') => as(actors.responsable, (ctx) => createNotification(ctx, { user_id, texte }));
/** A technician of no other test. */
const newcomer = async (): Promise<Actor> => {
  const { id, full_name } = await makeUser(db.fork(), { role: 'technicien' });
  const session = db.fork();
  const session_id = crypto.randomUUID();
  session.create(Session, { id: session_id, user_id: id, created_at: now, last_used_at: now, expires_at: later });
  await session.flush();
  return { id, full_name, role: 'technicien', langue: 'fr', client_id: null, technicien_id: null, session_id };
};

describe('one’s own notifications', () => {
  test('come from a manager’s words, the newest first, with how many are unread', async () => {
    const me = await newcomer();
    const first = await tell(me.id, 'Un');
    const second = await tell(me.id, 'Deux');
    expect(first).toMatchObject({ type: 'information', params: { texte: 'Un' }, date_lecture: null, date_creation: now.toISOString() });
    await as(me, (ctx) => markOneRead(ctx, { id: first.id }), later);
    const page = await as(me, (ctx) => listNotifications(ctx, {}));
    expect(page).toEqual({ items: [second, { ...first, date_lecture: later.toISOString() }], next_cursor: null, non_lues: 1 });
    const unread = await as(me, (ctx) => listNotifications(ctx, { non_lues: 'oui' }));
    expect(unread.items).toEqual([second]);
    const read = await as(me, (ctx) => listNotifications(ctx, { non_lues: 'non' }));
    expect(read.items.map(({ id }) => id)).toEqual([first.id]);
    const rest = await as(me, (ctx) => listNotifications(ctx, { limit: 1 }));
    expect((await as(me, (ctx) => listNotifications(ctx, { cursor: rest.next_cursor ?? '' }))).items.map(({ id }) => id)).toEqual([
      first.id,
    ]);
  });

  test('are read one by one or all at once; the first reading stays', async () => {
    const me = await newcomer();
    const [one] = [await tell(me.id), await tell(me.id), await tell(me.id)];
    await as(me, (ctx) => markRead(ctx, { ids: [] }));
    expect((await as(me, (ctx) => listNotifications(ctx, {}))).non_lues).toBe(3);
    await as(me, (ctx) => markRead(ctx, { ids: [one.id] }));
    await as(me, (ctx) => markRead(ctx, {}), later);
    const { items, non_lues } = await as(me, (ctx) => listNotifications(ctx, {}));
    expect(non_lues).toBe(0);
    expect(items.map(({ date_lecture }) => date_lecture)).toEqual([later.toISOString(), later.toISOString(), now.toISOString()]);
  });

  test('are nobody else’s', async () => {
    const me = await newcomer();
    const other = await newcomer();
    const { id } = await tell(me.id);
    const foreign = [as(other, (ctx) => markOneRead(ctx, { id })), as(other, (ctx) => removeNotification(ctx, { id }))];
    for (const error of await Promise.all(foreign.map(refusal))) expect(error.code).toBe('NOTIFICATION_NOT_FOUND');
    await as(other, (ctx) => markRead(ctx, { ids: [id] }));
    await as(other, (ctx) => markRead(ctx, {}));
    expect((await as(me, (ctx) => listNotifications(ctx, {}))).non_lues).toBe(1);
    expect((await as(actors.admin, (ctx) => listNotifications(ctx, {}))).items).toEqual([]);
    const elsewhere = as(actors.admin, (ctx) => listNotificationsOfUser(ctx, { user_id: me.id }));
    expect(await refusal(elsewhere)).toMatchObject({ code: 'USER_NOT_FOUND', field: 'user_id' });
    expect((await as(me, (ctx) => listNotificationsOfUser(ctx, { user_id: me.id }))).items.map((item) => item.id)).toEqual([id]);
  });

  test('are removed with the e-mail that waited', async () => {
    const me = await newcomer();
    await as(actors.responsable, (ctx) =>
      notify(ctx, {
        user_ids: [me.id],
        evenement: 'information',
        params: { texte: 'x' },
        intervention_id: null,
      }),
    );
    const { items } = await as(me, (ctx) => listNotifications(ctx, {}));
    const id = items[0]?.id ?? 0;
    expect(await db.fork().count(Envoi, { notification_id: id })).toBe(1);
    await as(me, (ctx) => removeNotification(ctx, { id }));
    expect(await db.fork().count(Envoi, { notification_id: id })).toBe(0);
    expect(await db.fork().count(Notification, { id })).toBe(0);
    expect((await refusal(as(me, (ctx) => removeNotification(ctx, { id })))).code).toBe('NOTIFICATION_NOT_FOUND');
  });

  test('are told by the channels their reader has not turned off', async () => {
    const me = await newcomer();
    const other = await newcomer();
    const cloture = { email: false, application: false };
    await db.fork().nativeUpdate(User, { id: me.id }, { preferences_notifications: { cloture } });
    for (const evenement of ['intervention_cloturee', 'intervention_annulee'] as const) {
      const announcement = { user_ids: [me.id, other.id], evenement, params: { texte: evenement }, intervention_id: null };
      await as(actors.responsable, (ctx) => notify(ctx, announcement));
    }
    const mails = async (user_id: number) => {
      const rows = await db.fork().find(Notification, { user_id });
      return db.fork().count(Envoi, { notification_id: { $in: rows.map(({ id }) => id) } });
    };
    expect([await mails(me.id), await mails(other.id)]).toEqual([1, 2]);
    const { items, non_lues } = await as(me, (ctx) => listNotifications(ctx, {}));
    expect(non_lues).toBe(1);
    expect(items.map(({ type, date_lecture }) => [type, date_lecture !== null])).toEqual([
      ['changement', false],
      ['cloture', true],
    ]);
  });

  test('are found by kind, by day in Morocco, by words of what they are about; read ones can be unread again', async () => {
    const me = await newcomer();
    const tellOf = (evenement: 'intervention_retard' | 'demande_soumise', titre: string, at: Date) =>
      as(
        actors.responsable,
        (ctx) => notify(ctx, { user_ids: [me.id], evenement, params: { titre, reference: 'OT-9' }, intervention_id: null }),
        at,
      );
    // On the 19th of September 2026 Morocco was an hour ahead: 23:30Z is the 20th there.
    await tellOf('intervention_retard', 'Fuite d’été', new Date('2026-09-19T23:30:00Z'));
    await tellOf('demande_soumise', 'Moteur 100%_neuf', now);
    const found = async (input: object) =>
      (await as(me, (ctx) => listNotifications(ctx, input))).items.map(({ params }) => params['titre']);
    expect(await found({ type: ['retard'] })).toEqual(['Fuite d’été']);
    expect(await found({ type: [] })).toHaveLength(2);
    expect(await found({ au: '2026-09-19' })).toEqual([]);
    expect(await found({ du: '2026-09-20', au: '2026-09-20' })).toEqual(['Fuite d’été']);
    expect(await found({ q: 'ETE fuite' })).toEqual(['Fuite d’été']);
    expect(await found({ q: '100%_' })).toEqual(['Moteur 100%_neuf']);
    expect(await found({ q: '%' })).toEqual(['Moteur 100%_neuf']);
    expect(await found({ q: 'titre' })).toEqual([]);
    expect(await found({ q: '"' })).toEqual([]);
    expect(await found({ q: 'ot-9' })).toHaveLength(2);

    await as(me, (ctx) => markRead(ctx, {}));
    const { items } = await as(me, (ctx) => listNotifications(ctx, {}));
    const ids = items.map(({ id }) => id);
    await as(await newcomer(), (ctx) => markUnread(ctx, { ids }));
    expect((await as(me, countUnread)).non_lues).toBe(0);
    await as(me, (ctx) => markUnread(ctx, { ids: ids.slice(0, 1) }));
    expect((await as(me, countUnread)).non_lues).toBe(1);
  });

  test('only managers write them, and to an account that is there', async () => {
    const { id } = await makeUser(db.fork(), { is_active: false });
    for (const user_id of [id, 999_999]) expect((await refusal(tell(user_id))).code).toBe('USER_NOT_FOUND');
    const written = as(actors.client, (ctx) => createNotification(ctx, { user_id: actors.admin.id, texte: 'x' }));
    expect((await refusal(written)).code).toBe('PERMISSION_DENIED');
  });
});
