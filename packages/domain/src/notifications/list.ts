import { sql } from 'kysely';
import { DomainError } from '@mif/contract/errors';
import type { ListNotificationsInput, NotificationPage, UnreadCount, UserNotificationsInput } from '@mif/contract/notifications';
import { civilDayBounds } from '@mif/contract/time';
import { requirePermission } from '../kernel/actor.ts';
import { actorOf, type Ctx } from '../kernel/context.ts';
import { cutPage, decodeCursor, readSize } from '../kernel/paging.ts';
import { tables } from '../kernel/scope.ts';
import { ownNotifications, toItem } from './project.ts';

/**
 * A page of the caller's own notifications, the newest first, with how many he has not read in all.
 * @throws CURSOR_INVALID
 */
export async function listNotifications(ctx: Ctx, input: ListNotificationsInput): Promise<NotificationPage> {
  const cursor = decodeCursor(input.cursor, '-id');
  let query = ownNotifications(ctx);
  if (input.non_lues) query = query.where('n.date_lecture', input.non_lues === 'oui' ? 'is' : 'is not', null);
  if (input.type?.length) query = query.where('n.type', 'in', input.type);
  if (input.du) query = query.where('n.date_creation', '>=', new Date(civilDayBounds(input.du).start));
  if (input.au) query = query.where('n.date_creation', '<', new Date(civilDayBounds(input.au).end));
  if (input.q) query = query.where(holds(input.q));
  if (cursor) query = query.where('n.id', '<', cursor.id);
  const rows = await query.orderBy('n.id', 'desc').limit(readSize(input.limit)).execute();
  const { non_lues } = await countUnread(ctx);
  return { ...cutPage(rows, input.limit, toItem, (row) => ({ sort: '-id', value: row.id, id: row.id })), non_lues };
}

/** How many of the caller's own he has not read, and from where a stream goes on after this answer. */
export async function countUnread(ctx: Ctx): Promise<UnreadCount> {
  requirePermission(ctx.actor, 'notification.read');
  const row = await tables(ctx.em)
    .selectFrom('notifications')
    .select(sql<number>`(count(*) filter (where date_lecture is null))::int`.as('non_lues'))
    .select(sql<number>`coalesce(max(rang), 0)`.as('dernier'))
    .where('user_id', '=', actorOf(ctx).id)
    .executeTakeFirstOrThrow();
  return { non_lues: row.non_lues, dernier_evenement: String(row.dernier) };
}

/**
 * The same under the caller's own number, as the older clients ask for it.
 * @throws USER_NOT_FOUND for any other account
 */
export function listNotificationsOfUser(ctx: Ctx, { user_id, ...input }: UserNotificationsInput): Promise<NotificationPage> {
  if (user_id !== actorOf(ctx).id) throw new DomainError('USER_NOT_FOUND', { field: 'user_id' });
  return listNotifications(ctx, input);
}

/** Whether the facts of a notification hold every word; accents and capitals do not count. */
function holds(q: string) {
  const words = q.split(/\s+/).filter(Boolean).slice(0, 8);
  const facts = sql<string>`(select recherche.sans_accents(lower(string_agg(f.value, ' '))) from jsonb_each_text(n.params) f)`;
  const wanted = (word: string) => `%${word.replaceAll(/[\\%_]/g, '\\$&')}%`;
  return sql<boolean>`${sql.join(
    words.map((word) => sql`${facts} like recherche.sans_accents(lower(${wanted(word)}))`),
    sql` and `,
  )}`;
}
