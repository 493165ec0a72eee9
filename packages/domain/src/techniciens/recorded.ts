import type { Competence, Technicien } from '@mif/db/entities/technicien';

/** What the journal keeps of a technician; his skills are told beside it. */
export function recordedFields(row: Technicien) {
  return {
    matricule: row.matricule,
    equipe: row.equipe ?? null,
    telephone: row.telephone ?? null,
    vehicule: row.vehicule ?? null,
    base_adresse: row.base_adresse ?? null,
    base_latitude: row.base_latitude ?? null,
    base_longitude: row.base_longitude ?? null,
    horaires: row.horaires ?? null,
    is_active: row.is_active,
  };
}

/** What the journal keeps of a skill. */
export function recordedCompetence({ code, nom, is_active }: Competence) {
  return { code, nom, is_active };
}
