import type { MarkReadInput, MarkUnreadInput, NotificationItem } from '@mif/contract/notifications';
import type { IdInput } from '@mif/contract/paging';
import { requirePermission } from '../kernel/actor.ts';
import { actorOf, type Ctx } from '../kernel/context.ts';
import { tables } from '../kernel/scope.ts';
import { readNotification } from './project.ts';

/** Marks the caller's own notifications as read: the named ones, or all; when each was first read stays. */
export async function markRead(ctx: Ctx, input: MarkReadInput): Promise<{ ok: true }> {
  requirePermission(ctx.actor, 'notification.update');
  if (input.ids?.length === 0) return { ok: true };
  let query = tables(ctx.em)
    .updateTable('notifications')
    .set({ date_lecture: ctx.now })
    .where('user_id', '=', actorOf(ctx).id)
    .where('date_lecture', 'is', null);
  if (input.ids) query = query.where('id', 'in', input.ids);
  await query.execute();
  return { ok: true };
}

/**
 * Marks one as read and gives it back.
 * @throws NOTIFICATION_NOT_FOUND also for another's
 */
export async function markOneRead(ctx: Ctx, { id }: IdInput): Promise<NotificationItem> {
  await markRead(ctx, { ids: [id] });
  return readNotification(ctx, id);
}

/** Marks the named ones of the caller's own as unread again. */
export async function markUnread(ctx: Ctx, { ids }: MarkUnreadInput): Promise<{ ok: true }> {
  requirePermission(ctx.actor, 'notification.update');
  await tables(ctx.em)
    .updateTable('notifications')
    .set({ date_lecture: null })
    .where('user_id', '=', actorOf(ctx).id)
    .where('id', 'in', ids)
    .execute();
  return { ok: true };
}
