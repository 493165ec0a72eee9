import { defineEntity, p } from '@mikro-orm/core';
import type { RythmeEmail } from '@mif/contract/notification-preferences';
import type { PreferencesNotifications } from '@mif/contract/notifications';
import type { Langue, Role } from '@mif/contract/users';
import { Client } from './client.ts';

const UserSchema = defineEntity({
  name: 'User',
  tableName: 'users',
  properties: {
    id: p.integer().primary(),
    username: p.string().length(60).unique('users_username_key'),
    full_name: p.string().length(120),
    email: p.string().length(254).unique('users_email_key'),
    /** A role, or `systeme`: the user jobs act as, who cannot sign in. */
    role: p.string().length(20).$type<Role | 'systeme'>(),
    langue: p.string().length(2).$type<Langue>().default('fr'),
    password_hash: p.string().length(200).nullable().lazy(),
    is_active: p.boolean().default(true),
    client_id: () => p.manyToOne(Client).mapToPk().fieldName('client_id').nullable().index('users_client_id_idx'),
    version: p.integer().version(),
    preferences_notifications: p.json<PreferencesNotifications>().defaultRaw(`'{}'`),
    /** Local time, `HH:MM`: mails and pushes wait from the one to the other; both or none. */
    silence_debut: p.string().length(5).nullable(),
    silence_fin: p.string().length(5).nullable(),
    rythme_email: p.string().length(10).$type<RythmeEmail>().default('immediat'),
    /** Local time at which the mail of the day leaves. */
    heure_resume: p.string().length(5).default('07:00'),
    /** Since when a mail server says that there is no such address. */
    email_rejete_at: p.datetime().nullable(),
    email_rejete_motif: p.string().length(300).nullable(),
    created_at: p
      .datetime()
      .defaultRaw('now()')
      .onCreate(() => new Date()),
    updated_at: p
      .datetime()
      .defaultRaw('now()')
      .onCreate(() => new Date())
      .onUpdate(() => new Date()),
  },
});

/** An account. `client_id` is set for the role client alone. */
export class User extends UserSchema.class {}
UserSchema.setClass(User);
export { UserSchema };
