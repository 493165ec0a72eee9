import { FormatEtiquette, ETIQUETTES_MAX } from '@mif/contract/etiquettes';
import { langues } from '@mif/contract/users';
import { z } from 'zod';
import type { FileOperation } from './openapi-documents.ts';

const inQuery = (name: string, schema: object, description: string, required = false) => ({
  name,
  in: 'query',
  required,
  schema,
  description,
});

/** The operations on labels that carry files instead of JSON, by path and method. */
export const labelOperations: Readonly<Record<string, Readonly<Record<string, FileOperation>>>> = {
  '/equipements/etiquettes': {
    get: {
      operation: {
        operationId: 'etiquettes-print',
        summary: 'Imprimer des étiquettes',
        description:
          'Imprimer des étiquettes : des planches A4 en PDF. Permission `etiquette.print` : administrateur, responsable, technicien (ce qui est à lui).',
        tags: ['equipements'],
        security: [{ bearer: [] }, { oauth2: [] }],
        parameters: [
          inQuery('ids', { type: 'string', examples: ['12,15,31'] }, `Les équipements, dans l’ordre, ${ETIQUETTES_MAX} au plus.`, true),
          inQuery('format', z.toJSONSchema(FormatEtiquette), 'Le format des planches ; 70x37 sans lui.'),
          inQuery('position', { type: 'integer', minimum: 1 }, 'La première étiquette libre d’une planche entamée.'),
          inQuery('langue', { type: 'string', enum: langues }, 'La langue de la mention ; fr sans elle.'),
          inQuery('client', { type: 'string', enum: ['oui', 'non'] }, 'Si le nom du client est écrit ; non sans lui.'),
        ],
        responses: {
          '200': {
            description: 'Les planches.',
            content: { 'application/pdf': { schema: { type: 'string', contentMediaType: 'application/pdf' } } },
          },
        },
      },
      codes: [
        'AUTH_REQUIRED',
        'AUTH_SESSION_ENDED',
        'EQUIPEMENT_NOT_FOUND',
        'EQUIPEMENT_RETIRED',
        'INTERNAL',
        'PERMISSION_DENIED',
        'REQUEST_INVALID',
      ],
    },
  },
  '/signalements/{jeton}/photos': {
    post: {
      operation: {
        operationId: 'signalements-photo',
        summary: 'Joindre une photo à un signalement',
        description: 'Joindre une photo à un signalement, dans la demi-heure, trois au plus. Ouvert à tous.',
        tags: ['signalements'],
        security: [],
        parameters: [
          { name: 'jeton', in: 'path', required: true, schema: { type: 'string' } },
          { $ref: '#/components/parameters/IdempotencyKey' },
        ],
        requestBody: {
          required: true,
          content: {
            'multipart/form-data': {
              schema: {
                type: 'object',
                required: ['file'],
                properties: { file: { description: 'La photo.', type: 'string', contentMediaType: 'application/octet-stream' } },
              },
            },
          },
        },
        responses: {
          '201': {
            description: 'Reçue.',
            content: { 'application/json': { schema: { type: 'object', required: ['ok'], properties: { ok: { const: true } } } } },
          },
        },
      },
      codes: [
        'COMMAND_REUSED',
        'DOCUMENT_FILE_REQUIRED',
        'DOCUMENT_STORAGE_AWAY',
        'DOCUMENT_STORAGE_FULL',
        'DOCUMENT_TOO_LARGE',
        'DOCUMENT_TOO_MANY',
        'DOCUMENT_TYPE_REFUSED',
        'DOCUMENT_UNREADABLE',
        'INTERNAL',
        'REQUEST_INVALID',
        'REQUEST_MALFORMED',
        'REQUEST_UNSUPPORTED_TYPE',
        'SIGNALEMENT_LIMIT',
        'SIGNALEMENT_NOT_FOUND',
      ],
    },
  },
};
