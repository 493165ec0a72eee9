import { DomainError } from '@mif/contract/errors';
import type { CreateNotificationInput, NotificationItem } from '@mif/contract/notifications';
import { requirePermission } from '../kernel/actor.ts';
import { actorOf, type Ctx } from '../kernel/context.ts';
import { toIsoOrNull } from '../kernel/instants.ts';
import { tables } from '../kernel/scope.ts';
import { tell } from './notify.ts';

/**
 * Tells one user something in a manager's own words.
 * @throws USER_NOT_FOUND also for an account that is deactivated
 */
export async function createNotification(ctx: Ctx, input: CreateNotificationInput): Promise<NotificationItem> {
  requirePermission(ctx.actor, 'notification.create');
  const user = await tables(ctx.em)
    .selectFrom('users')
    .select('id')
    .where('id', '=', input.user_id)
    .where('is_active', '=', true)
    .where('role', '!=', 'systeme')
    .executeTakeFirst();
  if (!user) throw new DomainError('USER_NOT_FOUND', { field: 'user_id' });
  const [written] = await tell(ctx, {
    evenement: 'information',
    user_ids: [input.user_id],
    params: { texte: input.texte, acteur: actorOf(ctx).full_name },
    intervention_id: null,
  });
  if (!written) throw new DomainError('USER_NOT_FOUND', { field: 'user_id' });
  const { id, user_id, type, evenement, params, is_urgente, date_lecture } = written;
  const about = { intervention_id: null, objet: null, objet_id: null, modele: null };
  const dates = { date_creation: ctx.now.toISOString(), date_lecture: toIsoOrNull(date_lecture ?? null) };
  return { id, user_id, type, evenement, params, is_urgente, ...about, ...dates };
}
