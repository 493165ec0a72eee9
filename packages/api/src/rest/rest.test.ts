import { ListInterventionsInput, UpdateInterventionInput } from '@mif/contract/interventions';
import { expect, test } from 'vitest';
import { inputOf } from './input.ts';
import { findRoute, restRoutes, segmentsOf } from './routes.ts';

const routes = restRoutes();
const found = (method: string, path: string) => {
  const match = findRoute(routes, method, segmentsOf(path));
  return 'route' in match ? [match.route.procedure, match.params] : match;
};

test.each([
  ['GET', '/users/me', ['auth.userMe', {}]],
  ['GET', '/users/12', ['users.get', { id: '12' }]],
  ['PUT', '/users/update', ['auth.updateProfile', {}]],
  ['GET', '/users/update', ['PUT']],
  ['GET', '/interventions/', ['interventions.list', {}]],
  ['GET', '/notifications/user/3', ['notifications.listOfUser', { user_id: '3' }]],
  ['PATCH', '/interventions', ['GET', 'POST']],
  ['GET', '/interventions//', []],
  ['GET', '/rien', []],
  ['GET', '/', []],
])('%s %s', (method, path, expected) => {
  expect(found(method, path)).toEqual(expected);
});

test('no two procedures are in one place', () => {
  const places = routes.map(({ method, path }) => `${method} ${path.replaceAll(/\{\w+\}/g, '{}')}`);
  expect(places.filter((place, index) => places.indexOf(place) !== index)).toEqual([]);
});

const list = { method: 'GET', fields: ListInterventionsInput.shape } as const;
const nothing = { params: {}, query: new URLSearchParams(), body: undefined, idempotencyKey: undefined };

test.each([
  ['limit=20', { limit: 20 }],
  ['limit=2e1', { limit: '2e1' }],
  ['limit=', { limit: '' }],
  ['statut=ouverte,affectee', { statut: ['ouverte', 'affectee'] }],
  ['statut=ouverte&statut=affectee', { statut: ['ouverte', 'affectee'] }],
  ['q=12&urgence=oui', { q: '12', urgence: 'oui' }],
  ['q=a&q=b', { q: 'b' }],
  ['inconnu=1&__proto__=x&constructor=y', {}],
])('?%s', (query, expected) => {
  expect(inputOf(list, { ...nothing, query: new URLSearchParams(query) })).toEqual(expected);
});

test('what is in the path wins over the body, and a key of the caller names a command that has no id', () => {
  const update = { method: 'PUT', fields: UpdateInterventionInput.shape } as const;
  const call = { ...nothing, params: { id: '7' }, body: { id: 8, titre: 'x' }, idempotencyKey: 'k' };
  expect(inputOf(update, call)).toEqual({ id: 7, titre: 'x', command_id: 'k' });
  expect(inputOf(update, { ...call, body: { command_id: 'mine' } })).toEqual({ id: 7, command_id: 'mine' });
  expect(inputOf(update, { ...call, query: new URLSearchParams('titre=y') })).toMatchObject({ titre: 'x' });
  expect(inputOf(update, { ...call, body: [1] })).toEqual([1]);
});

test('schemas stay as they are', () => {
  inputOf(list, { ...nothing, query: new URLSearchParams('limit=5') });
  expect(ListInterventionsInput.safeParse({ limit: '5' }).success).toBe(false);
});
