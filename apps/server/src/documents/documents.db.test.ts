import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { makeActors, type Actors } from '@mif/testing/actors';
import { createTestDatabase } from '@mif/testing/database';
import { makeEquipement, makeIntervention, PASSWORD } from '@mif/testing/factories';
import { User } from '@mif/db/entities/user';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { asForm, createTestClient, form } from '../test-client.ts';
import { startTestServer } from '../test-server.ts';

const db = await createTestDatabase();
const server = await startTestServer(db);
afterAll(server.close);
type Who = 'responsable' | 'technicien' | 'autreTechnicien' | 'client' | 'autreClient';
const { tokens, call } = createTestClient<Who>(server.url);
const now = new Date('2026-11-24T10:00:00.000Z');
let actors: Actors;
let intervention_id = 0;

beforeAll(async () => {
  actors = await makeActors(db.fork());
  for (const who of ['responsable', 'technicien', 'autreTechnicien', 'client', 'autreClient'] as const) {
    const { email } = await db.fork().findOneOrFail(User, { id: actors[who].id });
    const { body } = await call(null, 'POST', '/auth/token', form({ username: email, password: PASSWORD }), asForm);
    tokens.set(who, String(body['access_token']));
  }
  const { id: equipement_id } = await makeEquipement(db.fork(), { client_id: actors.client.client_id });
  ({ id: intervention_id } = await makeIntervention(db.fork(), now, {
    equipement_id,
    technicien_id: actors.technicien.technicien_id,
    statut: 'affectee',
  }));
});

const pdf = (text = 'essai') => Buffer.from(`%PDF-1.7\n%\xe2\xe3\xcf\xd3\n${text}\n%%EOF\n`, 'latin1');

/** Sends files as a program does. */
async function send(
  who: Who | null,
  query: string,
  files: [string, Buffer][],
  headers: Record<string, string> = {},
  path = '/api/v1/documents',
) {
  const body = new FormData();
  for (const [name, bytes] of files) body.append('file', new Blob([new Uint8Array(bytes)]), name);
  const token = who ? tokens.get(who) : undefined;
  const answer = await fetch(`${server.url}${path}${query}`, {
    method: 'POST',
    headers: { ...(token ? { authorization: `Bearer ${token}` } : {}), ...headers },
    body,
  });
  return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
}

