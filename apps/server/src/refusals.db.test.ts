import { createTestDatabase } from '@mif/testing/database';
import { PASSWORD, makeUser } from '@mif/testing/factories';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestServer } from './test-server.ts';

const db = await createTestDatabase();
const server = await startTestServer(db);
afterAll(server.close);

interface Refused {
  message: string;
  data: {
    error_code: string;
    httpStatus: number;
    field: string | null;
    request_id: string | null;
    details: { problemes: { field: string; message: string }[] } | null;
  };
}
let authorization = '';

const send = async (path: string, init: RequestInit = {}) => {
  const answer = await fetch(`${server.url}/trpc/${path}`, {
    ...init,
    headers: { 'content-type': 'application/json', 'x-mif-langue': 'en', authorization, ...(init.headers as Record<string, string>) },
  });
  const { error, result } = (await answer.json()) as { error?: { json: Refused }; result?: { data: { json: unknown } } };
  return { status: answer.status, type: answer.headers.get('content-type'), error: error?.json, result: result?.data.json };
};
const post = (path: string, body: string) => send(path, { method: 'POST', body });

beforeAll(async () => {
  const user = await makeUser(db.fork(), { role: 'admin' });
  const { result } = await post('auth.token', JSON.stringify({ json: { username: user.email, password: PASSWORD } }));
  authorization = `Bearer ${(result as { access_token: string }).access_token}`;
});

describe('what is refused before a procedure is found speaks the caller’s language and names its request', () => {
  test.each([
    ['more than twenty procedures', `${Array(21).fill('auth.me').join(',')}?batch=1&input={}`, {}, 413, 'REQUEST_TOO_LARGE'],
    ['the same, written otherwise', `${Array(21).fill('auth.me').join('%2c')}?batch=1&input={}`, {}, 413, 'REQUEST_TOO_LARGE'],
    [
      'a form',
      'clients.create',
      { method: 'POST', body: 'nom=A', headers: { 'content-type': 'application/x-www-form-urlencoded' } },
      415,
      'REQUEST_UNSUPPORTED_TYPE',
    ],
    ['a method without a meaning', 'auth.me', { method: 'DELETE' }, 405, 'REQUEST_METHOD'],
  ] as const)('%s', async (_what, path, init, status, error_code) => {
    const answer = await send(path, init);
    expect(answer).toMatchObject({ status, error: { data: { error_code, httpStatus: status } } });
    expect(answer.type).toContain('application/json');
    expect(answer.error?.message).toMatch(/^(This|It|The|What you) .* /);
    expect(answer.error?.data.request_id).toMatch(/^[\w-]{36}$/);
  });
});

describe('an input that cannot be kept is a refusal that names its field', () => {
  test('ten thousand levels', async () => {
    const deep = `${'['.repeat(10_000)}${']'.repeat(10_000)}`;
    expect((await post('clients.create', `{"json":{"nom":${deep}}}`)).error?.data).toMatchObject({
      error_code: 'REQUEST_INVALID',
      field: 'nom',
    });
  });

  test.each([
    ['a NUL', 'Ra\0bat'],
    ['half a character', 'Rabat \ud83d'],
  ])('%s', async (_what, ville) => {
    const { status, error } = await post('clients.create', JSON.stringify({ json: { nom: 'A', ville } }));
    expect({ status, field: error?.data.field }).toEqual({ status: 422, field: 'ville' });
  });

  test('another kind of value, said as it was sent', async () => {
    const { error } = await post('clients.create', JSON.stringify({ json: { nom: 12 } }));
    expect(error?.data.details?.problemes).toEqual([{ field: 'nom', message: 'Invalid input: expected string, received number' }]);
  });
});
