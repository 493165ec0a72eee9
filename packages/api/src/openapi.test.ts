import { reachOf } from '@mif/contract/permissions';
import { expect, test } from 'vitest';
import { fileOperations } from './openapi-documents.ts';
import { verbRefusals } from './openapi-errors.ts';
import { requestExamples } from './openapi-examples.ts';
import { openApiDocument } from './openapi.ts';
import { problemOf } from './rest/problem.ts';
import { restRoutes } from './rest/routes.ts';

interface Operation {
  operationId: string;
  description: string;
  tags: string[];
  security: object[];
  requestBody?: { content: Record<string, object> };
  responses: Record<string, { $ref?: string; content?: Record<string, object> }>;
}
const document: Record<string, unknown> = openApiDocument();
const paths = document['paths'] as Record<string, Record<string, Operation>>;
const routes = restRoutes();
const operationOf = (method: string, path: string) => paths[path]?.[method.toLowerCase()];

test('the document and the interface have the same operations, but for health and files', () => {
  const written = Object.entries(paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
  );
  const files = Object.entries(fileOperations).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
  );
  expect(written.toSorted()).toEqual([...routes.map(({ method, path }) => `${method} ${path}`), ...files, 'GET /health'].toSorted());
  const operations = Object.values(paths).flatMap((methods) => Object.values(methods));
  expect(new Set(operations.map(({ operationId }) => operationId)).size).toBe(operations.length);
  const tags = (document['tags'] as { name: string }[]).map(({ name }) => name);
  for (const { tags: own } of operations) expect(tags).toEqual(expect.arrayContaining(own));
  expect(JSON.stringify(document)).not.toContain('"additionalProperties":false');
});

test.each(routes.map((route) => [`${route.method} ${route.path}`, route] as const))(
  '%s says its status, its refusals and who may',
  (_, route) => {
    const operation = operationOf(route.method, route.path);
    const { responses = {}, security, description } = operation ?? {};
    const statuses = Object.keys(responses);
    expect(statuses.filter((status) => status < '400')).toEqual([String(route.status)]);
    const isOpen = reachOf('anonymous', route.permission) !== null;
    expect(security).toEqual(isOpen ? [] : [{ bearer: [] }, { oauth2: [] }]);
    expect(statuses).toContain(isOpen ? '422' : '401');
    expect(description).toContain(isOpen ? 'Ouvert à tous' : `\`${route.permission}\``);
    for (const [status, said] of Object.entries(responses).filter(([one]) => one >= '400')) {
      const place = said.$ref ?? Object.keys(said.content ?? {}).join(',');
      expect([`#/components/responses/E${status}`, 'application/problem+json']).toContain(place);
    }
  },
);

test('what an export answers with is a file', () => {
  const exports = routes.filter(({ path }) => path.startsWith('/exports/'));
  expect(exports.length).toBeGreaterThan(5);
  for (const { method, path } of exports) {
    expect(Object.keys(operationOf(method, path)?.responses['200']?.content ?? {})).toContain('text/csv');
  }
});

test('what is in a place of a path may not be there', () => {
  const places = routes.filter(({ path }) => path.includes('{'));
  expect(places.filter(({ method, path }) => !operationOf(method, path)?.responses['404'])).toEqual([]);
});

test('signing in takes a form; nothing else does', () => {
  const withForm = routes.filter(
    ({ method, path }) => operationOf(method, path)?.requestBody?.content['application/x-www-form-urlencoded'],
  );
  expect(withForm.map(({ path }) => path)).toEqual(['/auth/token', '/auth/login']);
});

test('what is written by procedure is about procedures that are there', () => {
  const known = routes.map(({ procedure }) => procedure);
  for (const procedure of [...Object.keys(verbRefusals), ...Object.keys(requestExamples)]) expect(known).toContain(procedure);
});

test('a fault of ours says nothing but its request', () => {
  const context = { langue: 'fr', requestId: 'r-12345678', translate: (code: string) => code } as const;
  const problem = problemOf(new Error('relation "users" does not exist at 10.0.0.7'), context, '/api/v1/users');
  expect(problem).toEqual({
    type: 'urn:mif:probleme:INTERNAL',
    title: 'Internal Server Error',
    status: 500,
    detail: 'INTERNAL',
    instance: '/api/v1/users',
    code: 'INTERNAL',
    field: null,
    details: null,
    request_id: 'r-12345678',
  });
});
