import { createArret } from '@mif/domain/arrets/create';
import { createCompteur } from '@mif/domain/compteurs/create';
import { recordReleve } from '@mif/domain/compteurs/record-releve';
import type { Ctx } from '@mif/domain/kernel/context';
import { createType } from '@mif/domain/types-equipement/create';
import type { Side, World } from '../permission-world.ts';

const HOUR_MS = 3_600_000;

/**
 * Makes what hangs on equipment for the matrix of permissions.
 * @param asAdmin runs a verb as somebody who may do all of it
 * @param equipement an equipment of a side
 */
export function equipementRows(
  asAdmin: <T>(verb: (ctx: Ctx) => Promise<T>) => Promise<T>,
  equipement: (side: Side) => Promise<{ id: number }>,
  now: Date,
): Pick<World, 'compteur' | 'arret' | 'typeEquipement'> {
  const ago = (hours: number) => new Date(now.getTime() - hours * HOUR_MS).toISOString();
  return {
    compteur: async (side) => {
      const { id: equipement_id } = await equipement(side);
      const { id } = await asAdmin((ctx) => createCompteur(ctx, { equipement_id, nom: 'Cycles', unite: 'cycles', genre: 'cumulatif' }));
      const reading = { compteur_id: id, genre: 'releve', valeur: 100, date_releve: ago(1) } as const;
      const releve = await asAdmin((ctx) => recordReleve(ctx, reading));
      return { id, equipement_id, releve_id: releve.id };
    },
    arret: async (side) => {
      const { id: equipement_id } = await equipement(side);
      const { id } = await asAdmin((ctx) => createArret(ctx, { equipement_id, cause: 'planifie', date_debut: ago(2), date_fin: ago(1) }));
      return { id, equipement_id };
    },
    typeEquipement: () => asAdmin((ctx) => createType(ctx, { nom: `Type ${crypto.randomUUID()}`, champs: [] })),
  };
}
