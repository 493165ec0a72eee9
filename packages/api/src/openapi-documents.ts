import { Document } from '@mif/contract/documents';
import { httpStatusOf, type ErrorCode } from '@mif/contract/errors';
import { z } from 'zod';
import { labelOperations } from './openapi-labels.ts';

/** An operation that carries files, as the generator takes one; its refusals are named by their codes. */
export interface FileOperation {
  operation: { [key: string]: unknown; summary: string };
  codes: readonly ErrorCode[];
}

const signedIn: readonly ErrorCode[] = ['AUTH_REQUIRED', 'AUTH_SESSION_ENDED', 'DOCUMENT_NOT_FOUND', 'INTERNAL', 'REQUEST_INVALID'];
const stored: readonly ErrorCode[] = ['DOCUMENT_STORAGE_AWAY'];
const sent: readonly ErrorCode[] = [
  ...signedIn,
  ...stored,
  'AUTH_CSRF',
  'COMMAND_REUSED',
  'DOCUMENT_FILE_REQUIRED',
  'DOCUMENT_RECORD_CLOSED',
  'DOCUMENT_STORAGE_FULL',
  'DOCUMENT_TOO_LARGE',
  'DOCUMENT_TYPE_REFUSED',
  'DOCUMENT_UNREADABLE',
  'PERMISSION_DENIED',
  'REQUEST_MALFORMED',
  'REQUEST_UNSUPPORTED_TYPE',
];
const records: readonly ErrorCode[] = [
  'INTERVENTION_NOT_FOUND',
  'EQUIPEMENT_NOT_FOUND',
  'CLIENT_NOT_FOUND',
  'SITE_NOT_FOUND',
  'DOCUMENT_TOO_MANY',
];

const integer = { type: 'integer', minimum: 1 };
const inPath = { name: 'id', in: 'path', required: true, schema: integer };
const inQuery = (name: string, schema: object, description: string) => ({ name, in: 'query', required: false, schema, description });
const revision = inQuery('revision', integer, 'Une révision précédente ; sans elle, la révision actuelle.');
const idempotency = { $ref: '#/components/parameters/IdempotencyKey' };
const whoSends = 'Permission `document.create` : administrateur, responsable, technicien (ce qui est à lui), client (ce qui est à lui).';
const whoReads = 'Permission `document.read` : administrateur, responsable, technicien (ce qui est à lui), client (ce qui est à lui).';

const form = (many: boolean) => ({
  required: true,
  content: {
    'multipart/form-data': {
      schema: {
        type: 'object',
        required: ['file'],
        properties: {
          file: many
            ? {
                description: 'Un fichier, ou plusieurs sous le même nom de champ.',
                type: 'array',
                items: { type: 'string', contentMediaType: 'application/octet-stream' },
                minItems: 1,
              }
            : { description: 'Le fichier.', type: 'string', contentMediaType: 'application/octet-stream' },
        },
      },
    },
  },
});

const { objet, categorie } = Document.shape;
const attach = (operationId: string, summary: string) => ({
  operationId,
  summary,
  description: `${summary}. Le type réel est lu dans les octets ; les images perdent leur position GPS et reçoivent des miniatures. ${whoSends}`,
  tags: ['documents'],
  security: [{ bearer: [] }, { oauth2: [] }],
  parameters: [
    inQuery('intervention_id', integer, 'L’intervention, comme le disent les anciens clients ; ou bien `objet` et `objet_id`.'),
    inQuery('objet', z.toJSONSchema(objet), 'Le genre de fiche.'),
    inQuery('objet_id', integer, 'La fiche.'),
    inQuery('categorie', z.toJSONSchema(categorie), 'Sans elle : photo pour une image d’une intervention ou d’une demande, autre sinon.'),
    idempotency,
  ],
  requestBody: form(true),
  responses: {
    '201': {
      description: 'Le document, ou `items` où plusieurs ont été envoyés.',
      content: { 'application/json': { schema: z.union([Document, z.object({ items: z.array(Document), next_cursor: z.null() })]) } },
    },
  },
});

const range = {
  name: 'Range',
  in: 'header',
  required: false,
  schema: { type: 'string', examples: ['bytes=0-1023'] },
  description: 'Une partie du fichier.',
};
const binary = (description: string) => ({
  description,
  headers: {
    ETag: { description: 'Change avec le contenu.', schema: { type: 'string' } },
    'Content-Disposition': { description: 'Le nom du fichier.', schema: { type: 'string' } },
  },
  content: { '*/*': { schema: { type: 'string', contentMediaType: 'application/octet-stream' } } },
});

/** The operations on documents that carry files instead of JSON, by path and method. */
export const fileOperations: Readonly<Record<string, Readonly<Record<string, FileOperation>>>> = {
  ...labelOperations,
  '/documents': { post: { operation: attach('documents-upload', 'Joindre des fichiers'), codes: [...sent, ...records] } },
  '/documents/upload': {
    post: { operation: attach('documents-upload-older', 'Joindre des fichiers (autre adresse)'), codes: [...sent, ...records] },
  },
  '/documents/{id}/revisions': {
    post: {
      operation: {
        operationId: 'documents-revise',
        summary: 'Déposer une nouvelle révision d’un document',
        description: `Déposer une nouvelle révision d’un document. Les précédentes restent lisibles. ${whoSends}`,
        tags: ['documents'],
        security: [{ bearer: [] }, { oauth2: [] }],
        parameters: [inPath, idempotency],
        requestBody: form(false),
        responses: { '201': { description: 'Le document.', content: { 'application/json': { schema: Document } } } },
      },
      codes: sent,
    },
  },
  '/documents/{id}/contenu': {
    get: {
      operation: {
        operationId: 'documents-content',
        summary: 'Télécharger un document',
        description: `Télécharger un document. Son empreinte SHA-256 est vérifiée. ${whoReads}`,
        tags: ['documents'],
        security: [{ bearer: [] }, { oauth2: [] }],
        parameters: [
          inPath,
          revision,
          inQuery('inline', { type: 'string', enum: ['0', '1'] }, '1 : à afficher sur place, pour une image ou un PDF.'),
          range,
        ],
        responses: {
          '200': binary('Le fichier.'),
          '206': binary('La partie demandée.'),
          '304': { description: 'Inchangé depuis `If-None-Match`.' },
          '416': { description: 'La partie demandée est après la fin.' },
        },
      },
      codes: [...signedIn, ...stored, 'DOCUMENT_DAMAGED'],
    },
  },
  '/documents/{id}/miniature': {
    get: {
      operation: {
        operationId: 'documents-thumbnail',
        summary: 'Lire la miniature d’une image',
        description: `Lire la miniature d’une image, en WebP. ${whoReads}`,
        tags: ['documents'],
        security: [{ bearer: [] }, { oauth2: [] }],
        parameters: [
          inPath,
          revision,
          inQuery('taille', { type: 'integer', enum: [96, 480] }, 'Le plus grand côté, en pixels ; 96 sans elle.'),
        ],
        responses: {
          '200': {
            description: 'La miniature.',
            content: { 'image/webp': { schema: { type: 'string', contentMediaType: 'image/webp' } } },
          },
          '304': { description: 'Inchangée depuis `If-None-Match`.' },
        },
      },
      codes: [...signedIn, ...stored],
    },
  },
};

/** The refusals of an operation by their status. */
export function byStatus(codes: readonly ErrorCode[]): Map<number, ErrorCode[]> {
  return Map.groupBy(codes.toSorted(), httpStatusOf);
}
