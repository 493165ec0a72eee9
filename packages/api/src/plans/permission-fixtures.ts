import { toCivilDate } from '@mif/contract/time';
import { z } from 'zod';
import type { Fixture } from '../permission-world.ts';

const occurrences = z.object({ items: z.array(z.object({ plan_id: z.number() })) });

/** How preventive plans are called in the matrix of permissions. */
export const plans: Record<string, Fixture> = {
  'plans.occurrences': {
    foreign: 'unseen',
    call: async (world, side) => {
      const { id } = await world.plan(side);
      const day = toCivilDate(world.now);
      return {
        input: { du: day, au: day },
        sees: (output) => occurrences.parse(output).items.some(({ plan_id }) => plan_id === id),
      };
    },
  },
};
