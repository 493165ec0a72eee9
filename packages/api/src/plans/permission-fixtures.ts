import { addDays, addMonths, toCivilDate } from '@mif/contract/time';
import { z } from 'zod';
import { lists, type Fixture } from '../permission-world.ts';

const occurrences = z.object({ items: z.array(z.object({ plan_id: z.number() })) });
const onPlan = (more: object = {}): Fixture => ({
  foreign: 'PLAN_NOT_FOUND',
  call: async (world, side) => ({ input: { id: (await world.plan(side)).id, ...more } }),
});

/** How preventive plans are called in the matrix of permissions. */
export const plans: Record<string, Fixture> = {
  'plans.list': {
    foreign: 'unseen',
    call: async (world, side) => {
      const { id, equipement_id } = await world.plan(side);
      return { input: { equipement_id }, sees: lists(id) };
    },
  },
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
  'plans.get': onPlan(),
  'plans.echeances': {
    foreign: 'PLAN_NOT_FOUND',
    call: async (world, side) => ({ input: { plan_id: (await world.plan(side)).id } }),
  },
  'plans.preview': onPlan(),
  'plans.previewDraft': {
    foreign: 'EQUIPEMENT_NOT_FOUND',
    call: async (world, side) => ({
      input: {
        equipement_id: (await world.equipement(side)).id,
        titre: 'Essai',
        regle_date: { unite: 'mois', intervalle: 1, position: null },
        premiere_date: toCivilDate(world.now),
      },
    }),
  },
  'plans.previewUpdate': onPlan({ titre: 'Autre' }),
  'plans.create': {
    foreign: 'EQUIPEMENT_NOT_FOUND',
    call: async (world, side) => ({
      input: {
        equipement_id: (await world.equipement(side)).id,
        titre: 'Essai',
        regle_date: { unite: 'mois', intervalle: 1, position: null },
        premiere_date: toCivilDate(world.now),
      },
    }),
  },
  'plans.update': onPlan({ titre: 'Autre' }),
  'plans.changeDates': {
    foreign: 'PLAN_NOT_FOUND',
    call: async (world, side) => ({ input: { id: (await world.plan(side)).id, prochaine_date: toCivilDate(world.now) } }),
  },
  'plans.retire': onPlan(),
  'plans.suspend': onPlan({ motif: 'essai' }),
  'plans.resume': {
    foreign: 'PLAN_NOT_FOUND',
    call: async (world, side) => ({ input: { id: (await world.plan(side, 'suspendu')).id } }),
  },
  'plans.generate': onPlan(),
  'plans.skip': onPlan({ n: 2, motif: 'essai' }),
  'plans.restore': {
    foreign: 'PLAN_NOT_FOUND',
    call: async (world, side) => ({ input: { id: (await world.plan(side, 'actif', 2)).id, n: 2 } }),
  },
  'plans.move': {
    foreign: 'PLAN_NOT_FOUND',
    call: async (world, side) => {
      const { id } = await world.plan(side);
      return { input: { id, n: 2, date_due: addDays(addMonths(toCivilDate(world.now), 1), 1) } };
    },
  },
};
