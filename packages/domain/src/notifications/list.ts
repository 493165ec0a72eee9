import { sql } from 'kysely';
import { DomainError } from '@mif/contract/errors';
import type { ListNotificationsInput, NotificationPage, UserNotificationsInput } from '@mif/contract/notifications';
import { actorOf, type Ctx } from '../kernel/context.ts';
import { cutPage, decodeCursor, readSize } from '../kernel/paging.ts';
import { tables } from '../kernel/scope.ts';
import { ownNotifications, toItem } from './project.ts';

/**
 * A page of the caller's own notifications, the newest first, with how many he has not read.
 * @throws CURSOR_INVALID
 */
export async function listNotifications(ctx: Ctx, input: ListNotificationsInput): Promise<NotificationPage> {
  const cursor = decodeCursor(input.cursor, '-id');
  let query = ownNotifications(ctx);
  if (input.non_lues) query = query.where('n.date_lecture', input.non_lues === 'oui' ? 'is' : 'is not', null);
  if (cursor) query = query.where('n.id', '<', cursor.id);
  const rows = await query.orderBy('n.id', 'desc').limit(readSize(input.limit)).execute();
  const { non_lues } = await tables(ctx.em)
    .selectFrom('notifications')
    .select(sql<number>`count(*)::int`.as('non_lues'))
    .where('user_id', '=', actorOf(ctx).id)
    .where('date_lecture', 'is', null)
    .executeTakeFirstOrThrow();
  return { ...cutPage(rows, input.limit, toItem, (row) => ({ sort: '-id', value: row.id, id: row.id })), non_lues };
}

/**
 * The same under the caller's own number, as the older clients ask for it.
 * @throws USER_NOT_FOUND for any other account
 */
export function listNotificationsOfUser(ctx: Ctx, { user_id, ...input }: UserNotificationsInput): Promise<NotificationPage> {
  if (user_id !== actorOf(ctx).id) throw new DomainError('USER_NOT_FOUND', { field: 'user_id' });
  return listNotifications(ctx, input);
}
