import { createAbonnement } from '@mif/domain/abonnements/create';
import type { Actor } from '@mif/domain/kernel/actor';
import type { Ctx } from '@mif/domain/kernel/context';
import { makeEquipement, makeIntervention } from '@mif/testing/factories';
import type { World } from '../permission-world.ts';

/**
 * Makes what calendars are made of for the matrix of permissions.
 * @param as runs a verb as somebody
 * @param admin somebody who may subscribe for anybody
 */
export function agendaRows(
  fork: () => Parameters<typeof makeEquipement>[0],
  as: <T>(actor: Actor, verb: (ctx: Ctx) => Promise<T>) => Promise<T>,
  admin: () => Actor,
  now: Date,
): Pick<World, 'planned' | 'abonnement'> {
  return {
    planned: async ({ client_id, technicien_id }) => {
      const { id: equipement_id } = await makeEquipement(fork(), { client_id });
      return makeIntervention(fork(), now, { equipement_id, technicien_id, statut: 'affectee', date_debut_prevue: now });
    },
    abonnement: async ({ user, technicien_id }) => {
      const isClient = user.role === 'client';
      const made = await as(isClient ? user : admin(), (ctx) => createAbonnement(ctx, isClient ? {} : { technicien_id }));
      return { id: made.id, jeton: made.chemin.slice('/ical/'.length, -'.ics'.length) };
    },
  };
}
