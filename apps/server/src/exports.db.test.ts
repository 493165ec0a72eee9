import { setTimeout as sleep } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { exportColumns, XLSX_MAX_ROWS } from '@mif/contract/exports';
import type { ListeExportable } from '@mif/contract/exports';
import { langues } from '@mif/contract/users';
import { User } from '@mif/db/entities/user';
import { demandesExport } from '@mif/domain/exports/demandes';
import { documentsExport } from '@mif/domain/exports/documents';
import { equipementsExport } from '@mif/domain/exports/equipements';
import * as people from '@mif/domain/exports/people';
import * as sources from '@mif/domain/exports/sources';
import { wordOf } from '@mif/i18n/server';
import { makeActors, type Actors } from '@mif/testing/actors';
import { createTestDatabase } from '@mif/testing/database';
import { PASSWORD, makeEquipement } from '@mif/testing/factories';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { asForm, createTestClient, form } from './test-client.ts';
import { startTestServer } from './test-server.ts';

const ROWS = 50_000;
const db = await createTestDatabase();
const server = await startTestServer(db);
afterAll(server.close);
const { tokens, call } = createTestClient<keyof Actors>(server.url);
let actors: Actors;

beforeAll(async () => {
  const em = db.fork();
  actors = await makeActors(em);
  const { id, client_id } = await makeEquipement(em, { client_id: actors.client.client_id, nom: 'Pompe ; eau' });
  await em.execute(
    `insert into interventions (reference, titre, type, statut, priorite, date_creation, equipement_id, client_id)
     select 'OT-' || n, 'Fuite au joint numéro ' || n, 'corrective', 'ouverte', 'normale', timestamptz '2026-11-01' + n * interval '1 second', ?, ?
     from generate_series(1, ?) n`,
    [id, client_id, ROWS],
  );
  await em.execute('analyze interventions');
  for (const [who, { id: user }] of Object.entries(actors)) {
    const { email } = await em.findOneOrFail(User, user);
    const { body } = await call(null, 'POST', '/api/v1/auth/token', form({ username: email, password: PASSWORD }), asForm);
    tokens.set(who as keyof Actors, String(body['access_token']));
  }
}, 60_000);

const get = (who: keyof Actors, path: string, init: { headers?: Record<string, string>; signal?: AbortSignal } = {}) =>
  fetch(`${server.url}${path}`, { ...init, headers: { authorization: `Bearer ${tokens.get(who)}`, ...init.headers } });

test('every title and word of every file is a text of every language', () => {
  for (const source of [...Object.values(sources), ...Object.values(people), equipementsExport, documentsExport, demandesExport]) {
    const { title, liste, columns } = source as {
      title: string;
      liste: ListeExportable;
      columns: Record<string, { label: string; codes?: string }>;
    };
    expect(Object.keys(columns)).toEqual(exportColumns[liste]);
    const keys = [title, ...Object.values(columns).flatMap(({ label, codes }) => [label, ...(codes ? [codes] : [])])];
    for (const langue of langues) {
      // A group of codes is no text of its own: it is there when one of its names is not the key.
      const missing = keys.filter((key) => wordOf(langue, key) === key && !Object.values(columns).some(({ codes }) => codes === key));
      expect(missing).toEqual([]);
    }
  }
});

test('a file by address: named, in the caller’s language, and of the interface’s own errors', async () => {
  const answer = await get('responsable', '/api/v1/exports/equipements?statut=operationnel&colonnes=code,nom,statut', {
    headers: { 'accept-language': 'ar' },
  });
  expect(answer.status).toBe(200);
  expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8');
  expect(answer.headers.get('content-disposition')).toMatch(/^attachment; filename="equipements-\d{4}-\d\d-\d\d\.csv"$/);
  expect(answer.headers.get('cache-control')).toBe('no-store');
  expect(Buffer.from(await answer.arrayBuffer()).toString()).toMatch(/^\u{FEFF}الرمز;الاسم;الحالة\r\nEQ-\d+;"Pompe ; eau";في الخدمة\r\n$/u);

  const refused = await get('responsable', '/api/v1/exports/equipements?colonnes=code,password_hash');
  expect(refused.status).toBe(422);
  expect(await refused.json()).toMatchObject({ code: 'REQUEST_INVALID', field: expect.stringContaining('colonnes') as string });
  expect((await get('technicien', '/api/v1/exports/equipements')).status).toBe(403);
  expect((await fetch(`${server.url}/api/v1/exports/users`)).status).toBe(401);
  await db.fork().execute('update sessions set confirmed_at = null');
  const unconfirmed = await get('admin', '/api/v1/exports/users');
  expect(await unconfirmed.json()).toMatchObject({ code: 'AUTH_CONFIRMATION_REQUIRED' });
  await call('admin', 'POST', '/api/v1/auth/confirm', { mot_de_passe: PASSWORD });
});

test('by RPC one learns whether one may, and no row', async () => {
  const input = encodeURIComponent(JSON.stringify({ json: { format: 'xlsx' } }));
  const answer = await get('responsable', `/trpc/exports.clients?input=${input}`);
  const { result } = (await answer.json()) as { result: { data: { json: unknown } } };
  expect(result.data.json).toEqual({ nom: expect.stringMatching(/^clients-.*\.xlsx$/) as string, type: expect.any(String) as string });
});

test('fifty thousand rows pass through a server that holds a page of them', async () => {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  const held = () => {
    collect();
    return process.memoryUsage().heapUsed + process.memoryUsage().arrayBuffers;
  };
  const before = held();
  const answer = await get('client', '/api/v1/exports/interventions?valeurs=codes&colonnes=reference');
  let lines = 0;
  let bytes = 0;
  let most = 0;
  for await (const piece of answer.body ?? []) {
    const fed = Math.floor(bytes / 100_000);
    bytes += piece.length;
    for (const byte of piece) lines += byte === 10 ? 1 : 0;
    if (Math.floor(bytes / 100_000) > fed) most = Math.max(most, held() - before);
  }
  expect(lines).toBe(ROWS + 1);
  // The rows as objects would be more than 40 MB.
  expect(most).toBeLessThan(15_000_000);
}, 60_000);

test('too many rows for a workbook: the answer says how many fit, and nothing half is sent', async () => {
  const answer = await get('responsable', '/api/v1/exports/interventions?format=xlsx');
  expect(answer.status).toBe(422);
  expect(await answer.json()).toMatchObject({ code: 'EXPORT_TOO_MANY_ROWS', field: 'format', details: { max: XLSX_MAX_ROWS } });
  expect((await get('responsable', '/api/v1/exports/interventions?format=xlsx&q=49999')).status).toBe(200);
}, 60_000);

test('a download that is stopped stops asking the database', async () => {
  const stopping = new AbortController();
  const answer = await get('responsable', '/api/v1/exports/interventions', { signal: stopping.signal });
  const reader = answer.body?.getReader();
  await reader?.read();
  stopping.abort();
  const lastAsked = async () => {
    const [row] = await db
      .fork()
      .execute(
        `select max(query_start)::text as at from pg_stat_activity where datname = current_database() and query like '%"interventions"%' and pid <> pg_backend_pid()`,
      );
    return (row as { at: string | null }).at;
  };
  // The whole of it takes more than a second.
  await sleep(250);
  const seen = await lastAsked();
  await sleep(250);
  expect(await lastAsked()).toBe(seen);
  expect(server.logged.filter(({ msg }) => msg === 'export failed')).toEqual([]);
}, 30_000);
