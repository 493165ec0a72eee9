import { STATUS_CODES } from 'node:http';
import { generateOpenApiDocument } from 'trpc-to-openapi';
import type { ErrorCode } from '@mif/contract/errors';
import { Health } from '@mif/contract/health';
import { reachOf } from '@mif/contract/permissions';
import { roles } from '@mif/contract/users';
import { byStatus, fileOperations } from './openapi-documents.ts';
import { refusalsOf } from './openapi-errors.ts';
import { requestExamples } from './openapi-examples.ts';
import { nameSchemas, tagDescriptions } from './openapi-names.ts';
import { formPaths, restRoutes, type RestRoute } from './rest/routes.ts';
import { appRouter } from './root.ts';

type Json = string | number | boolean | null | readonly Json[] | JsonObject;
interface JsonObject {
  [key: string]: Json;
}

interface Operation extends JsonObject {
  summary: string;
  parameters: JsonObject[];
  responses: JsonObject;
}

const BASE = '/api/v1';
const roleWords = { admin: 'administrateur', responsable: 'responsable', technicien: 'technicien', client: 'client' } as const;

/**
 * The OpenAPI 3.1 document of the REST interface, made from the same metadata and schemas as its routes. What the
 * generator does not know is put right here: statuses, true errors, who may, and how lists are written in addresses.
 */
export function openApiDocument(): JsonObject {
  nameSchemas();
  const generated = generateOpenApiDocument(appRouter, {
    title: 'ERP MIF Maroc',
    version: '1.0.0',
    openApiVersion: '3.1.0',
    baseUrl: BASE,
    description:
      'Interventions de maintenance : équipements, clients, techniciens et interventions. Les instants sont en UTC (ISO 8601), les dates civiles en AAAA-MM-JJ. ' +
      'Les listes sont des pages : `next_cursor` de l’une est `cursor` de la suivante. Les erreurs suivent la RFC 9457.',
    paths: { '/health': { get: health }, ...filePaths() },
  });
  // A copy of plain JSON: the generator's types are of its own kind.
  const document = JSON.parse(JSON.stringify(generated)) as JsonObject;
  const paths = document['paths'] as Record<string, Record<string, Operation>>;
  for (const route of restRoutes()) {
    const operation = paths[route.path]?.[route.method.toLowerCase()];
    if (operation) complete(operation, route);
  }
  for (const [path, methods] of Object.entries(fileOperations)) {
    for (const [method, { codes }] of Object.entries(methods)) {
      const operation = paths[path]?.[method];
      if (operation) for (const [status, refusals] of byStatus(codes)) operation.responses[String(status)] = responseOf(status, refusals);
    }
  }
  const { schemas: generatedSchemas } = document['components'] as { schemas: JsonObject };
  // Its own error shapes are not what is answered.
  const schemas = Object.fromEntries(Object.entries(generatedSchemas).filter(([name]) => !name.startsWith('error.')));
  simplify(paths);
  simplify(schemas);
  return {
    ...document,
    jsonSchemaDialect: 'https://spec.openapis.org/oas/3.1/dialect/base',
    info: { ...(document['info'] as JsonObject), license: { name: 'Propriétaire', identifier: 'LicenseRef-Proprietary' } },
    servers: [{ url: BASE, description: 'Ce serveur' }],
    tags: Object.entries(tagDescriptions).map(([name, description]) => ({ name, description })),
    components: {
      schemas: { ...schemas, Problem: problemSchema },
      parameters: { IdempotencyKey: idempotencyKey },
      responses: commonResponses,
      securitySchemes: {
        bearer: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT', description: 'Jeton de POST /auth/token, valable 15 minutes.' },
        oauth2: { type: 'oauth2', flows: { password: { tokenUrl: `${BASE}/auth/token`, refreshUrl: `${BASE}/auth/refresh`, scopes: {} } } },
      },
    },
  };
}

function filePaths() {
  const entries = Object.entries(fileOperations).map(([path, methods]) => [
    path,
    Object.fromEntries(Object.entries(methods).map(([method, { operation }]) => [method, operation])),
  ]);
  return Object.fromEntries(entries) as Record<string, object>;
}

function complete(operation: Operation, route: RestRoute): void {
  const isOpen = reachOf('anonymous', route.permission) !== null;
  const body = (operation as JsonObject)['requestBody'] as { content: Record<string, JsonObject> } | undefined;
  operation['security'] = isOpen ? [] : [{ bearer: [] }, { oauth2: [] }];
  operation['description'] = `${operation.summary}. ${whoMay(route)}`;
  operation.parameters = (operation.parameters ?? []).map(asInAddress);
  if (body && route.fields?.['command_id']) operation.parameters.push({ $ref: '#/components/parameters/IdempotencyKey' });
  if (operation.parameters.length === 0) delete (operation as JsonObject)['parameters'];
  const json = body?.content['application/json'];
  if (body && json) {
    const example = requestExamples[route.procedure] as JsonObject | undefined;
    const content = example ? { ...json, example } : json;
    body.content = { 'application/json': content, ...(formPaths.has(route.path) ? { 'application/x-www-form-urlencoded': content } : {}) };
  }
  const success = isFile(route) ? file : (operation.responses['200'] ?? {});
  operation.responses = { [String(route.status)]: { ...(success as JsonObject), description: route.status === 201 ? 'Créé' : 'Réponse' } };
  for (const [status, codes] of refusalsOf(route, body !== undefined)) operation.responses[String(status)] = responseOf(status, codes);
}

function whoMay({ permission }: RestRoute): string {
  if (reachOf('anonymous', permission)) return 'Ouvert à tous.';
  const words = roles.flatMap((role) => {
    const reach = reachOf(role, permission);
    return reach ? [`${roleWords[role]}${reach === 'own' ? ' (ce qui est à lui)' : ''}`] : [];
  });
  return `Permission \`${permission}\` : ${words.join(', ')}.`;
}

