import type { Demande } from '@mif/db/entities/demande';
import type { NotificationEvent } from '@mif/contract/notifications';
import { actorOf, type Ctx } from '../kernel/context.ts';
import { concernedBy } from '../notifications/concerned.ts';
import { notify } from '../notifications/notify.ts';

type DemandeEvent = Extract<NotificationEvent, `demande_${string}`>;

/** Tells whom it concerns of a step of a demande; whoever reported without an account looks at his link. */
export async function announceDemande(
  ctx: Ctx,
  demande: Demande,
  evenement: DemandeEvent,
  facts: Record<string, string> = {},
): Promise<void> {
  await notify(ctx, {
    user_ids: await concernedBy(ctx, evenement, { auteur_id: demande.auteur_id ?? null }),
    evenement,
    params: { reference: demande.reference, titre: demande.titre, acteur: actorOf(ctx).full_name, ...facts },
    intervention_id: null,
    record: { objet: 'demande', id: demande.id },
    is_critique: demande.priorite === 'critique',
  });
}
