import { toCivilDate } from '@mif/contract/time';
import { z } from 'zod';
import { idPage, lists, nobody, type Fixture, type Side } from '../permission-world.ts';

const shown = z.object({ interventions: idPage.shape.items });

// A client's own calendar is its company's; everybody else's case is about a technician's.
const subjectOf = ({ user, client_id, technicien_id }: Side) => (user.role === 'client' ? { client_id } : { technicien_id });

/** How calendars, and the addresses they are read at from elsewhere, are called in the matrix of permissions. */
export const agenda: Record<string, Fixture> = {
  'agenda.list': {
    foreign: 'unseen',
    call: async (world, side) => {
      const { id, equipement_id } = await world.planned(side);
      const day = toCivilDate(world.now);
      return {
        input: { du: day, au: day, equipement_id },
        sees: (output) => lists(id)({ items: shown.parse(output).interventions }),
      };
    },
  },
  'abonnements.list': { foreign: 'TECHNICIEN_NOT_FOUND', call: (_, side) => ({ input: subjectOf(side) }) },
  'abonnements.create': { foreign: 'TECHNICIEN_NOT_FOUND', call: (_, side) => ({ input: subjectOf(side) }) },
  'abonnements.revoke': {
    foreign: 'ABONNEMENT_NOT_FOUND',
    call: async (world, side) => ({ input: { id: (await world.abonnement(side)).id } }),
  },
  'abonnements.read': nobody(async (world, side) => ({ input: { jeton: (await world.abonnement(side)).jeton } })),
};
