import { generateOpenApiDocument } from 'trpc-to-openapi';
import { errorCatalogue, httpStatusOf, type ErrorCode } from '@mif/contract/errors';
import { reachOf } from '@mif/contract/permissions';
import { roles } from '@mif/contract/users';
import { nameSchemas, tagDescriptions } from './openapi-names.ts';
import { restRoutes, type RestRoute } from './rest/routes.ts';
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
  });
  // A copy of plain JSON: the generator's types are of its own kind.
  const document = JSON.parse(JSON.stringify(generated)) as JsonObject;
  const paths = document['paths'] as Record<string, Record<string, Operation>>;
  for (const route of restRoutes()) {
    const operation = paths[route.path]?.[route.method.toLowerCase()];
    if (operation) complete(operation, route);
  }
  const { schemas: generatedSchemas } = document['components'] as { schemas: JsonObject };
  // Its own error shapes are not what is answered.
  const schemas = Object.fromEntries(Object.entries(generatedSchemas).filter(([name]) => !name.startsWith('error.')));
  openAnswers(paths);
  openAnswers(schemas);
  return {
    ...document,
    jsonSchemaDialect: 'https://spec.openapis.org/oas/3.1/dialect/base',
    info: { ...(document['info'] as JsonObject), license: { name: 'Propriétaire', identifier: 'LicenseRef-Proprietary' } },
    servers: [{ url: BASE, description: 'Ce serveur' }],
    tags: Object.entries(tagDescriptions).map(([name, description]) => ({ name, description })),
    components: {
      schemas: { ...schemas, Problem: problemSchema },
      parameters: { IdempotencyKey: idempotencyKey },
      responses: errorResponses(),
      securitySchemes: {
        bearer: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT', description: 'Jeton de POST /auth/token, valable 15 minutes.' },
        oauth2: { type: 'oauth2', flows: { password: { tokenUrl: `${BASE}/auth/token`, refreshUrl: `${BASE}/auth/refresh`, scopes: {} } } },
      },
    },
  };
}

function complete(operation: Operation, route: RestRoute): void {
  const isOpen = reachOf('anonymous', route.permission) !== null;
  const hasBody = route.method !== 'GET' && route.method !== 'DELETE' && route.fields !== null;
  operation['security'] = isOpen ? [] : [{ bearer: [] }, { oauth2: [] }];
  operation['description'] = `${operation.summary}. ${whoMay(route)}`;
  operation.parameters = (operation.parameters ?? []).map(asInAddress);
  if (hasBody && route.fields?.['command_id']) operation.parameters.push({ $ref: '#/components/parameters/IdempotencyKey' });
  if (operation.parameters.length === 0) delete (operation as JsonObject)['parameters'];
  const success = operation.responses['200'] ?? { description: 'OK' };
  operation.responses = { [String(route.status)]: { ...(success as JsonObject), description: 'Réponse' } };
  for (const status of errorStatusesOf(route, isOpen, hasBody)) operation.responses[status] = { $ref: `#/components/responses/E${status}` };
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

function errorStatusesOf(route: RestRoute, isOpen: boolean, hasBody: boolean): string[] {
  const statuses = ['422', '500'];
  if (!isOpen) statuses.push('401', '403');
  if (isOpen) statuses.push('401', '429');
  if (route.path.includes('{')) statuses.push('404');
  if (route.type === 'mutation' && !isOpen) statuses.push('409');
  if (hasBody) statuses.push('400', '413', '415');
  return statuses.sort();
}

// Answers may gain fields: a client that refuses unknown ones would break.
function openAnswers(value: Json | object): void {
  if (Array.isArray(value)) {
    for (const part of value) openAnswers(part as Json);
    return;
  }
  if (typeof value !== 'object' || value === null) return;
  const record = value as JsonObject;
  if (record['additionalProperties'] === false) delete record['additionalProperties'];
  for (const part of Object.values(record)) if (typeof part === 'object' && part !== null) openAnswers(part);
}

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

function errorResponses(): Record<string, JsonObject> {
  const byStatus = new Map<number, ErrorCode[]>();
  for (const code of Object.keys(errorCatalogue) as ErrorCode[]) {
    const status = httpStatusOf(code);
    byStatus.set(status, [...(byStatus.get(status) ?? []), code]);
  }
  const responses: Record<string, JsonObject> = {};
  for (const [status, codes] of byStatus) {
    // A method that a path does not know is never the answer of one of its operations.
    if (status === 405) continue;
    const own: JsonObject = { type: 'object', properties: { code: { type: 'string', enum: codes } } };
    const schema: JsonObject = { allOf: [{ $ref: '#/components/schemas/Problem' }, own] };
    responses[`E${status}`] = {
      description: `Codes possibles : ${codes.map((code) => `\`${code}\``).join(', ')}`,
      content: { 'application/problem+json': { schema } },
    };
  }
  return responses;
}
