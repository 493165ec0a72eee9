import { User } from '@mif/db/entities/user';
import { makeActors, type Actors } from '@mif/testing/actors';
import { createTestDatabase } from '@mif/testing/database';
import { jetonOf, makeEquipement, makeIntervention, PASSWORD } from '@mif/testing/factories';
import { afterAll, beforeAll, expect, test } from 'vitest';
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
