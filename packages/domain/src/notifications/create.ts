import { Notification } from '@mif/db/entities/notification';
import { DomainError } from '@mif/contract/errors';
import type { CreateNotificationInput, NotificationItem } from '@mif/contract/notifications';
import { requirePermission } from '../kernel/actor.ts';
import { actorOf, type Ctx } from '../kernel/context.ts';
import { tables } from '../kernel/scope.ts';

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
  const facts = {
    user_id: input.user_id,
    type: 'information',
    evenement: 'information',
    params: { texte: input.texte, acteur: actorOf(ctx).full_name },
    intervention_id: null,
    objet: null,
    objet_id: null,
    is_urgente: false,
  } as const;
  const { id } = await save(ctx, facts);
  return { id, ...facts, date_creation: ctx.now.toISOString(), date_lecture: null, modele: null };
}

async function save(
  ctx: Ctx,
  facts: Pick<NotificationItem, 'user_id' | 'type' | 'evenement' | 'params' | 'intervention_id' | 'objet' | 'objet_id' | 'is_urgente'>,
) {
  const notification = ctx.em.create(Notification, { ...facts, date_creation: ctx.now, date_lecture: null });
  await ctx.em.flush();
  return notification;
}
