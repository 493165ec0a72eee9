/** Titles of columns that only files have. */
export const exports = {
  columns: { equipement_code: 'Équipement (code)', is_active: 'Actif' },
} as const;
