import { Compteur } from '@mif/db/entities/compteur';
import type { Compteur as CompteurDto, CreateCompteurInput } from '@mif/contract/compteurs';
import { loadForChange } from '../equipements/load.ts';
import { changesOfCreation, recordChange } from '../journal/record.ts';
import type { Ctx } from '../kernel/context.ts';
import { readCompteur } from './project.ts';

/** What the journal keeps of a meter. */
export function recordedCompteur(row: Compteur) {
  return { nom: row.nom, unite: row.unite, genre: row.genre, is_active: row.is_active };
}

/**
 * Gives an equipment a meter.
 * @throws EQUIPEMENT_NOT_FOUND, EQUIPEMENT_RETIRED, COMPTEUR_NOM_TAKEN
 */
export async function createCompteur(ctx: Ctx, { equipement_id, ...fields }: CreateCompteurInput): Promise<CompteurDto> {
  await loadForChange(ctx, 'compteur.update', equipement_id);
  const compteur = ctx.em.create(Compteur, { ...fields, equipement_id, created_at: ctx.now });
  await ctx.em.flush();
  await recordChange(ctx, {
    objet: 'compteur',
    objet_id: compteur.id,
    action: 'create',
    changements: changesOfCreation(recordedCompteur(compteur)),
  });
  return readCompteur(ctx, compteur.id);
}
