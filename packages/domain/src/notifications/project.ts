import { DomainError } from '@mif/contract/errors';
import type { NotificationItem } from '@mif/contract/notifications';
import { requirePermission } from '../kernel/actor.ts';
import { actorOf, type Ctx } from '../kernel/context.ts';
import { toIso, toIsoOrNull } from '../kernel/instants.ts';
import { tables } from '../kernel/scope.ts';

/** The caller's own notifications, as `n`. */
export function ownNotifications(ctx: Ctx) {
  requirePermission(ctx.actor, 'notification.read');
  return tables(ctx.em)
    .selectFrom('notifications as n')
    .select([
      'n.id',
      'n.user_id',
      'n.type',
      'n.evenement',
      'n.params',
      'n.intervention_id',
      'n.objet',
      'n.objet_id',
      'n.date_creation',
      'n.date_lecture',
    ])
    .where('n.user_id', '=', actorOf(ctx).id);
}

type Row = Awaited<ReturnType<ReturnType<typeof ownNotifications>['execute']>>[number];

/** The DTO of a row. */
export function toItem(row: Row): NotificationItem {
  return { ...row, date_creation: toIso(row.date_creation), date_lecture: toIsoOrNull(row.date_lecture) };
}

/**
 * One of the caller's own notifications.
 * @throws NOTIFICATION_NOT_FOUND also for another's
 */
export async function readNotification(ctx: Ctx, id: number): Promise<NotificationItem> {
  const row = await ownNotifications(ctx).where('n.id', '=', id).executeTakeFirst();
  if (!row) throw new DomainError('NOTIFICATION_NOT_FOUND', { field: 'id' });
  return toItem(row);
}
