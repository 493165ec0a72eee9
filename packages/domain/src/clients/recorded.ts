import type { Client } from '@mif/db/entities/client';

/** What the journal keeps of a client company: the fields people write. */
export function recordedFields(row: Client) {
  return {
    code: row.code,
    nom: row.nom,
    raison_sociale: row.raison_sociale ?? null,
    forme_juridique: row.forme_juridique ?? null,
    ice: row.ice ?? null,
    identifiant_fiscal: row.identifiant_fiscal ?? null,
    rc: row.rc ?? null,
    rc_tribunal: row.rc_tribunal ?? null,
    taxe_professionnelle: row.taxe_professionnelle ?? null,
    cnss: row.cnss ?? null,
    adresse: row.adresse ?? null,
    code_postal: row.code_postal ?? null,
    ville: row.ville ?? null,
    email: row.email ?? null,
    telephone: row.telephone ?? null,
    langue: row.langue,
    notes: row.notes ?? null,
    is_active: row.is_active,
  };
}