// Lists are written `statut=ouverte,affectee`.
function asInAddress(parameter: JsonObject): JsonObject {
  const schema = parameter['schema'] as JsonObject | undefined;
  return schema?.['type'] === 'array' ? { ...parameter, style: 'form', explode: false } : parameter;
}

// Answers may gain fields: a client that refuses unknown ones would break. The bounds of every integer say nothing.
function simplify(value: Json | object): void {
  if (Array.isArray(value)) {
    for (const part of value) simplify(part as Json);
    return;
  }
  if (typeof value !== 'object' || value === null) return;
  const record = value as JsonObject;
  if (record['additionalProperties'] === false) delete record['additionalProperties'];
  if (record['minimum'] === Number.MIN_SAFE_INTEGER) delete record['minimum'];
  if (record['maximum'] === Number.MAX_SAFE_INTEGER) delete record['maximum'];
  for (const part of Object.values(record)) if (typeof part === 'object' && part !== null) simplify(part);
}

const isFile = ({ segments }: RestRoute) => segments[0] === 'exports';

/** The answer of an export. */
const file: JsonObject = {
  headers: {
    'Content-Disposition': {
      description: 'Le nom du fichier.',
      schema: { type: 'string', examples: ['attachment; filename="clients-2026-11-24.csv"'] },
    },
  },
  content: {
    'text/csv': { schema: { type: 'string' } },
    'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': { schema: { type: 'string', format: 'binary' } },
  },
};

const answerOfHealth = (description: string) => ({ description, content: { 'application/json': { schema: Health } } });

// No procedure: it answers also while procedures cannot.
const health = {
  operationId: 'health-brief',
  summary: 'Savoir si le système répond',
  description: 'Savoir si le système répond. Ouvert à tous. Aussi à `/health`, sans la base.',
  tags: ['health'],
  security: [],
  responses: { '200': answerOfHealth('Il répond.'), '503': answerOfHealth('La base de données ne répond pas.') },
};

const idempotencyKey: JsonObject = {
  name: 'Idempotency-Key',
  in: 'header',
  required: false,
  description: 'Un UUID par commande : envoyée deux fois, elle n’est appliquée qu’une fois. Le même que `command_id` dans le corps.',
  schema: { type: 'string', format: 'uuid' },
};

const problemSchema: JsonObject = {
  type: 'object',
  description: 'Une erreur selon la RFC 9457, avec notre code.',
  required: ['type', 'title', 'status', 'detail', 'instance', 'code', 'field', 'details', 'request_id'],
  properties: {
    type: { type: 'string', examples: ['urn:mif:probleme:EQUIPEMENT_NOT_FOUND'] },
    title: { type: 'string', examples: ['Not Found'] },
    status: { type: 'integer', examples: [404] },
    detail: { type: 'string', description: 'Une phrase dans la langue de Accept-Language (fr, ar ou en).' },
    instance: { type: 'string', examples: ['/api/v1/equipements/999'] },
    code: { type: 'string', description: 'Stable : à lire par les programmes.', examples: ['EQUIPEMENT_NOT_FOUND'] },
    field: { type: ['string', 'null'], description: 'Le champ en cause.', examples: ['id'] },
    details: { type: ['object', 'null'], description: 'Les faits : par exemple ce qui a changé depuis la version connue.' },
    request_id: { type: 'string', description: 'À donner à l’administrateur.' },
  },
};

function problem(status: number, codes: readonly ErrorCode[]): JsonObject {
  const headers = headersOf[status];
  const own: JsonObject = { type: 'object', properties: { code: { type: 'string', enum: codes } } };
  const [code = 'INTERNAL'] = codes;
  const example: JsonObject = {
    type: `urn:mif:probleme:${code}`,
    title: STATUS_CODES[status] ?? '',
    status,
    detail: 'Ce qui ne va pas et quoi faire, en une phrase.',
    instance: '/api/v1/…',
    code,
    field: null,
    details: null,
    request_id: '0b7c3c0e-4d35-4a53-9f6c-9f3f1b1f6a52',
  };
  return {
    description: codes.map((one) => `\`${one}\``).join(', '),
    ...(headers ? { headers } : {}),
    content: { 'application/problem+json': { schema: { allOf: [{ $ref: '#/components/schemas/Problem' }, own] }, example } },
  };
}

const headersOf: Readonly<Record<number, JsonObject>> = {
  401: { 'WWW-Authenticate': { description: 'Comment s’authentifier.', schema: { type: 'string', examples: ['Bearer'] } } },
  429: { 'Retry-After': { description: 'Secondes à attendre.', schema: { type: 'integer', examples: [60] } } },
};

/** What most operations answer, kept once. */
const commonCodes: Readonly<Record<number, readonly ErrorCode[]>> = {
  400: ['REQUEST_MALFORMED'],
  401: ['AUTH_REQUIRED', 'AUTH_SESSION_ENDED'],
  403: ['PERMISSION_DENIED'],
  413: ['REQUEST_TOO_LARGE'],
  415: ['REQUEST_UNSUPPORTED_TYPE'],
  422: ['REQUEST_INVALID'],
  500: ['INTERNAL'],
};

const commonResponses: JsonObject = Object.fromEntries(
  Object.entries(commonCodes).map(([status, codes]) => [`E${status}`, problem(Number(status), codes)]),
);

function responseOf(status: number, codes: readonly ErrorCode[]): JsonObject {
  const isCommon = codes.join() === commonCodes[status]?.join();
  return isCommon ? { $ref: `#/components/responses/E${status}` } : problem(status, codes);
}
