import { Demande } from '@mif/db/entities/demande';
import { User } from '@mif/db/entities/user';
import { makeActors, type Actors } from '@mif/testing/actors';
import { createTestDatabase } from '@mif/testing/database';
import { jetonOf, makeEquipement, makeIntervention, PASSWORD } from '@mif/testing/factories';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { asForm, createTestClient, form } from './test-client.ts';
import { startTestServer } from './test-server.ts';

const db = await createTestDatabase();
const server = await startTestServer(db);
afterAll(server.close);
type Who = 'responsable' | 'technicien' | 'client';
const { tokens, call } = createTestClient<Who>(server.url);
let actors: Actors;
let mine = 0;
let foreign = 0;

beforeAll(async () => {
  actors = await makeActors(db.fork());
  for (const who of ['responsable', 'technicien', 'client'] as const) {
    const { email } = await db.fork().findOneOrFail(User, { id: actors[who].id });
    const { body } = await call(null, 'POST', '/auth/token', form({ username: email, password: PASSWORD }), asForm);
    tokens.set(who, String(body['access_token']));
  }
  ({ id: mine } = await makeEquipement(db.fork(), { nom: 'Pompe مضخة #read("/etc/passwd")' }));
  ({ id: foreign } = await makeEquipement(db.fork()));
  await makeIntervention(db.fork(), new Date(), {
    equipement_id: mine,
    technicien_id: actors.technicien.technicien_id,
    statut: 'affectee',
  });
});

const labels = (query: string, who: Who | null = 'responsable') => {
  const token = who && tokens.get(who);
  return fetch(`${server.url}/api/v1/equipements/etiquettes${query}`, { headers: token ? { authorization: `Bearer ${token}` } : {} });
};

test('labels come as a PDF to look at', async () => {
  const answer = await labels(`?ids=${mine},${foreign},${mine}&format=99x67&position=3&langue=ar&client=oui`);
  expect(answer.status).toBe(200);
  expect(answer.headers.get('content-type')).toBe('application/pdf');
  expect(answer.headers.get('content-disposition')).toBe('inline; filename="etiquettes.pdf"');
  expect(answer.headers.get('cache-control')).toBe('no-store');
  expect(
    Buffer.from(await answer.arrayBuffer())
      .subarray(0, 5)
      .toString(),
  ).toBe('%PDF-');
  expect((await labels(`?ids=${mine}`, 'technicien')).status).toBe(200);
});

test.each([
  ['', 'ids'],
  ['?ids=', 'ids'],
  ['?ids=abc', 'ids.0'],
  [`?ids=${Array.from({ length: 501 }, (_, n) => n + 1).join(',')}`, 'ids'],
  [`?ids=${'1,'.repeat(4000)}`, 'ids'],
  ['?ids=1&format=a4', 'format'],
  ['?ids=1&position=0', 'position'],
  ['?ids=1&position=1.5', 'position'],
  ['?ids=1&ids=2', 'ids'],
])('%s is refused by its field', async (query, field) => {
  const answer = await labels(query);
  expect(answer.status).toBe(422);
  expect(answer.headers.get('content-type')).toMatch('application/problem+json');
  expect(await answer.json()).toMatchObject({ code: 'REQUEST_INVALID', field });
});

test('nobody prints what he does not see', async () => {
  const refused = await labels(`?ids=${mine},${foreign}`, 'technicien');
  expect(refused.status).toBe(404);
  expect(await refused.json()).toMatchObject({ code: 'EQUIPEMENT_NOT_FOUND', field: 'ids.1' });
  expect((await labels(`?ids=${mine}`, 'client')).status).toBe(403);
  expect((await labels(`?ids=${mine}`, null)).status).toBe(401);
});

test('a report is made and followed over REST without an account, in the caller’s language', async () => {
  const jeton = await jetonOf(db.fork(), mine);
  const made = await call(null, 'POST', '/api/v1/signalements', { jeton, description: 'Fuite' });
  expect(made.status).toBe(201);
  const followed = await call(null, 'GET', `/api/v1/signalements/${String(made.body['suivi'])}`);
  expect(followed.body).toMatchObject({ reference: made.body['reference'], statut: 'soumise' });
  const unknown = await call(null, 'POST', '/api/v1/signalements', { jeton: 'inconnu', description: 'Fuite' }, { 'accept-language': 'ar' });
  expect(unknown).toMatchObject({ status: 404, body: { code: 'ETIQUETTE_UNKNOWN', detail: expect.stringMatching(/\p{Script=Arabic}/u) } });
});

