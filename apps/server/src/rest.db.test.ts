import { randomUUID } from 'node:crypto';
import { findRoute, restRoutes, segmentsOf } from '@mif/api/rest/routes';
import { User } from '@mif/db/entities/user';
import { makeActors, type Actors } from '@mif/testing/actors';
import { createTestDatabase } from '@mif/testing/database';
import { PASSWORD, makeEquipement } from '@mif/testing/factories';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { asForm, createTestClient, form } from './test-client.ts';
import { startTestServer } from './test-server.ts';

const db = await createTestDatabase();
const server = await startTestServer(db);
afterAll(server.close);

let actors: Actors;
let equipement_id: number;
const { tokens, call, refusals } = createTestClient<keyof Actors>(server.url);

beforeAll(async () => {
  const em = db.fork();
  actors = await makeActors(em);
  equipement_id = (await makeEquipement(em, { client_id: actors.client.client_id })).id;
  for (const [who, { id }] of Object.entries(actors)) {
    const { email } = await em.findOneOrFail(User, id);
    const { body } = await call(null, 'POST', '/api/v1/auth/token', form({ username: email, password: PASSWORD }), asForm);
    tokens.set(who as keyof Actors, String(body['access_token']));
  }
});

const create = (more: object = {}, headers: Record<string, string> = {}) =>
  call('responsable', 'POST', '/api/v1/interventions', { titre: 'Fuite', equipement_id, ...more }, headers);

test('a rule of a field is said with what would be right, the first one first, each in the caller’s language', async () => {
  const body = { nom: 'Essai', ice: '00156119100006', telephone: '0522 47' };
  const { status, body: problem } = await call('responsable', 'POST', '/api/v1/clients', body);
  expect(status).toBe(422);
  expect(problem).toMatchObject({
    code: 'CLIENT_IDENTIFIER_LENGTH',
    field: 'ice',
    detail: 'L’ICE compte 15 chiffres\u00a0; vous en avez saisi 14.',
    details: { chiffres: 14, problemes: [{ field: 'ice' }, { field: 'telephone', message: expect.stringContaining('0522 47 18 30') }] },
  });
  const spoken = await call('responsable', 'POST', '/api/v1/clients', { nom: 'Essai', ice: '٠٠١٥٦١١٩١٠٠٠٠٦٦', telephone: '٠٥٢٢٤٧١٨٣٠' });
  expect(spoken).toMatchObject({ status: 201, body: { ice: '001561191000066', telephone: '+212522471830' } });
  const taken = await call('responsable', 'POST', '/api/v1/clients', { nom: 'Encore', ice: '001561191000066' });
  expect(taken).toMatchObject({ status: 409, body: { code: 'CLIENT_ICE_TAKEN', field: 'ice', detail: expect.stringContaining('Essai') } });
  const sites = await call('responsable', 'GET', `/api/v1/clients/${String(spoken.body['id'])}/sites`);
  expect(sites.body['items']).toMatchObject([{ nom: 'Site principal', is_active: true }]);
  expect((await call('client', 'GET', `/api/v1/clients/${String(spoken.body['id'])}/sites`)).body['code']).toBe('CLIENT_NOT_FOUND');
});

