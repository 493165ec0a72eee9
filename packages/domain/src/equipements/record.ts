import { EquipementHistorique, type Equipement } from '@mif/db/entities/equipement';
import { actorOf, type Ctx } from '../kernel/context.ts';

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

/** Writes a change into an equipment's history, in the transaction of the change. */
export async function recordChange(
  ctx: Ctx,
  equipement: Equipement,
  action: 'create' | 'update' | 'retire',
  details: Record<string, { avant: unknown; apres: unknown }>,
): Promise<void> {
  ctx.em.create(EquipementHistorique, {
    equipement_id: equipement.id,
    action,
    acteur_id: actorOf(ctx).id,
    date_serveur: ctx.now,
    details,
  });
  await ctx.em.flush();
}
