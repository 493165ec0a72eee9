import { z } from 'zod';
import { Objet } from './journal.ts';
import { listInput, manyOf, pageOf, rowId } from './paging.ts';

export const notificationTypes = [
  'affectation',
  'changement',
  'rappel',
  'retard',
  'cloture',
  'demande',
  'absence',
  'habilitation',
  'plan',
  'systeme',
  'information',
] as const;
export const NotificationType = z.enum(notificationTypes);
export type NotificationType = z.infer<typeof NotificationType>;

/** `application`: the list and the live stream; `push`: the devices that asked for it. */
export const notificationChannels = ['application', 'email', 'push'] as const;
export const NotificationChannel = z.enum(notificationChannels);
export type NotificationChannel = z.infer<typeof NotificationChannel>;

/** Whether one is told of a kind, by channel. */
export const ChannelChoice = z.object({ application: z.boolean(), email: z.boolean(), push: z.boolean() });

/** What somebody does not want to be told, by kind and channel; what is not named is wanted. */
export const PreferencesNotifications = z.partialRecord(NotificationType, ChannelChoice.partial());
export type PreferencesNotifications = z.infer<typeof PreferencesNotifications>;

/** What happened, as a code that i18n turns into a sentence with `params`. */
export const notificationEvents = [
  'intervention_affectee',
  'interventions_affectees',
  'intervention_retiree',
  'intervention_liberee',
  'intervention_deplacee',
  'intervention_demarree',
  'intervention_en_attente',
  'intervention_terminee',
  'intervention_rouverte',
  'intervention_cloturee',
  'intervention_annulee',
  'intervention_rappel',
  'intervention_a_commencer',
  'intervention_non_commencee',
  'intervention_retard',
  'intervention_escalade',
  'demande_soumise',
  'demande_acceptee',
  'demande_refusee',
  'demande_doublon',
  'demande_annulee',
  'absence_demandee',
  'absence_approuvee',
  'absence_refusee',
  'absence_annulee',
  'habilitation_expire',
  'echeance_generee',
  'echeances_generees',
  'adresse_rejetee',
  'adresse_rejetee_compte',
  'ferie_a_confirmer',
  'travaux_en_retard',
  'travaux_a_jour',
  'processus_muet',
  'processus_retabli',
  'information',
] as const;
export const NotificationEvent = z.enum(notificationEvents);
export type NotificationEvent = z.infer<typeof NotificationEvent>;

export const NotificationItem = z.object({
  id: rowId,
  user_id: rowId,
  type: NotificationType,
  evenement: NotificationEvent,
  params: z.record(z.string(), z.string()),
  intervention_id: rowId.nullable(),
  /** What else it is about, where it is no intervention. */
  objet: Objet.nullable(),
  objet_id: rowId.nullable(),
  /** It may break quiet hours and is never kept for the daily mail. */
  is_urgente: z.boolean(),
  date_creation: z.iso.datetime(),
  date_lecture: z.iso.datetime().nullable(),
  /** The sentence an administrator wrote for such events, by language; null where the default holds. */
  modele: z.record(z.string(), z.string()).nullable(),
});
export type NotificationItem = z.infer<typeof NotificationItem>;

export const ListNotificationsInput = listInput.extend({
  non_lues: z.enum(['oui', 'non']).optional(),
  type: manyOf(notificationTypes).optional(),
  /** First and last civil day in Morocco, both included. */
  du: z.iso.date().optional(),
  au: z.iso.date().optional(),
  /** Words of what it is about: reference, title, name. */
  q: z.string().trim().max(100).optional(),
});
export type ListNotificationsInput = z.infer<typeof ListNotificationsInput>;
export const NotificationPage = pageOf(NotificationItem).extend({ non_lues: z.number().int() });
export type NotificationPage = z.infer<typeof NotificationPage>;

/** `dernier_evenement`: the stream opened with it as `lastEventId` gives everything that came after this answer. */
export const UnreadCount = z.object({ non_lues: z.number().int(), dernier_evenement: z.string() });
export type UnreadCount = z.infer<typeof UnreadCount>;

/** Marks the given ones, or all of them where none is named. */
export const MarkReadInput = z.object({ ids: z.array(rowId).max(500).optional() });
export type MarkReadInput = z.infer<typeof MarkReadInput>;
export const MarkUnreadInput = z.object({ ids: z.array(rowId).min(1).max(500) });
export type MarkUnreadInput = z.infer<typeof MarkUnreadInput>;

/** What a manager writes to one user; it arrives as an `information`. */
export const CreateNotificationInput = z.object({ user_id: rowId, texte: z.string().trim().min(1).max(500) });
export type CreateNotificationInput = z.infer<typeof CreateNotificationInput>;

/** The older clients' way to one's own notifications. */
export const UserNotificationsInput = ListNotificationsInput.extend({ user_id: rowId });
export type UserNotificationsInput = z.infer<typeof UserNotificationsInput>;

/** `lastEventId` is the event id of the last one seen, which is not its number: the stream first gives what came after it. */
export const StreamInput = z.object({ lastEventId: z.string().max(20).nullish() }).optional();
export type StreamInput = z.infer<typeof StreamInput>;
