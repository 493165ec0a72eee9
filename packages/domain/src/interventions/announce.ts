import type { Intervention } from '@mif/db/entities/intervention';
import type { NotificationEvent } from '@mif/contract/notifications';
import { actorOf, type Ctx } from '../kernel/context.ts';
import { toIso } from '../kernel/instants.ts';
import { concernedBy } from '../notifications/concerned.ts';
import { notify } from '../notifications/notify.ts';

/**
 * Tells whom it concerns of a step of an intervention.
 * @param technicien_id whose work it is, or was where it was taken away
 * @param user_ids who is told; those the table of events names where nobody is
 */
export async function announce(
  ctx: Ctx,
  intervention: Pick<Intervention, 'id' | 'client_id' | 'reference' | 'titre' | 'priorite'>,
  evenement: NotificationEvent,
  technicien_id: number | null | undefined,
  facts: Record<string, string> = {},
  user_ids?: readonly number[],
): Promise<void> {
  const { id: intervention_id, client_id } = intervention;
  await notify(ctx, {
    evenement,
    user_ids:
      user_ids ?? (await concernedBy(ctx, evenement, { intervention_id, technicien_id, ancien_technicien_id: technicien_id, client_id })),
    intervention_id,
    params: { reference: intervention.reference, titre: intervention.titre, acteur: actorOf(ctx).full_name, ...facts },
    is_critique: intervention.priorite === 'critique',
  });
}

/** Tells its technician that an intervention is to be done at another time, or at some time where it had none. */
export async function announceMove(ctx: Ctx, intervention: Intervention, { de, a }: { de: Date | null; a: Date }): Promise<void> {
  const { technicien_id } = intervention;
  if (!de) return announce(ctx, intervention, 'intervention_affectee', technicien_id);
  await announce(ctx, intervention, 'intervention_deplacee', technicien_id, { de: toIso(de), a: toIso(a) });
}
