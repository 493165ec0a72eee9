import { defineEntity, p } from '@mikro-orm/core';
import type { NotificationEvent, NotificationType } from '@mif/contract/notifications';
import type { Objet } from '@mif/contract/journal';
import { Intervention } from './intervention.ts';
import { AbonnementPush } from './push.ts';
import { Lien } from './lien.ts';
import { User } from './user.ts';

const NotificationSchema = defineEntity({
  name: 'Notification',
  tableName: 'notifications',
  properties: {
    id: p.integer().primary(),
    user_id: () => p.manyToOne(User).mapToPk().fieldName('user_id'),
    type: p.string().length(20).$type<NotificationType>(),
    evenement: p.string().length(40).$type<NotificationEvent>(),
    params: p.json<Record<string, string>>(),
    intervention_id: () => p.manyToOne(Intervention).mapToPk().fieldName('intervention_id').nullable(),
    /** What else it is about, where it is no intervention. */
    objet: p.string().length(30).$type<Objet>().nullable(),
    objet_id: p.integer().nullable(),
    /** It may break quiet hours and is never kept for the mail of the day. */
    is_urgente: p.boolean().default(false),
    /** Its reader turned this kind off on his screens: it was never unread. */
    is_silencieuse: p.boolean().default(false),
    /** Given at commit: the order in which notifications came to be seen. */
    rang: p.integer().nullable(),
    date_creation: p.datetime(),
    date_lecture: p.datetime().nullable(),
  },
  indexes: [
    { name: 'notifications_user_idx', properties: ['user_id', 'id'] },
    { name: 'notifications_user_rang_idx', properties: ['user_id', 'rang'] },
  ],
});

/** Something a user is told in the application. */
export class Notification extends NotificationSchema.class {}
NotificationSchema.setClass(Notification);
export { NotificationSchema };

/** Where a delivery stands: it waits for its time or the mail of the day, was handed over, lost its sense, or failed for good. */
export type EnvoiStatut = 'a_envoyer' | 'a_grouper' | 'envoye' | 'abandonne' | 'echoue';

const EnvoiSchema = defineEntity({
  name: 'Envoi',
  tableName: 'envois',
  properties: {
    id: p.integer().primary(),
    /** Names one delivery once and for all: `notification:<id>:email`, `notification:<id>:push:<device>`, `resume:<user>:<day>`, `lien:<id>`. */
    cle: p.string().length(120).unique('envois_cle_key'),
    canal: p.string().length(10).$type<'email' | 'push'>().default('email'),
    user_id: () => p.manyToOne(User).mapToPk().fieldName('user_id').index('envois_user_id_idx'),
    /** What it says: a notification, those of a day, or what its link is for. */
    modele: p.string().length(40).$type<'notification' | 'resume' | Lien['genre']>().default('notification'),
    notification_id: () =>
      p
        .manyToOne(Notification)
        .mapToPk()
        .fieldName('notification_id')
        .nullable()
        .deleteRule('no action')
        .index('envois_notification_id_idx'),
    lien_id: () => p.manyToOne(Lien).mapToPk().fieldName('lien_id').nullable().deleteRule('no action').index('envois_lien_id_idx'),
    /** The device of a push. */
    abonnement_id: () => p.manyToOne(AbonnementPush).mapToPk().fieldName('abonnement_id').nullable().index('envois_abonnement_id_idx'),
    statut: p.string().length(20).$type<EnvoiStatut>(),
    tentatives: p.integer().default(0),
    /** How often the sweep gave it a job again. */
    relances: p.integer().default(0),
    derniere_erreur: p.text().nullable(),
    created_at: p.datetime(),
    /** Not before: the end of quiet hours, or the hour of the day's mail. */
    prevu_at: p.datetime(),
    envoye_at: p.datetime().nullable(),
    /** The mail of the day it went out with. */
    resume_id: () => p.manyToOne(Envoi).mapToPk().fieldName('resume_id').nullable().index('envois_resume_id_idx'),
  },
  indexes: [
    {
      name: 'envois_ouverts_idx',
      expression: `create index envois_ouverts_idx on envois (statut, prevu_at) where statut in ('a_envoyer', 'a_grouper', 'echoue')`,
    },
  ],
});

/** An e-mail or a push to hand over once. */
export class Envoi extends EnvoiSchema.class {}
EnvoiSchema.setClass(Envoi);
export { EnvoiSchema };

const RappelSchema = defineEntity({
  name: 'Rappel',
  tableName: 'rappels',
  properties: {
    intervention_id: () => p.manyToOne(Intervention).mapToPk().fieldName('intervention_id').primary(),
    /** `rappel:24` (hours before), `retard`, `escalade:4:admins` (hours after, and who is told). */
    seuil: p.string().length(40).primary(),
    /** The deadline it was reached for: another one is another reminder. */
    date_limite: p.datetime().primary(),
    created_at: p.datetime(),
  },
});

/** A threshold of a deadline that was told, or passed over. */
export class Rappel extends RappelSchema.class {}
RappelSchema.setClass(Rappel);
export { RappelSchema };