describe('what the older clients do', () => {
  test('a token by form or JSON, by e-mail or username, with and without the base', async () => {
    const { username, email } = await db.fork().findOneOrFail(User, actors.admin.id);
    for (const [path, body, headers] of [
      ['/auth/token', form({ username, password: PASSWORD, grant_type: 'password' }), asForm],
      ['/auth/token/', form({ email, password: PASSWORD }), asForm],
      ['/api/v1/auth/token', { username: email, password: PASSWORD }, {}],
      ['/auth/login', { email, password: PASSWORD }, {}],
    ] as const) {
      const { status, body: answer } = await call(null, 'POST', path, body, headers);
      expect(status).toBe(200);
      expect(answer).toMatchObject({ token_type: 'bearer', expires_in: 900 });
      expect(Object.keys(answer).sort()).toEqual(['access_token', 'expires_in', 'refresh_token', 'token_type']);
    }
  });

  test('me, equipment, an intervention from creation to the end, and its history', async () => {
    for (const path of ['/auth/me', '/api/v1/auth/me', '/users/me', '/api/v1/users/me/']) {
      expect((await call('responsable', 'GET', path)).body).toMatchObject({ id: actors.responsable.id, role: 'responsable' });
    }
    const list = await call('responsable', 'GET', '/api/v1/equipements?limit=5');
    expect(list.body['items']).toMatchObject([{ id: equipement_id, nom: expect.any(String), criticite: 'standard' }]);
    const made = await create({ priorite: 'urgente' });
    expect(made).toMatchObject({ status: 201, body: { statut: 'ouverte', urgence: true, priorite: 'critique', version: 1 } });
    const path = `/api/v1/interventions/${String(made.body['id'])}`;
    const { technicien_id } = actors.technicien;
    expect((await call('responsable', 'PATCH', `${path}/affectation`, { technicien_id })).body).toMatchObject({
      statut: 'affectee',
      technicien_id,
    });
    expect((await call('technicien', 'PATCH', `${path}/statut`, { statut: 'en_cours' })).body).toMatchObject({ statut: 'en_cours' });
    const report = { rapport: 'Fait', temps: [{ date_debut: '2026-11-24T09:00:00Z', minutes: 30 }], motif_sans_signature: 'absent' };
    expect((await call('technicien', 'PATCH', `${path}/statut`, { statut: 'terminee', ...report })).body).toMatchObject({
      statut: 'terminee',
    });
    expect((await call('responsable', 'PATCH', `${path}/statut`, { statut: 'cloturee' })).body).toMatchObject({ statut: 'cloturee' });
    const history = await call('client', 'GET', `${path}/historique`);
    expect((history.body['items'] as { action: string }[]).map(({ action }) => action)).toEqual([
      'close',
      'finish',
      'start',
      'assign',
      'create',
    ]);
  });

  test('lists take several values, urgency, and the short filters', async () => {
    await create({ priorite: 'critique' });
    for (const query of ['?statut=ouverte,affectee&urgence=oui', '?statut=ouverte&statut=affectee&urgence=oui']) {
      for (const path of ['/api/v1/interventions', '/api/v1/filters/interventions']) {
        const { body } = await call('responsable', 'GET', path + query);
        expect((body['items'] as { urgence: boolean }[]).length).toBeGreaterThan(0);
        expect((body['items'] as { urgence: boolean }[]).every(({ urgence }) => urgence)).toBe(true);
      }
    }
  });
});

test('every path of the interface answers with JSON, and none of the older ones is missing', async () => {
  const { body } = await call(null, 'GET', '/api/v1/openapi.json');
  interface Operation {
    responses: Record<string, { content?: object }>;
  }
  const operations = body['paths'] as Record<string, { get?: Operation }>;
  const paths = Object.keys(operations);
  for (const path of [
    '/auth/token',
    '/auth/login',
    '/auth/refresh',
    '/auth/logout',
    '/auth/me',
    '/auth/change-password',
    '/users',
    '/users/me',
    '/users/update',
    '/users/{id}',
    '/users/{id}/activate',
    '/techniciens',
    '/techniciens/{id}',
    '/techniciens/competences',
    '/equipements',
    '/equipements/{id}',
    '/equipements/{id}/historique',
    '/interventions',
    '/interventions/{id}',
    '/interventions/{id}/statut',
    '/interventions/{id}/affectation',
    '/interventions/{id}/historique',
    '/notifications',
    '/notifications/user/{user_id}',
    '/notifications/{id}/lue',
    '/notifications/{id}',
    '/documents',
    '/documents/upload',
    '/documents/{id}/contenu',
    '/filters/interventions',
    '/dashboard/stats',
    '/health/detailed',
  ])
    expect(paths).toContain(path);
  const isFile = ({ responses }: Operation) => !('application/json' in (responses['200']?.content ?? {}));
  for (const path of paths) {
    const { get } = operations[path] ?? {};
    if (get && isFile(get)) continue;
    const answer = await call('admin', 'GET', `/api/v1${path.replace('{objet}', 'equipement').replaceAll(/\{\w+\}/g, '2147483647')}`);
    // 422: what it asks for is not in the address.
    expect([200, 404, 405, 422]).toContain(answer.status);
  }
});

