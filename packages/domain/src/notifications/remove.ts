import type { IdInput } from '@mif/contract/paging';
import { requirePermission } from '../kernel/actor.ts';
import type { Ctx } from '../kernel/context.ts';
import { tables } from '../kernel/scope.ts';
import { readNotification } from './project.ts';

/**
 * Removes one of the caller's own notifications, and its e-mail where that was not sent yet.
 * @throws NOTIFICATION_NOT_FOUND also for another's
 */
export async function removeNotification(ctx: Ctx, { id }: IdInput): Promise<{ ok: true }> {
  requirePermission(ctx.actor, 'notification.update');
  await readNotification(ctx, id);
  await tables(ctx.em).deleteFrom('envois').where('notification_id', '=', id).execute();
  await tables(ctx.em).deleteFrom('notifications').where('id', '=', id).execute();
  return { ok: true };
}
