import { createAbonnement } from '@mif/domain/abonnements/create';
import type { Actor } from '@mif/domain/kernel/actor';
import type { Ctx } from '@mif/domain/kernel/context';
import type { World } from '../permission-world.ts';

/**
 * Makes what calendars are made of for the matrix of permissions.
 * @param make saves an equipment, and an intervention on it
 * @param as runs a verb as somebody
 * @param admin somebody who may subscribe for anybody
 */
export function agendaRows<Em>(
  make: {
    equipement: (em: Em, data: { client_id: number }) => Promise<{ id: number }>;
    intervention: (
      em: Em,
      now: Date,
      data: { equipement_id: number; technicien_id: number; statut: 'affectee'; date_debut_prevue: Date },
    ) => ReturnType<World['planned']>;
  },
  fork: () => Em,
  as: <T>(actor: Actor, verb: (ctx: Ctx) => Promise<T>) => Promise<T>,
  admin: () => Actor,
  now: Date,
): Pick<World, 'planned' | 'abonnement'> {
  return {
    planned: async ({ client_id, technicien_id }) => {
      const { id: equipement_id } = await make.equipement(fork(), { client_id });
      return make.intervention(fork(), now, { equipement_id, technicien_id, statut: 'affectee', date_debut_prevue: now });
    },
    abonnement: async ({ user, technicien_id }) => {
      const isClient = user.role === 'client';
      const made = await as(isClient ? user : admin(), (ctx) => createAbonnement(ctx, isClient ? {} : { technicien_id }));
      return { id: made.id, jeton: made.chemin.slice('/ical/'.length, -'.ics'.length) };
    },
  };
}
