import type { exports as fr } from '../fr/exports.ts';
import type { Messages } from '../messages.ts';

/** Titles of columns that only files have. */
export const exports: Messages<typeof fr> = {
  columns: { equipement_code: 'Equipment (code)', is_active: 'Active' },
};
