import { addMonths } from '@mif/contract/time';
import { makeEcheance, makePlan } from '@mif/testing/factories';
import type { Side, World } from '../permission-world.ts';

/**
 * Makes the plans the matrix of permissions is about.
 * @param equipement an equipment of a side's company on which its technician has worked
 */
export function planRows(
  fork: () => Parameters<typeof makePlan>[0],
  equipement: (side: Side) => Promise<{ equipement_id: number }>,
  now: Date,
): Pick<World, 'plan'> {
  return {
    plan: async (side, statut = 'actif', skipped) => {
      const { equipement_id } = await equipement(side);
      const asleep = statut === 'actif' ? {} : { prochaine_generation: null };
      const plan = await makePlan(fork(), now, { equipement_id, statut, ...asleep });
      if (skipped !== undefined) {
        await makeEcheance(fork(), plan, { n: skipped, date_due: addMonths(plan.depuis, skipped - 1), motif: 'essai' });
      }
      return plan;
    },
  };
}
