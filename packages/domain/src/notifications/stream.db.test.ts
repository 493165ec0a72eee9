import { EventEmitter, on } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { Notification } from '@mif/db/entities/notification';
import { Session } from '@mif/db/entities/session';
import { makeActors, type Actors } from '@mif/testing/actors';
import { createTestDatabase } from '@mif/testing/database';
import { makeUser } from '@mif/testing/factories';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '../kernel/actor.ts';
import { callerOf, makeCtx, refusal } from '../kernel/test-context.ts';
import { createNotification } from './create.ts';
import { countUnread } from './list.ts';
import { tell as tellAll } from './notify.ts';
import { streamNotifications, type StreamSource } from './stream.ts';

const db = await createTestDatabase();
const now = new Date('2026-11-24T10:00:00.000Z');
const later = new Date('2026-11-24T11:00:00.000Z');
const as = callerOf(db, now);
let actors: Actors;

beforeAll(async () => {
  actors = await makeActors(db.fork());
});

/** What a stream calls a notification. */
const eventOf = async (id: number) => String((await db.fork().findOneOrFail(Notification, { id })).rang);
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

describe('the stream', () => {
  /** A feed that gives what the test emits, and a stream over it. */
  const open = (me: Actor, lastEventId?: string, more: Partial<StreamSource> = {}) => {
    const bus = new EventEmitter();
    const ending = new AbortController();
    const source: StreamSource = {
      async *listen(user_id, signal) {
        for await (const [id] of on(bus, String(user_id), { signal })) yield Number(id);
      },
      now: () => now,
      signal: ending.signal,
      ...more,
    };
    const items = streamNotifications(makeCtx(db.fork(), me, now), lastEventId === undefined ? undefined : { lastEventId }, source);
    return {
      items,
      next: () => items.next().then(({ value }) => (value ? value.item.id : null)),
      emit: (id: number) => bus.emit(String(me.id), id),
      listeners: () => bus.listenerCount(String(me.id)),
      end: () => ending.abort(),
    };
  };

  test('gives what is new, of this user alone', async () => {
    const me = await newcomer();
    await tell(me.id);
    const stream = open(me);
    const first = stream.next();
    const { id } = await tell(me.id);
    const foreign = await tell(actors.admin.id);
    stream.emit(foreign.id);
    stream.emit(id);
    expect(await first).toBe(id);
    stream.end();
    expect(await stream.next()).toBeNull();
    expect(stream.listeners()).toBe(0);
  });

  test('first gives what came after the last one seen, across pages, none left out and none twice', async () => {
    const me = await newcomer();
    const seen = await tell(me.id);
    const lastSeen = await eventOf(seen.id);
    const em = db.fork();
    for (let n = 0; n < 450; n += 1) {
      em.create(Notification, {
        user_id: me.id,
        type: 'information',
        evenement: 'information',
        params: {},
        intervention_id: null,
        date_creation: now,
        date_lecture: null,
      });
    }
    await em.flush();
    const stream = open(me, lastSeen);
    const got = [await stream.next()];
    // Both heard of and in the backlog.
    const between = await tell(me.id);
    stream.emit(between.id);
    while (got.length < 451) got.push(await stream.next());
    const pending = stream.next();
    const last = await tell(me.id);
    stream.emit(last.id);
    got.push(await pending);
    expect(new Set(got).size).toBe(452);
    expect(got.slice(-2)).toEqual([between.id, last.id]);
    stream.end();
    await stream.next();
  });

  test('a number given earlier but committed later is not missed after a cut', async () => {
    const me = await newcomer();
    const write = (em: ReturnType<typeof db.fork>) =>
      tellAll(makeCtx(em, actors.responsable, now), { user_ids: [me.id], evenement: 'information', params: {}, intervention_id: null });
    const slow = db.fork();
    await slow.begin();
    const [first] = await write(slow);
    const fast = db.fork();
    await fast.begin();
    const [second] = await write(fast);
    await fast.commit();
    expect(first?.id ?? 0).toBeLessThan(second?.id ?? 0);

    const stream = open(me, '0');
    expect(await stream.next()).toBe(second?.id);
    stream.end();
    await stream.next();
    await slow.commit();

    const resumed = open(me, await eventOf(second?.id ?? 0));
    expect(await resumed.next()).toBe(first?.id);
    resumed.end();
    await resumed.next();
    // Who asks how many there are first, and listens from there, misses nothing in between.
    const { dernier_evenement } = await as(me, countUnread);
    const { id } = await tell(me.id);
    const opened = open(me, dernier_evenement);
    expect(await opened.next()).toBe(id);
    opened.end();
    await opened.next();
  });

  test('begins with nothing where no last one, or nonsense, is named', async () => {
    const me = await newcomer();
    await tell(me.id);
    for (const lastEventId of [undefined, 'abc', '-1', '99999999999']) {
      const stream = open(me, lastEventId);
      const pending = stream.next();
      const { id } = await tell(me.id);
      stream.emit(id);
      expect(await pending).toBe(id);
      stream.end();
      await stream.next();
    }
  });

  test('ends when its session is revoked, without anything coming', async () => {
    const me = await newcomer();
    const stream = open(me, undefined, { recheck_ms: 20 });
    const ended = refusal(stream.next());
    await sleep(60);
    const em = db.fork();
    await em.nativeUpdate(Session, { user_id: me.id }, { revoked_at: now, revoke_reason: 'test' });
    expect((await ended).code).toBe('AUTH_SESSION_ENDED');
    expect(stream.listeners()).toBe(0);
  });

  test('gives nothing more once its session is over', async () => {
    const me = await newcomer();
    const stream = open(me, undefined, { now: () => later });
    const ended = refusal(stream.next());
    const { id } = await tell(me.id);
    stream.emit(id);
    expect((await ended).code).toBe('AUTH_SESSION_ENDED');
  });

  test('says when its feed breaks, so that its reader opens it again', async () => {
    const me = await newcomer();
    const stream = open(me, undefined, {
      listen: () => ({ [Symbol.asyncIterator]: () => ({ next: () => Promise.reject(new Error('connection lost')) }) }),
    });
    await expect(stream.next()).rejects.toThrow('connection lost');
  });
});
