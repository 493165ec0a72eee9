import { z } from 'zod';
import {
  ChannelChoice,
  notificationTypes,
  PreferencesNotifications,
  type NotificationChannel,
  type NotificationType,
} from './notifications.ts';
import { rowId } from './paging.ts';
import { Heure } from './plages.ts';
import { Langue } from './users.ts';

/** `immediat`: each mail by itself; `quotidien`: what is not urgent in one mail a day. */
export const rythmesEmail = ['immediat', 'quotidien'] as const;
export const RythmeEmail = z.enum(rythmesEmail);
export type RythmeEmail = z.infer<typeof RythmeEmail>;

/** When the mail of the day leaves where nothing else is said. */
export const HEURE_RESUME_DEFAUT = '07:00';

/** How somebody is told, by kind and channel, and when. */
export const NotificationPreferences = z.object({
  user_id: rowId,
  full_name: z.string(),
  /** Mails and pushes are written in it. */
  langue: Langue,
  canaux: z.object(
    Object.fromEntries(notificationTypes.map((type) => [type, ChannelChoice])) as Record<NotificationType, typeof ChannelChoice>,
  ),
  /** Local time: mails and pushes wait from then on; both null: none wait. */
  silence_debut: Heure.nullable(),
  /** Before `silence_debut`: the next morning. */
  silence_fin: Heure.nullable(),
  rythme_email: RythmeEmail,
  heure_resume: Heure,
  email: z.string(),
  /** Since when the address refuses mails: none are sent until it changes. */
  email_rejete_at: z.iso.datetime().nullable(),
  email_rejete_motif: z.string().nullable(),
  version: z.number().int(),
});
export type NotificationPreferences = z.infer<typeof NotificationPreferences>;

/** One's own where nobody is named. */
export const PreferencesOfInput = z.object({ user_id: rowId.optional() });
export type PreferencesOfInput = z.infer<typeof PreferencesOfInput>;

/** What is left out stays; `canaux` names the ticks that change. Quiet hours come and go as a pair. */
export const UpdatePreferencesInput = PreferencesOfInput.extend({
  version: z.number().int().positive().optional(),
  canaux: PreferencesNotifications.optional(),
  silence_debut: Heure.nullish(),
  silence_fin: Heure.nullish(),
  rythme_email: RythmeEmail.optional(),
  heure_resume: Heure.optional(),
});
export type UpdatePreferencesInput = z.infer<typeof UpdatePreferencesInput>;

/** Every tick, from those that were changed: what is not named is wanted. */
export function allChoices(kept: PreferencesNotifications): NotificationPreferences['canaux'] {
  const wanted: Record<NotificationChannel, boolean> = { application: true, email: true, push: true };
  return Object.fromEntries(notificationTypes.map((type) => [type, { ...wanted, ...kept[type] }])) as NotificationPreferences['canaux'];
}
