import { gzipSync } from 'node:zlib';
import { createTestDatabase } from '@mif/testing/database';
import { PASSWORD, makeClient, makeIntervention, makeUser } from '@mif/testing/factories';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { asForm, createTestClient, form } from './test-client.ts';
import { startTestServer } from './test-server.ts';

const db = await createTestDatabase();
const server = await startTestServer(db);
afterAll(server.close);
const { tokens, call } = createTestClient<'admin'>(server.url);
let email = '';

beforeAll(async () => {
  ({ email } = await makeUser(db.fork(), { role: 'admin' }));
  const { body } = await call(null, 'POST', '/auth/token', form({ username: email, password: PASSWORD }), asForm);
  tokens.set('admin', String(body['access_token']));
});

test('creating answers 201, with or without a slash at the end', async () => {
  const client_id = (await makeClient(db.fork())).id;
  const made = await call('admin', 'POST', '/api/v1/equipements/', { nom: 'Compresseur', type: 'compresseur', client_id });
  expect(made).toMatchObject({ status: 201, body: { nom: 'Compresseur', criticite: 'standard', statut: 'operationnel' } });
  expect((await call('admin', 'GET', `/api/v1/equipements/${String(made.body['id'])}/historique/`)).status).toBe(200);
  expect((await call('admin', 'POST', '/techniciens/competences/', { code: 'FRIGO', nom: 'Froid' })).status).toBe(201);
});

test.each(['/health', '/health/', '/api/v1/health'])('%s says who answers, to everybody', async (path) => {
  expect(await call(null, 'GET', path)).toMatchObject({ status: 200, body: { status: 'ok', service: 'ERP MIF Maroc' } });
});

test('an empty username beside an e-mail counts for nothing', async () => {
  expect((await call(null, 'POST', '/auth/token', form({ username: '', email, password: PASSWORD }), asForm)).status).toBe(200);
});

describe('addresses', () => {
  test.each(['/api/v2/interventions', '/api/interventions', '/api/v1', '/api/v1/plannings', '/auth/rien', '/techniciens/1/2'])(
    '%s is none',
    async (path) => {
      const answer = await call('admin', 'GET', path);
      expect(answer).toMatchObject({ status: 404, body: { code: 'ROUTE_NOT_FOUND', instance: path } });
    },
  );

  test('a method that an older address does not know is said as below the base', async () => {
    const answer = await call('admin', 'DELETE', '/techniciens');
    expect(answer).toMatchObject({ status: 405, body: { code: 'REQUEST_METHOD' } });
    expect(answer.headers.get('allow')).toBe('GET, POST, HEAD');
  });

  test('HEAD is GET without a body', async () => {
    for (const path of ['/api/v1/interventions', '/users/me']) {
      const answer = await call('admin', 'HEAD', path);
      expect(answer).toMatchObject({ status: 200, body: {} });
      expect(answer.headers.get('content-type')).toBe('application/json; charset=utf-8');
    }
  });

  test('a program whose library asks for HTML first is still a program', async () => {
    const accept = 'text/html, image/gif, image/jpeg, *; q=.2, */*; q=.2';
    expect((await call('admin', 'GET', '/users/me', undefined, { accept })).body).toHaveProperty('role', 'admin');
    const token = await call(null, 'POST', '/auth/token', form({ email, password: PASSWORD }), { ...asForm, accept });
    expect(token.body).toHaveProperty('access_token');
  });

  test('a question mark inside a value ends nothing, and an empty filter filters nothing', async () => {
    await makeIntervention(db.fork(), new Date());
    const cut = await call('admin', 'GET', '/api/v1/interventions?q=qui?&limit=abc');
    expect(cut).toMatchObject({ status: 422, body: { field: 'limit' } });
    expect((await call('admin', 'GET', '/api/v1/interventions?statut=')).body['items']).toHaveLength(1);
  });

  test.each(['9'.repeat(200), '99999999999999999999', '-1', '1.5', '1%2F2', '%F0%9F%94%A7', '٣'])('the id %s is none', async (id) => {
    const answer = await call('admin', 'GET', `/api/v1/interventions/${id}`);
    expect(answer).toMatchObject({ status: 422, body: { code: 'REQUEST_INVALID', field: 'id' } });
  });
});

describe('bodies that cannot be read are refusals, not faults', () => {
  const json = { 'content-type': 'application/json' };
  test.each([
    ['damaged gzip', 'x', { ...json, 'content-encoding': 'gzip' }, 400, 'REQUEST_MALFORMED'],
    ['an unknown encoding', 'x', { ...json, 'content-encoding': 'zip' }, 415, 'REQUEST_UNSUPPORTED_TYPE'],
    ['an unknown charset', '{}', { 'content-type': 'application/json; charset=klingon' }, 415, 'REQUEST_UNSUPPORTED_TYPE'],
    ['a small parcel of much', gzipSync('x'.repeat(20_000_000)), { ...json, 'content-encoding': 'gzip' }, 413, 'REQUEST_TOO_LARGE'],
    ['a hundred thousand levels', '['.repeat(100_000), json, 400, 'REQUEST_MALFORMED'],
    [
      'a form of thirty fields',
      form(Object.fromEntries(Array.from({ length: 30 }, (_, n) => [`f${n}`, '1']))),
      asForm,
      413,
      'REQUEST_TOO_LARGE',
    ],
  ] as const)('%s', async (_what, body, headers, status, code) => {
    expect(await call(null, 'POST', '/api/v1/auth/token', body, headers)).toMatchObject({ status, body: { code } });
  });

  test('and nothing but JSON is read where no form is expected', async () => {
    const answer = await call('admin', 'POST', '/api/v1/clients', '{"nom":"__proto__","__proto__":{"ville":"Fès"},"constructor":{}}');
    expect(answer).toMatchObject({ status: 201, body: { nom: '__proto__', ville: null } });
  });
});

test.each([
  ['fr;q=0.1, en;q=0.9', /address/],
  ['ar-MA,fr;q=0.5', /[\u0600-\u06ff]/],
  ['arn, de', /adresse/],
  ['en;q=0', /adresse/],
])('who asks for %s is answered so', async (langue, words) => {
  const { body } = await call(null, 'GET', '/api/v1/rien', undefined, { 'accept-language': langue });
  expect(body['detail']).toMatch(words);
});

test('the page about the interface loads nothing from elsewhere and runs no script of its own text', async () => {
  const page = await fetch(`${server.url}/docs`);
  const html = await page.text();
  expect(page.headers.get('content-security-policy')).toContain("default-src 'self'");
  expect(html).toContain('<title>Interface REST');
  expect(html).not.toMatch(/https?:|<script>|onload=/);
  expect(html).toContain('"/docs/swagger-ui-bundle.js"');
  for (const [, path] of html.matchAll(/(?:src|href)="(\/docs[^"]+)"/g)) {
    expect((await fetch(`${server.url}${path}`)).status).toBe(200);
  }
});
