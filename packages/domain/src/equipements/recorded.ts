import type { Equipement } from '@mif/db/entities/equipement';
import type { Valeurs } from '@mif/contract/types-equipement';

/** What history keeps of an equipment: the fields people write; of the fields of its type, each by its key. */
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
    date_mise_en_service: row.date_mise_en_service ?? null,
    date_fin_garantie: row.date_fin_garantie ?? null,
    ...namedValues(row.valeurs),
  };
}

/** Custom values under the names history has for them: `valeurs.puissance`. */
export function namedValues(valeurs: Valeurs): Valeurs {
  return Object.fromEntries(Object.entries(valeurs).map(([cle, valeur]) => [`valeurs.${cle}`, valeur]));
}
