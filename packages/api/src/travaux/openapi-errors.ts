import type { ErrorCode } from '@mif/contract/errors';

/** What the verbs over background tasks refuse. */
export const travauxRefusals: Readonly<Record<string, readonly ErrorCode[]>> = {
  'travaux.retry': ['TRAVAIL_NOT_FOUND', 'TRAVAIL_RUNNING', 'TRAVAIL_DUE'],
  'travaux.cancel': ['TRAVAIL_NOT_FOUND', 'TRAVAIL_RUNNING'],
  'travaux.run': ['TACHE_NOT_SCHEDULED', 'TACHE_RUNNING'],
  'travaux.updateReglage': ['RECORD_VERSION_CONFLICT'],
};
