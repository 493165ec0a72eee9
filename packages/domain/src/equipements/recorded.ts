import type { Equipement } from '@mif/db/entities/equipement';

/** What history keeps of an equipment: the fields people write. */
export function recordedFields(row: Equipement) {
  return {
    code: row.code,
    nom: row.nom,
    type: row.type,
    localisation: row.localisation ?? null,
    frequence_entretien: row.frequence_entretien ?? null,
    statut: row.statut,
    criticite: row.criticite,
    numero_serie: row.numero_serie ?? null,
    fabricant: row.fabricant ?? null,
    modele: row.modele ?? null,
  };
}
