import { defineEntity, p } from '@mikro-orm/core';
import type { NotificationEvent, NotificationType } from '@mif/contract/notifications';
import type { Objet } from '@mif/contract/journal';
import { Intervention } from './intervention.ts';
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
    date_creation: p.datetime(),
    date_lecture: p.datetime().nullable(),
  },
  indexes: [{ name: 'notifications_user_idx', properties: ['user_id', 'id'] }],
});

/** Something a user is told in the application. */
export class Notification extends NotificationSchema.class {}
NotificationSchema.setClass(Notification);
export { NotificationSchema };

const EnvoiSchema = defineEntity({
  name: 'Envoi',
  tableName: 'envois',
  properties: {
    id: p.integer().primary(),
    /** Names one delivery once and for all: `notification:<id>:email`, `lien:<id>`. */
    cle: p.string().length(120).unique('envois_cle_key'),
    /** What it says: a notification, or what its link is for. */
    modele: p.string().length(40).$type<'notification' | Lien['genre']>().default('notification'),
    notification_id: () =>
      p
        .manyToOne(Notification)
        .mapToPk()
        .fieldName('notification_id')
        .nullable()
        .deleteRule('no action')
        .index('envois_notification_id_idx'),
    lien_id: () => p.manyToOne(Lien).mapToPk().fieldName('lien_id').nullable().deleteRule('no action').index('envois_lien_id_idx'),
    statut: p.string().length(20).$type<'a_envoyer' | 'envoye' | 'abandonne' | 'echoue'>(),
    tentatives: p.integer().default(0),
    derniere_erreur: p.text().nullable(),
    created_at: p.datetime(),
    envoye_at: p.datetime().nullable(),
  },
});

/** An e-mail to hand to SMTP once. */
export class Envoi extends EnvoiSchema.class {}
EnvoiSchema.setClass(Envoi);
export { EnvoiSchema };
