import { Envoi, Notification } from '@mif/db/entities/notification';
import { eventRules, type EventRule } from '@mif/contract/notification-rules';
import type { NotificationChannel, NotificationEvent } from '@mif/contract/notifications';
import type { Objet } from '@mif/contract/journal';
import type { Ctx } from '../kernel/context.ts';
import { tables } from '../kernel/scope.ts';
import { enqueueDelivery } from './deliveries.ts';
import { afterSilence, nextResume, type Rhythm } from './times.ts';

/** Something to tell some users; of what kind it is and by which channels it goes, the table of events says. */
export interface Announcement {
  user_ids: readonly number[];
  evenement: NotificationEvent;
  /** What the sentence is filled with; texts are made at the reader's, in his language. */
  params: Record<string, string>;
  intervention_id: number | null;
  /** What it is about, where it is no intervention. */
  record?: { objet: Objet; id: number };
  /** The priority of what it is about is critique. */
  is_critique?: boolean;
}

/** Told one reader: the row and how he wants it. */
interface Told {
  notification: Notification;
  reader: Reader;
}

/**
 * Tells users something, in the transaction of the change it is about: a row each, which every open screen hears of
 * at commit, and a mail and a push each as jobs, by their preferences. The actor himself is not told what he did.
 */
export async function notify(ctx: Ctx, announcement: Announcement): Promise<void> {
  await tell(ctx, { ...announcement, user_ids: announcement.user_ids.filter((user_id) => user_id !== ctx.actor?.id) });
}

/** The same, to the actor too where he is named; what was written, in the order of its readers. */
export async function tell(ctx: Ctx, announcement: Announcement): Promise<Notification[]> {
  const recipients = [...new Set(announcement.user_ids)];
  if (recipients.length === 0) return [];
  const { evenement, params, intervention_id, record } = announcement;
  const rule = eventRules[evenement];
  const is_urgente = rule.urgence === 'toujours' || (rule.urgence === 'si_critique' && announcement.is_critique === true);
  const readers = await readersOf(ctx, recipients, rule);
  const told = readers.map((reader): Told => {
    const is_silencieuse = !reader.wants('application');
    return {
      reader,
      notification: ctx.em.create(Notification, {
        user_id: reader.id,
        type: rule.type,
        evenement,
        params,
        intervention_id,
        objet: record?.objet ?? null,
        objet_id: record?.id ?? null,
        is_urgente,
        is_silencieuse,
        date_creation: ctx.now,
        // Who does not want to be told finds it among what he has read.
        date_lecture: is_silencieuse ? ctx.now : null,
      }),
    };
  });
  await ctx.em.flush();
  await deliver(ctx, told);
  return told.map(({ notification }) => notification);
}

async function deliver(ctx: Ctx, told: readonly Told[]): Promise<void> {
  const devices = await devicesOf(ctx, told);
  const envois: Envoi[] = [];
  for (const { notification, reader } of told) {
    const { id, user_id, is_urgente } = notification;
    const at = is_urgente ? ctx.now : afterSilence(ctx.now, reader);
    const facts = { user_id, notification_id: id, created_at: ctx.now, prevu_at: at, statut: 'a_envoyer' } as const;
    if (reader.wants('email') && reader.email_rejete_at === null) {
      const cle = `notification:${id}:email`;
      if (reader.rythme_email === 'quotidien' && !is_urgente) {
        // The sweep makes the mail of the day of what is due.
        ctx.em.create(Envoi, { ...facts, cle, statut: 'a_grouper', prevu_at: nextResume(ctx.now, reader) });
      } else {
        envois.push(ctx.em.create(Envoi, { ...facts, cle }));
      }
    }
    for (const abonnement_id of devices.get(user_id) ?? []) {
      envois.push(ctx.em.create(Envoi, { ...facts, cle: `notification:${id}:push:${abonnement_id}`, canal: 'push', abonnement_id }));
    }
  }
  await ctx.em.flush();
  for (const envoi of envois) await enqueueDelivery(ctx, envoi);
}

interface Reader extends Rhythm {
  id: number;
  rythme_email: 'immediat' | 'quotidien';
  email_rejete_at: Date | string | null;
  /** By the table of events and what he has not turned off. */
  wants: (canal: NotificationChannel) => boolean;
}

async function readersOf(ctx: Ctx, user_ids: readonly number[], rule: EventRule): Promise<Reader[]> {
  const rows = await tables(ctx.em)
    .selectFrom('users')
    .select(['id', 'preferences_notifications', 'silence_debut', 'silence_fin', 'rythme_email', 'heure_resume', 'email_rejete_at'])
    .where('id', 'in', user_ids)
    .orderBy('id')
    .execute();
  return rows.map(({ preferences_notifications, ...reader }) => ({
    ...reader,
    wants: (canal) => rule.canaux.includes(canal) && preferences_notifications[rule.type]?.[canal] !== false,
  }));
}

async function devicesOf(ctx: Ctx, told: readonly Told[]): Promise<Map<number, number[]>> {
  const user_ids = told.filter(({ reader }) => reader.wants('push')).map(({ reader }) => reader.id);
  const devices = new Map<number, number[]>();
  if (user_ids.length === 0) return devices;
  const rows = await tables(ctx.em)
    .selectFrom('abonnements_push')
    .select(['id', 'user_id'])
    .where('user_id', 'in', user_ids)
    .orderBy('id')
    .execute();
  for (const { id, user_id } of rows) devices.set(user_id, [...(devices.get(user_id) ?? []), id]);
  return devices;
}
