import type { ErrorCode } from '@mif/contract/errors';

/** What the verbs over documents refuse. */
export const documentRefusals: Readonly<Record<string, readonly ErrorCode[]>> = {
  'documents.list': ['INTERVENTION_NOT_FOUND', 'EQUIPEMENT_NOT_FOUND', 'CLIENT_NOT_FOUND', 'SITE_NOT_FOUND'],
  'documents.listOfIntervention': ['INTERVENTION_NOT_FOUND'],
  'documents.revisions': ['DOCUMENT_NOT_FOUND'],
  'documents.update': ['DOCUMENT_NOT_FOUND', 'PERMISSION_DENIED', 'RECORD_VERSION_CONFLICT'],
  'documents.remove': ['DOCUMENT_NOT_FOUND', 'PERMISSION_DENIED', 'RECORD_VERSION_CONFLICT'],
  'documents.restore': ['DOCUMENT_NOT_FOUND', 'RECORD_VERSION_CONFLICT'],
};
