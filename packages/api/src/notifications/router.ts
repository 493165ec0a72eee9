import { NotificationPreferences, PreferencesOfInput, UpdatePreferencesInput } from '@mif/contract/notification-preferences';
import {
  CreateNotificationInput,
  ListNotificationsInput,
  MarkReadInput,
  MarkUnreadInput,
  NotificationItem,
  NotificationPage,
  StreamInput,
  UnreadCount,
  UserNotificationsInput,
} from '@mif/contract/notifications';
import { Done, IdInput } from '@mif/contract/paging';
import { createNotification } from '@mif/domain/notifications/create';
import { countUnread, listNotifications, listNotificationsOfUser } from '@mif/domain/notifications/list';
import { markOneRead, markRead, markUnread } from '@mif/domain/notifications/mark-read';
import { readPreferences, updatePreferences } from '@mif/domain/notifications/preferences';
import { removeNotification } from '@mif/domain/notifications/remove';
import { streamNotifications } from '@mif/domain/notifications/stream';
import { tracked } from '@trpc/server';
import { pushRouter } from './push-router.ts';
import { checked, command, mapped, query, rest, router } from '../procedures.ts';

export const notificationsRouter = router({
  list: query('notification.read')
    .meta(rest('GET', '/notifications', 'Lister ses notifications'))
    .input(checked(ListNotificationsInput))
    .output(checked(NotificationPage))
    .query(({ ctx, input }) => listNotifications(ctx.domain, input)),
  listOfUser: query('notification.read')
    .meta(rest('GET', '/notifications/user/{user_id}', 'Lister ses notifications, par numéro de compte'))
    .input(checked(UserNotificationsInput))
    .output(checked(NotificationPage))
    .query(({ ctx, input }) => listNotificationsOfUser(ctx.domain, input)),
  unread: query('notification.read')
    .meta(rest('GET', '/notifications/non-lues', 'Compter ses notifications non lues'))
    .output(checked(UnreadCount))
    .query(({ ctx }) => countUnread(ctx.domain)),
  create: command('notification.create')
    .meta(rest('POST', '/notifications', 'Écrire à un utilisateur', 201))
    .input(checked(CreateNotificationInput))
    .output(checked(NotificationItem))
    .mutation(({ ctx, input }) => createNotification(ctx.domain, input)),
  markRead: command('notification.update')
    .meta(rest('PATCH', '/notifications/lues', 'Marquer des notifications comme lues, ou toutes'))
    .input(checked(MarkReadInput))
    .output(checked(Done))
    .mutation(({ ctx, input }) => markRead(ctx.domain, input)),
  markUnread: command('notification.update')
    .meta(rest('PATCH', '/notifications/non-lues', 'Marquer des notifications comme non lues'))
    .input(checked(MarkUnreadInput))
    .output(checked(Done))
    .mutation(({ ctx, input }) => markUnread(ctx.domain, input)),
  markOneRead: command('notification.update')
    .meta(rest('PATCH', '/notifications/{id}/lue', 'Marquer une notification comme lue'))
    .input(checked(IdInput))
    .output(checked(NotificationItem))
    .mutation(({ ctx, input }) => markOneRead(ctx.domain, input)),
  remove: command('notification.update')
    .meta(rest('DELETE', '/notifications/{id}', 'Supprimer une notification'))
    .input(checked(IdInput))
    .output(checked(Done))
    .mutation(({ ctx, input }) => removeNotification(ctx.domain, input)),
  preferences: router({
    get: query('preference.read')
      .meta(rest('GET', '/notifications/preferences', 'Lire comment on est prévenu'))
      .input(checked(PreferencesOfInput))
      .output(checked(NotificationPreferences))
      .query(({ ctx, input }) => readPreferences(ctx.domain, input)),
    update: command('preference.update')
      .meta(rest('PUT', '/notifications/preferences', 'Changer comment on est prévenu'))
      .input(checked(UpdatePreferencesInput))
      .output(checked(NotificationPreferences))
      .mutation(({ ctx, input }) => updatePreferences(ctx.domain, input)),
  }),
  push: pushRouter,
  stream: query('notification.read')
    .input(checked(StreamInput))
    .subscription(async function* ({ ctx, input, signal }) {
      const source = { listen: ctx.notifications.listen, now: ctx.now, signal: signal ?? new AbortController().signal };
      for await (const { event_id, item } of mapped(streamNotifications(ctx.domain, input, source))) yield tracked(event_id, item);
    }),
});