test('demandes are asked for, accepted and refused over REST', async () => {
  const asked = await call('technicien', 'POST', '/api/v1/demandes', { titre: 'Bruit', equipement_id: mine, priorite: 'urgente' });
  expect(asked).toMatchObject({ status: 201, body: { statut: 'soumise', priorite: 'critique' } });
  const id = Number(asked.body['id']);
  expect((await call('client', 'GET', `/api/v1/demandes/${id}`)).status).toBe(404);
  expect((await call('technicien', 'POST', `/api/v1/demandes/${id}/accepter`, {})).status).toBe(403);
  expect((await call('responsable', 'POST', `/api/v1/demandes/${id}/refuser`, { motif: ' ' })).body).toMatchObject({ field: 'motif' });
  const accepted = await call('responsable', 'POST', `/api/v1/demandes/${id}/accepter`, {}, { 'idempotency-key': crypto.randomUUID() });
  expect(accepted).toMatchObject({ status: 200, body: { statut: 'acceptee', intervention: { titre: 'Bruit' } } });
  const again = await call('responsable', 'POST', `/api/v1/demandes/${id}/refuser`, { motif: 'non' });
  expect(again).toMatchObject({ status: 409, body: { code: 'DEMANDE_DECIDED', details: { statut: 'acceptee' } } });
});

describe('photos of a report', () => {
  const photo = (color = '#a03020') =>
    sharp({ create: { width: 60, height: 40, channels: 3, background: color } })
      .jpeg()
      .toBuffer();
  async function report() {
    const { id } = await makeEquipement(db.fork());
    const { body } = await call(null, 'POST', '/api/v1/signalements', { jeton: await jetonOf(db.fork(), id), description: 'Fumée' });
    return String(body['suivi']);
  }
  async function send(suivi: string, bytes: Buffer, name = 'photo.jpg', key = crypto.randomUUID()) {
    const body = new FormData();
    body.append('file', new Blob([new Uint8Array(bytes)]), name);
    const answer = await fetch(`${server.url}/api/v1/signalements/${suivi}/photos`, {
      method: 'POST',
      headers: { 'idempotency-key': key },
      body,
    });
    return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
  }
  const keptOf = async (suivi: string) => {
    const { id } = await db.fork().findOneOrFail(Demande, { suivi });
    const { body } = await call('responsable', 'GET', `/api/v1/documents?objet=demande&objet_id=${id}`);
    return body['items'] as { filename: string; categorie: string }[];
  };

  test('are checked as every document, kept once each, three at most, also at once', async () => {
    const suivi = await report();
    const key = crypto.randomUUID();
    expect(await send(suivi, await photo(), 'panne.jpg', key)).toEqual({ status: 201, body: { ok: true } });
    expect((await send(suivi, await photo(), 'panne.jpg', key)).status).toBe(201);
    expect(await keptOf(suivi)).toMatchObject([{ filename: 'panne.jpg', categorie: 'photo' }]);
    const sent = await Promise.all(['#111111', '#222222', '#333333', '#444444'].map(async (color) => send(suivi, await photo(color))));
    expect(sent.map(({ status }) => status).filter((status) => status === 201)).toHaveLength(2);
    expect(sent.find(({ status }) => status !== 201)?.body).toMatchObject({ code: 'DOCUMENT_TOO_MANY' });
    expect(await keptOf(suivi)).toHaveLength(3);
  });

  test('that are none are refused, and leave nothing', async () => {
    const suivi = await report();
    const exe = Buffer.concat([Buffer.from('MZ'), Buffer.alloc(200, 7)]);
    const pdf = Buffer.from('%PDF-1.7\n%%EOF\n');
    const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>');
    for (const bytes of [exe, pdf, svg, Buffer.alloc(0)]) {
      const { status, body } = await send(suivi, bytes);
      expect([415, 422]).toContain(status);
      expect(String(body['code'])).toMatch(/^DOCUMENT_(TYPE_REFUSED|UNREADABLE)$/);
    }
    expect(await keptOf(suivi)).toEqual([]);
  });

  test('of another link, of an old report or a refused one find no report', async () => {
    const [old, refused] = [await report(), await report()];
    await db.fork().execute(`update demandes set date_creation = now() - interval '31 minutes' where suivi = ?`, [old]);
    const { id } = await db.fork().findOneOrFail(Demande, { suivi: refused });
    await call('responsable', 'POST', `/api/v1/demandes/${id}/refuser`, { motif: 'non' });
    for (const suivi of ['inconnu', old, refused])
      expect((await send(suivi, await photo())).body).toMatchObject({ code: 'SIGNALEMENT_NOT_FOUND' });
  });

  test('are seen by who decides, and by nobody else’s client', async () => {
    const suivi = await report();
    await send(suivi, await photo());
    const { id } = await db.fork().findOneOrFail(Demande, { suivi });
    expect((await call('client', 'GET', `/api/v1/documents?objet=demande&objet_id=${id}`)).status).toBe(404);
  });
});
