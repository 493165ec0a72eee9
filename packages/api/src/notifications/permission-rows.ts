import type { Actor } from '@mif/domain/kernel/actor';
import type { Ctx } from '@mif/domain/kernel/context';
import { unscopedTables } from '@mif/domain/kernel/scope';
import { createNotification } from '@mif/domain/notifications/create';
import { listNotifications } from '@mif/domain/notifications/list';
import { markRead } from '@mif/domain/notifications/mark-read';
import { subscribeDevice } from '@mif/domain/notifications/push-devices';
import type { World } from '../permission-world.ts';

/**
 * Makes what people are told, and what carries it, for the matrix of permissions.
 * @param make saves an account whose address refuses mail, and gives a number of its own
 * @param as runs a verb as somebody
 * @param admin somebody who may write to anybody
 */
export function notificationRows(
  make: { refused: (data: { email_rejete_at: Date; email_rejete_motif: string }) => Promise<{ id: number }>; serial: () => number },
  fork: () => Ctx['em'],
  as: <T>(actor: Actor, verb: (ctx: Ctx) => Promise<T>) => Promise<T>,
  admin: () => Actor,
  now: Date,
): Pick<World, 'notification' | 'rang' | 'device' | 'envoi' | 'refusedAddress' | 'read' | 'isUnread'> {
  const write = ({ id }: Actor) => as(admin(), (ctx) => createNotification(ctx, { user_id: id, texte: 'Essai' }));
  return {
    notification: write,
    rang: async (id) => {
      const row = unscopedTables(fork()).selectFrom('notifications').select('rang').where('id', '=', id);
      return (await row.executeTakeFirstOrThrow()).rang ?? 0;
    },
    device: async (user) => {
      const endpoint = `https://push.exemple.ma/${make.serial()}`;
      await as(user, (ctx) => subscribeDevice(ctx, { endpoint, p256dh: 'B'.repeat(87), auth: 'A'.repeat(22) }, null));
      const devices = unscopedTables(fork()).selectFrom('abonnements_push').select('id');
      return devices.where('endpoint', '=', endpoint).executeTakeFirstOrThrow();
    },
    envoi: async (user) => {
      const { id: notification_id } = await write(user);
      const mails = unscopedTables(fork()).selectFrom('envois').select('id').where('canal', '=', 'email');
      return (await mails.where('notification_id', '=', notification_id).executeTakeFirstOrThrow()).id;
    },
    refusedAddress: async () => (await make.refused({ email_rejete_at: now, email_rejete_motif: 'no such user' })).id,
    read: (user, id) => as(user, (ctx) => markRead(ctx, { ids: [id] })),
    isUnread: async (user, id) => {
      const { items } = await as(user, (ctx) => listNotifications(ctx, { non_lues: 'oui', limit: 200 }));
      return items.some((item) => item.id === id);
    },
  };
}
