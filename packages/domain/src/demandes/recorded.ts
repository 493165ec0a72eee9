import type { Demande } from '@mif/db/entities/demande';

/** What the journal keeps of a demande: what was asked, and what became of it; nothing of who can be called back. */
export function recordedFields(row: Demande) {
  return {
    titre: row.titre,
    description: row.description ?? null,
    statut: row.statut,
    priorite: row.priorite,
    equipement_id: row.equipement_id ?? null,
    site_id: row.site_id,
    motif_refus: row.motif_refus ?? null,
    doublon_de: row.doublon_de ?? null,
    intervention_id: row.intervention_id ?? null,
  };
}
