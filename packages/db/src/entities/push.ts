import { defineEntity, p } from '@mikro-orm/core';
import { Session } from './session.ts';
import { User } from './user.ts';

const AbonnementPushSchema = defineEntity({
  name: 'AbonnementPush',
  tableName: 'abonnements_push',
  properties: {
    id: p.integer().primary(),
    user_id: () => p.manyToOne(User).mapToPk().fieldName('user_id').index('abonnements_push_user_id_idx'),
    /** The session it was made in: once that is revoked, the device is told nothing more. */
    session_id: () => p.manyToOne(Session).mapToPk().fieldName('session_id').nullable().index('abonnements_push_session_id_idx'),
    /** Where the push service of the browser takes messages for it. */
    endpoint: p.text().unique('abonnements_push_endpoint_key'),
    p256dh: p.string().length(120),
    auth: p.string().length(60),
    /** What the browser calls itself. */
    appareil: p.string().length(200).nullable(),
    created_at: p.datetime(),
    dernier_succes_at: p.datetime().nullable(),
  },
});

/** A browser that takes pushes for an account. */
export class AbonnementPush extends AbonnementPushSchema.class {}
AbonnementPushSchema.setClass(AbonnementPush);
export { AbonnementPushSchema };

const ClePushSchema = defineEntity({
  name: 'ClePush',
  tableName: 'cles_push',
  properties: {
    nom: p.string().length(20).primary(),
    cle_publique: p.string().length(120),
    /** Sealed with the secret of the product. */
    cle_privee_scellee: p.string().length(300),
    created_at: p.datetime(),
  },
});

/** The key pair (VAPID) by which push services know this product. */
export class ClePush extends ClePushSchema.class {}
ClePushSchema.setClass(ClePush);
export { ClePushSchema };