describe('errors are problem documents', () => {
  test.each([
    ['GET', '/api/v1/interventions', undefined, 401, 'AUTH_REQUIRED', null],
    ['GET', '/api/v1/rien', undefined, 404, 'ROUTE_NOT_FOUND', 'responsable'],
    ['PUT', '/api/v1/interventions', {}, 405, 'REQUEST_METHOD', 'responsable'],
    ['GET', '/api/v1/interventions/2147483647', undefined, 404, 'INTERVENTION_NOT_FOUND', 'responsable'],
    ['GET', '/api/v1/interventions/1e3', undefined, 422, 'REQUEST_INVALID', 'responsable'],
    ['GET', '/api/v1/interventions/0x10', undefined, 422, 'REQUEST_INVALID', 'responsable'],
    ['GET', '/api/v1/interventions/%00', undefined, 422, 'REQUEST_INVALID', 'responsable'],
    ['GET', '/api/v1/interventions/%zz', undefined, 404, 'ROUTE_NOT_FOUND', 'responsable'],
    ['GET', '/api/v1/interventions?limit=abc', undefined, 422, 'REQUEST_INVALID', 'responsable'],
    ['GET', '/api/v1/interventions?statut=perdue', undefined, 422, 'REQUEST_INVALID', 'responsable'],
    ['GET', '/api/v1/users', undefined, 403, 'PERMISSION_DENIED', 'technicien'],
    ['POST', '/api/v1/interventions', '{"titre":', 400, 'REQUEST_MALFORMED', 'responsable'],
    ['POST', '/api/v1/interventions', '[]', 422, 'REQUEST_INVALID', 'responsable'],
    ['POST', '/api/v1/interventions', { titre: 'x'.repeat(1_100_000), equipement_id: 1 }, 413, 'REQUEST_TOO_LARGE', 'responsable'],
    ['POST', '/api/v1/interventions', { titre: 'x', equipement_id: 2_147_483_647 }, 404, 'EQUIPEMENT_NOT_FOUND', 'responsable'],
    ['POST', '/api/v1/auth/token', { username: 'personne', password: 'faux' }, 401, 'AUTH_INVALID_CREDENTIALS', null],
  ] as const)('%s %s %j is %d %s', async (method, path, body, status, code, who) => {
    const answer = await call(who, method, path, body);
    expect(answer).toMatchObject({ status, body: { status, code, type: `urn:mif:probleme:${code}` } });
    expect(answer.headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
    expect(answer.body['request_id']).toBe(answer.headers.get('x-request-id'));
    expect(String(answer.body['detail']).length).toBeGreaterThan(10);
  });

  test('they name the field and speak the caller’s language', async () => {
    const invalid = await create({ titre: '' });
    expect(invalid.body).toMatchObject({ field: 'titre', details: { problemes: [{ field: 'titre' }] } });
    const details = new Set<unknown>();
    for (const langue of ['fr', 'ar', 'en']) {
      details.add(
        (await call('responsable', 'GET', '/api/v1/interventions/2147483647', undefined, { 'accept-language': langue })).body['detail'],
      );
    }
    expect(details.size).toBe(3);
  });

  test('headers say what to do: who to be, which methods, when to come back', async () => {
    expect((await call(null, 'GET', '/api/v1/auth/me')).headers.get('www-authenticate')).toBe('Bearer');
    expect((await call('admin', 'PATCH', '/api/v1/clients')).headers.get('allow')).toBe('GET, POST, HEAD');
    const wrong = () => call(null, 'POST', '/auth/token', { username: 'verrouille', password: 'faux' });
    for (let n = 0; n < 5; n += 1) await wrong();
    const locked = await wrong();
    expect(locked).toMatchObject({ status: 429, body: { code: 'AUTH_LOCKED' } });
    expect(Number(locked.headers.get('retry-after'))).toBeGreaterThan(30);
  });

  test('another type of body than JSON is refused as such', async () => {
    const answer = await call('responsable', 'POST', '/api/v1/interventions', 'titre=x', { 'content-type': 'text/plain' });
    expect(answer).toMatchObject({ status: 415, body: { code: 'REQUEST_UNSUPPORTED_TYPE' } });
    expect((await call('responsable', 'POST', '/api/v1/interventions', form({ titre: 'x' }), asForm)).status).toBe(415);
  });
});

test('a browser that goes to /techniciens gets the application, a program the interface', async () => {
  const page = await fetch(`${server.url}/techniciens`, { headers: { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' } });
  expect(page.headers.get('content-type')).not.toMatch(/json/);
  for (const accept of ['*/*', 'application/json']) {
    expect((await call('admin', 'GET', '/techniciens', undefined, { accept })).body).toHaveProperty('items');
  }
});

test('a command sent twice under one key is applied once', async () => {
  const key = { 'idempotency-key': randomUUID() };
  const [first, second] = await Promise.all([create({ titre: 'Une fois' }, key), create({ titre: 'Une fois' }, key)]);
  expect(first.status).toBe(201);
  expect(second.body['id']).toBe(first.body['id']);
  expect((await create({ titre: 'Autre chose' }, key)).body).toMatchObject({ code: 'COMMAND_REUSED', status: 409 });
});

test('what is another’s does not exist', async () => {
  const { body } = await create();
  for (const who of ['autreClient', 'technicien', 'autreTechnicien'] as const) {
    expect(await call(who, 'GET', `/api/v1/interventions/${String(body['id'])}`)).toMatchObject({ status: 404 });
  }
  expect(await call('client', 'GET', `/api/v1/interventions/${String(body['id'])}`)).toMatchObject({ status: 200 });
});

test('REST never weakens RPC', async () => {
  await call('responsable', 'GET', '/api/v1/interventions?limit=5');
  const rpc = await call(
    'responsable',
    'GET',
    `/trpc/interventions.list?input=${encodeURIComponent(JSON.stringify({ json: { limit: '5' } }))}`,
  );
  expect(rpc.status).toBe(422);
});

test('every refusal of an operation above is one the document foretells', async () => {
  const { body: document } = await call(null, 'GET', '/api/v1/openapi.json');
  const at = (pointer: string) =>
    pointer
      .slice(2)
      .split('/')
      .reduce<unknown>((value, key) => (value as Record<string, unknown>)[key.replaceAll('~1', '/')], document);
  const foretold = refusals.flatMap(({ method, path, status, code }) => {
    const match = findRoute(restRoutes(), method, segmentsOf(path.replace(/^\/api\/v1|\?.*$/g, '').replace(/\?.*$/, '')));
    if (!('route' in match) || status === 405 || code === 'ROUTE_NOT_FOUND') return [];
    const place = `#/paths/${match.route.path.replaceAll('/', '~1')}/${method.toLowerCase()}/responses/${status}`;
    const said = at(place) as { $ref?: string } | undefined;
    return [{ place, code, text: JSON.stringify(said?.$ref ? at(said.$ref) : said) }];
  });
  expect(foretold.length).toBeGreaterThan(15);
  for (const { place, code, text } of foretold) expect(`${place} ${text}`).toContain(`"${String(code)}"`);
});
