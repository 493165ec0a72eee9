import { addMonths } from '@mif/contract/time';
import type { Side, World } from '../permission-world.ts';

interface Made {
  id: number;
  version: number;
  equipement_id: number;
  depuis: string;
}

/**
 * Makes the plans the matrix of permissions is about.
 * @param make saves a plan, and an occurrence of it that is skipped
 * @param equipement an equipment of a side's company on which its technician has worked
 */
export function planRows<Em>(
  make: {
    plan: (em: Em, now: Date, data: { equipement_id: number; statut: 'actif' | 'suspendu'; prochaine_generation?: null }) => Promise<Made>;
    skipped: (em: Em, plan: Made, data: { n: number; date_due: string; motif: string }) => Promise<unknown>;
  },
  fork: () => Em,
  equipement: (side: Side) => Promise<{ equipement_id: number }>,
  now: Date,
): Pick<World, 'plan'> {
  return {
    plan: async (side, statut = 'actif', skipped) => {
      const { equipement_id } = await equipement(side);
      const asleep = statut === 'actif' ? {} : { prochaine_generation: null };
      const plan = await make.plan(fork(), now, { equipement_id, statut, ...asleep });
      if (skipped !== undefined) {
        await make.skipped(fork(), plan, { n: skipped, date_due: addMonths(plan.depuis, skipped - 1), motif: 'essai' });
      }
      return plan;
    },
  };
}
