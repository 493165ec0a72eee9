import type { Site } from '@mif/db/entities/site';

/** What the journal keeps of a site: the fields people write. */
export function recordedFields(row: Site) {
  return {
    code: row.code,
    nom: row.nom,
    adresse: row.adresse ?? null,
    code_postal: row.code_postal ?? null,
    ville: row.ville ?? null,
    latitude: row.latitude ?? null,
    longitude: row.longitude ?? null,
    instructions_acces: row.instructions_acces ?? null,
    horaires: row.horaires ?? null,
    langue: row.langue ?? null,
    is_active: row.is_active,
  };
}
