import type { Client } from '@mif/db/entities/client';

/** What the journal keeps of a client company: the fields people write. */
export function recordedFields(row: Client) {
  return {
    code: row.code,
    nom: row.nom,
    ville: row.ville ?? null,
    adresse: row.adresse ?? null,
    email: row.email ?? null,
    telephone: row.telephone ?? null,
    is_active: row.is_active,
  };
}
