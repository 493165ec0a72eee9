import { Envoi, Notification } from '@mif/db/entities/notification';
import type { NotificationEvent, NotificationType } from '@mif/contract/notifications';
import type { Objet } from '@mif/contract/journal';
import type { Ctx } from '../kernel/context.ts';
import { tables } from '../kernel/scope.ts';

/** Something to tell some users. */
export interface Announcement {
  user_ids: readonly number[];
  type: NotificationType;
  evenement: NotificationEvent;
  /** What the sentence is filled with; texts are made at the reader's, in his language. */
  params: Record<string, string>;
  intervention_id: number | null;
  /** What it is about, where it is no intervention. */
  record?: { objet: Objet; id: number };
  /** Also by e-mail. */
  is_email: boolean;
}

/**
 * Tells users something, in the transaction of the change it is about: a row each, which every open screen hears of
 * at commit, and an e-mail each as a job. The actor himself is not told what he did.
 */
export async function notify(ctx: Ctx, announcement: Announcement): Promise<void> {
  const recipients = [...new Set(announcement.user_ids)].filter((user_id) => user_id !== ctx.actor?.id);
  if (recipients.length === 0) return;
  const { type, evenement, params, intervention_id, record } = announcement;
  const about = { intervention_id, objet: record?.objet ?? null, objet_id: record?.id ?? null };
  const refused = await refusedChannels(ctx, recipients, type);
  const notifications = recipients.map((user_id) =>
    ctx.em.create(Notification, {
      user_id,
      type,
      evenement,
      params,
      ...about,
      is_silencieuse: refused.get(user_id)?.application === true,
      date_creation: ctx.now, // Who does not want to be told finds it among what he has read.
      date_lecture: refused.get(user_id)?.application ? ctx.now : null,
    }),
  );
  await ctx.em.flush();
  if (!announcement.is_email) return;
  const wanted = notifications.filter(({ user_id }) => !refused.get(user_id)?.email);
  const envois = wanted.map(({ id, user_id }) =>
    ctx.em.create(Envoi, {
      cle: `notification:${id}:email`,
      user_id,
      notification_id: id,
      statut: 'a_envoyer',
      created_at: ctx.now,
      prevu_at: ctx.now,
    }),
  );
  await ctx.em.flush();
  for (const { id } of envois) await ctx.enqueue('send_email', { envoi_id: id }, { job_key: `envoi:${id}`, max_attempts: 12 });
}

/** Which channels each reader has turned off for this kind of notification. */
async function refusedChannels(ctx: Ctx, user_ids: readonly number[], type: NotificationType) {
  const rows = await tables(ctx.em).selectFrom('users').select(['id', 'preferences_notifications']).where('id', 'in', user_ids).execute();
  return new Map(
    rows.map(({ id, preferences_notifications: preferences }) => {
      const { application = true, email = true } = preferences[type] ?? {};
      return [id, { application: !application, email: !email }];
    }),
  );
}