/** Every file under the server's folder. */
const kept = async () =>
  (await readdir(server.files, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
const get = (who: Who, path: string, headers: Record<string, string> = {}) =>
  fetch(`${server.url}/api/v1${path}`, { headers: { authorization: `Bearer ${tokens.get(who)}`, ...headers } });

test('a file sent the older way is listed, read again and removed', async () => {
  const sent = await send(
    'technicien',
    `?intervention_id=${intervention_id}`,
    [['relevé de pression.pdf', pdf()]],
    {},
    '/api/v1/documents/upload',
  );
  expect(sent).toMatchObject({
    status: 201,
    body: {
      filename: 'relevé de pression.pdf',
      intervention_id,
      objet: 'intervention',
      taille: pdf().length,
      type_mime: 'application/pdf',
      revision: 1,
      version: 1,
      categorie: 'autre',
    },
  });
  const id = Number(sent.body['id']);
  const list = await call('client', 'GET', `/api/v1/documents/${intervention_id}`);
  expect(list.body['items']).toMatchObject([{ id, filename: 'relevé de pression.pdf' }]);
  const answer = await get('client', `/documents/${id}/contenu`);
  expect(Buffer.from(await answer.arrayBuffer())).toEqual(pdf());
  expect(answer.headers.get('content-type')).toBe('application/pdf');
  expect(answer.headers.get('content-disposition')).toBe(
    `attachment; filename="releve de pression.pdf"; filename*=UTF-8''relev%C3%A9%20de%20pression.pdf`,
  );
  expect((await call('client', 'DELETE', `/api/v1/documents/${id}`)).status).toBe(403);
  expect((await call('technicien', 'DELETE', `/api/v1/documents/${id}`)).status).toBe(200);
  expect((await get('client', `/documents/${id}/contenu`)).status).toBe(404);
  expect((await call('responsable', 'POST', `/api/v1/documents/${id}/restauration`, {})).body).toMatchObject({ id, supprime_at: null });
  expect((await get('client', `/documents/${id}/contenu`)).status).toBe(200);
});

test('a photo loses where it was taken, stands upright, and gets thumbnails', async () => {
  const photo = await sharp({ create: { width: 1200, height: 800, channels: 3, background: '#3070a0' } })
    .jpeg()
    .withExif({ IFD0: { Make: 'Atelier' }, IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '33/1 35/1 0/1' } })
    .withMetadata({ orientation: 6 })
    .toBuffer();
  expect((await sharp(photo).metadata()).exif).toBeDefined();
  const { body } = await send('technicien', `?objet=intervention&objet_id=${intervention_id}`, [['IMG_01.JPEG', photo]]);
  expect(body).toMatchObject({ categorie: 'photo', has_miniature: true, filename: 'IMG_01.JPEG' });
  const stored = Buffer.from(await (await get('client', `/documents/${String(body['id'])}/contenu`)).arrayBuffer());
  const facts = await sharp(stored).metadata();
  expect(facts).toMatchObject({ width: 800, height: 1200 });
  expect(facts.exif).toBeUndefined();
  const small = await get('client', `/documents/${String(body['id'])}/miniature?taille=480`);
  expect(small.headers.get('content-type')).toBe('image/webp');
  expect(await sharp(Buffer.from(await small.arrayBuffer())).metadata()).toMatchObject({ format: 'webp', width: 320, height: 480 });
});

describe('who may', () => {
  test('a proof hangs on a certificate and a technician: he reads and adds his own, and nobody reads another’s', async () => {
    const { technicien_id } = actors.technicien;
    const kind = await call('responsable', 'POST', '/api/v1/habilitations/types', { code: 'B2V', nom: 'Électrique B2V' });
    const made = await call('responsable', 'POST', '/api/v1/habilitations', {
      technicien_id,
      type_id: kind.body['id'],
      date_obtention: '2025-01-10',
    });
    const records = [`objet=habilitation&objet_id=${String(made.body['id'])}`, `objet=technicien&objet_id=${technicien_id}`];
    const listed = async (who: Who, query = '') => {
      const { body } = await call(who, 'GET', `/api/v1/documents?limit=200${query}`);
      return ((body['items'] ?? []) as { id: number }[]).map(({ id }) => id);
    };
    for (const record of records) {
      const proof = await send('responsable', `?${record}&categorie=preuve`, [['attestation.pdf', pdf()]]);
      expect(proof).toMatchObject({ status: 201, body: { categorie: 'preuve' } });
      const own = await send('technicien', `?${record}&categorie=preuve`, [['la mienne.pdf', pdf('à lui')]]);
      expect(own.status).toBe(201);
      const ids = [Number(proof.body['id']), Number(own.body['id'])];
      for (const query of ['', `&${record}`]) {
        expect(await listed('technicien', query)).toEqual(expect.arrayContaining(ids));
        for (const who of ['autreTechnicien', 'client'] as const) {
          for (const id of await listed(who, query)) expect(ids).not.toContain(id);
        }
      }
      for (const id of ids) {
        expect((await get('technicien', `/documents/${id}/contenu`)).status).toBe(200);
        expect((await get('autreTechnicien', `/documents/${id}/contenu`)).status).toBe(404);
        expect((await get('client', `/documents/${id}/contenu`)).status).toBe(404);
      }
      expect((await call('technicien', 'DELETE', `/api/v1/documents/${ids[0]}`)).status).toBe(403);
      expect((await call('technicien', 'DELETE', `/api/v1/documents/${ids[1]}`)).status).toBe(200);
      expect((await send('autreTechnicien', `?${record}`, [['faux.pdf', pdf()]])).status).toBe(404);
      expect([403, 404]).toContain((await send('client', `?${record}`, [['faux.pdf', pdf()]])).status);
    }
  });

  test.each([
    ['autreClient', 404],
    ['autreTechnicien', 404],
    ['client', 403],
    [null, 401],
  ] as const)('%s cannot send: %i, and nothing is kept', async (who, status) => {
    const before = await kept();
    expect((await send(who, `?intervention_id=${intervention_id}`, [['a.pdf', pdf()]])).status).toBe(status);
    expect(await kept()).toEqual(before);
  });

  test('another company finds no document on any route', async () => {
    const { body } = await send('responsable', `?intervention_id=${intervention_id}`, [['a.pdf', pdf()]]);
    const id = String(body['id']);
    for (const who of ['autreClient', 'autreTechnicien'] as const) {
      for (const path of ['contenu', 'miniature', 'revisions']) expect((await get(who, `/documents/${id}/${path}`)).status).toBe(404);
      expect((await call(who, 'DELETE', `/api/v1/documents/${id}`)).status).toBe(404);
      expect((await call(who, 'PUT', `/api/v1/documents/${id}`, { categorie: 'photo' })).status).toBe(404);
      expect((await call(who, 'GET', `/api/v1/documents/${intervention_id}`)).status).toBe(404);
      expect((await send(who, '', [['b.pdf', pdf()]], {}, `/api/v1/documents/${id}/revisions`)).status).toBe(404);
      expect((await call(who, 'GET', '/api/v1/documents?limit=200')).body['items']).toEqual([]);
    }
  });
});
