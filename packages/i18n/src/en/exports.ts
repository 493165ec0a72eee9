import type { exports as fr } from '../fr/exports.ts';
import type { Messages } from '../messages.ts';

/** Titles of columns that only files have. */
export const exports: Messages<typeof fr> = {
  columns: {
    equipement_code: 'Equipment (code)',
    is_active: 'Active',
    parent_code: 'Part of (code)',
    releves: 'Last readings',
    duree_minutes: 'Estimated time (minutes)',
    auteur: 'Added by',
    octets: 'Size (bytes)',
    type_mime: 'File type',
    sha256: 'SHA-256 digest',
  },
};
