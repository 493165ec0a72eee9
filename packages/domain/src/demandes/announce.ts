import type { Demande } from '@mif/db/entities/demande';
import type { NotificationEvent } from '@mif/contract/notifications';
import { actorOf, type Ctx } from '../kernel/context.ts';
import { tables } from '../kernel/scope.ts';
import { notify } from '../notifications/notify.ts';

type DemandeEvent = Extract<NotificationEvent, `demande_${string}`>;

/** Tells the managers that somebody asks for something, or no longer does. */
export async function announceToManagers(ctx: Ctx, demande: Demande, evenement: DemandeEvent): Promise<void> {
  const managers = await tables(ctx.em)
    .selectFrom('users')
    .select('id')
    .where('role', 'in', ['admin', 'responsable'])
    .where('is_active', '=', true)
    .execute();
  await tell(
    ctx,
    demande,
    evenement,
    managers.map(({ id }) => id),
    {},
  );
}

/** Tells the author what was decided; whoever reported without an account looks at his link. */
export async function announceToAuthor(
  ctx: Ctx,
  demande: Demande,
  evenement: DemandeEvent,
  facts: Record<string, string> = {},
): Promise<void> {
  if (demande.auteur_id === null || demande.auteur_id === undefined) return;
  await tell(ctx, demande, evenement, [demande.auteur_id], facts);
}

async function tell(ctx: Ctx, demande: Demande, evenement: DemandeEvent, user_ids: readonly number[], facts: Record<string, string>) {
  await notify(ctx, {
    user_ids,
    type: 'demande',
    evenement,
    params: { reference: demande.reference, titre: demande.titre, acteur: actorOf(ctx).full_name, ...facts },
    intervention_id: null,
    record: { objet: 'demande', id: demande.id },
    is_email: true,
  });
}
