import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
import { setTimeout as sleep } from 'node:timers/promises';
import { deactivateUser } from '@mif/domain/users/deactivate';
import { notify } from '@mif/domain/notifications/notify';
import { callerOf } from '@mif/domain/kernel/test-context';
import { inConfirmedSession, makeActor, makeTechnicienActor } from '@mif/testing/actors';
import { createTestDatabase } from '@mif/testing/database';
import { PASSWORD } from '@mif/testing/factories';
import { User } from '@mif/db/entities/user';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestServer } from './test-server.ts';

const db = await createTestDatabase();
const server = await startTestServer(db);
// A second replica: notifications reach the streams of both.
const replica = await startTestServer(db);
afterAll(() => Promise.all([server.close(), replica.close()]));

const call = callerOf(db, new Date());
let token = '';
let owner = 0;
let tell: (texte: string) => Promise<void>;

beforeAll(async () => {
  const em = db.fork();
  const responsable = await makeActor(em, 'responsable');
  const technicien = await makeTechnicienActor(em);
  owner = technicien.id;
  const { username } = await em.findOneOrFail(User, technicien.id);
  const answer = await fetch(`${server.url}/trpc/auth.token`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ json: { username, password: PASSWORD } }),
  });
  token = ((await answer.json()) as { result: { data: { json: { access_token: string } } } }).result.data.json.access_token;
  tell = (texte) =>
    call(responsable, (ctx) =>
      notify(ctx, {
        user_ids: [technicien.id],
        evenement: 'information',
        params: { texte },
        intervention_id: null,
      }),
    );
});

interface Stream {
  /** Texts and ids of what it has said. */
  said: { id: string; texte: string }[];
  isOver: () => boolean;
  close: () => void;
}

async function open(url: string, lastEventId?: string): Promise<Stream> {
  const ending = new AbortController();
  const input = lastEventId === undefined ? '' : `?input=${encodeURIComponent(JSON.stringify({ json: { lastEventId } }))}`;
  const answer = await fetch(`${url}/trpc/notifications.stream${input}`, {
    headers: { authorization: `Bearer ${token}`, accept: 'text/event-stream' },
    signal: ending.signal,
  });
  expect(answer.headers.get('content-type')).toContain('text/event-stream');
  const said: Stream['said'] = [];
  let isOver = false;
  const lines = createInterface({ input: Readable.fromWeb(answer.body as ReadableStream) });
  let data = '';
  lines.on('line', (line) => {
    if (line.startsWith('event: serialized-error')) isOver = true;
    if (line.startsWith('data: ')) data = line.slice('data: '.length);
    const id = /^id: (.+)$/.exec(line)?.[1];
    if (id) said.push({ id, texte: (JSON.parse(data) as { json: { params: { texte: string } } }).json.params.texte });
  });
  lines.once('close', () => {
    isOver = true;
  });
  lines.on('error', () => undefined);
  return { said, isOver: () => isOver, close: () => ending.abort() };
}

const textsOf = (stream: Stream) => stream.said.map(({ texte }) => texte);

async function openListening(url: string, lastEventId?: string): Promise<Stream> {
  // Right after a start the server may not hear PostgreSQL yet: then a stream ends at once, and is opened again.
  for (let attempt = 0; attempt < 50; attempt += 1) {
    const stream = await open(url, lastEventId);
    await sleep(100);
    if (!stream.isOver()) return stream;
    stream.close();
  }
  throw new Error('the server never listens');
}

test('a notification reaches the open streams of every server at once, and resumes from the last one seen', async () => {
  const streams = await Promise.all([openListening(server.url), openListening(replica.url)]);
  const from = performance.now();
  await tell('un');
  for (const stream of streams) await expect.poll(() => textsOf(stream), { timeout: 2000, interval: 5 }).toEqual(['un']);
  expect(performance.now() - from).toBeLessThan(2000);
  const last = streams[0]?.said.at(-1)?.id;
  for (const stream of streams) stream.close();
  await tell('deux');
  const resumed = await openListening(server.url, last);
  await tell('trois');
  await expect.poll(() => textsOf(resumed), { timeout: 2000 }).toEqual(['deux', 'trois']);
  resumed.close();
});

test('when the connection to PostgreSQL breaks, streams end, and nothing is missed by who comes back', async () => {
  const stream = await openListening(server.url);
  await tell('avant');
  await expect.poll(() => textsOf(stream), { timeout: 2000 }).toEqual(['avant']);
  await db
    .fork()
    .execute(
      `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'mif-listen' and datname = current_database()`,
    );
  await tell('pendant');
  await expect.poll(() => stream.isOver(), { timeout: 5000 }).toBe(true);
  const resumed = await openListening(server.url, stream.said.at(-1)?.id);
  await expect.poll(() => textsOf(resumed), { timeout: 2000 }).toEqual(['pendant']);
  resumed.close();
});

test('a deactivated account hears and reads nothing more, on any server, at once', async () => {
  const streams = await Promise.all([openListening(server.url), openListening(replica.url)]);
  const read = (url: string) => fetch(`${url}/trpc/auth.me`, { headers: { authorization: `Bearer ${token}` } });
  // Both know the token now, and would take it for some seconds without looking.
  for (const url of [server.url, replica.url]) expect((await read(url)).status).toBe(200);
  const admin = await inConfirmedSession(db.fork(), await makeActor(db.fork(), 'admin'), new Date());
  const from = performance.now();
  await callerOf(db, new Date())(admin, (ctx) => deactivateUser(ctx, { id: owner }));
  for (const stream of streams) await expect.poll(() => stream.isOver(), { timeout: 2000, interval: 5 }).toBe(true);
  expect(performance.now() - from).toBeLessThan(2000);
  for (const url of [server.url, replica.url]) expect((await read(url)).status).toBe(401);
});
