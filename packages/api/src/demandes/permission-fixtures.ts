import { z } from 'zod';
import { lists, nobody, type Fixture } from '../permission-world.ts';

const decision = (more: object = {}): Fixture => ({
  foreign: 'DEMANDE_NOT_FOUND',
  call: async (world, side) => ({ input: { id: (await world.demande(side)).id, ...more } }),
});

/** How what is asked for, and its labels, are called in the matrix of permissions. */
export const demandes: Record<string, Fixture> = {
  'demandes.list': {
    foreign: 'unseen',
    call: async (world, side) => ({ input: { limit: 200 }, sees: lists((await world.demande(side)).id) }),
  },
  'demandes.get': decision(),
  'demandes.stats': {
    foreign: 'unseen',
    call: async (world, side, before) => {
      const shape = z.object({ soumises: z.number() });
      const counted = await before(undefined).then(
        (output) => shape.parse(output).soumises,
        () => 0,
      );
      await world.demande(side);
      return { sees: (output) => shape.parse(output).soumises === counted + 1 };
    },
  },
  'demandes.similar': decision(),
  'demandes.create': {
    foreign: 'EQUIPEMENT_NOT_FOUND',
    call: async (world, side) => ({ input: { titre: 'Essai', equipement_id: (await world.equipement(side)).id } }),
  },
  'demandes.accept': decision(),
  'demandes.refuse': decision({ motif: 'essai' }),
  'demandes.markDouble': {
    foreign: 'DEMANDE_NOT_FOUND',
    call: async (world, side) => ({ input: { id: (await world.demande(side)).id, doublon_de: (await world.demande(side)).id } }),
  },
  'demandes.cancel': decision(),
  'signalements.open': nobody(async (world, side) => ({ input: { jeton: await world.jeton(side) } })),
  'signalements.create': nobody(async (world, side) => ({ input: { jeton: await world.jeton(side), description: 'Essai' } })),
  'signalements.follow': nobody(async (world, side) => ({ input: { jeton: await world.suivi(side) } })),
  'etiquettes.list': {
    foreign: 'EQUIPEMENT_NOT_FOUND',
    call: async (world, side) => ({ input: { ids: [(await world.equipement(side)).id] } }),
  },
  'etiquettes.resolve': {
    foreign: 'ETIQUETTE_UNKNOWN',
    call: async (world, side) => ({ input: { jeton: await world.jeton(side) } }),
  },
  'etiquettes.renew': {
    foreign: 'EQUIPEMENT_NOT_FOUND',
    call: async (world, side) => ({ input: { id: (await world.equipement(side)).id } }),
  },
};
