import { defineEntity, p } from '@mikro-orm/core';
import { User } from './user.ts';

const SessionSchema = defineEntity({
  name: 'Session',
  tableName: 'sessions',
  properties: {
    id: p.uuid().primary(),
    user_id: () => p.manyToOne(User).mapToPk().fieldName('user_id').index('sessions_user_id_idx'),
    created_at: p.datetime(),
    last_used_at: p.datetime(),
    expires_at: p.datetime(),
    revoked_at: p.datetime().nullable(),
    /** When its owner last gave his password again. */
    confirmed_at: p.datetime().nullable(),
    /** Its owner must take a second factor before anything else. */
    is_enrolement_requis: p.boolean().default(false),
    revoke_reason: p.string().length(40).nullable(),
    appareil: p.string().length(400).nullable(),
    adresse: p.string().length(64).nullable(),
  },
});

/** A signed-in device: one family of refresh tokens. */
export class Session extends SessionSchema.class {}
SessionSchema.setClass(Session);
export { SessionSchema };

const RefreshTokenSchema = defineEntity({
  name: 'RefreshToken',
  tableName: 'refresh_tokens',
  properties: {
    id: p.integer().primary(),
    session_id: () => p.manyToOne(Session).mapToPk().fieldName('session_id').index('refresh_tokens_session_id_idx'),
    /** SHA-256 of the token; the token itself is never stored. */
    token_hash: p.string().length(64).unique('refresh_tokens_token_hash_key'),
    created_at: p.datetime(),
    used_at: p.datetime().nullable(),
  },
});

/** One link of a session's chain: used once, then replaced. */
export class RefreshToken extends RefreshTokenSchema.class {}
RefreshTokenSchema.setClass(RefreshToken);
export { RefreshTokenSchema };

const LoginFailureSchema = defineEntity({
  name: 'LoginFailure',
  tableName: 'login_failures',
  properties: {
    /** `compte:<id>`, `compte:?<name of no account>` or `adresse:<ip>`. */
    cle: p.string().length(320).primary(),
    echecs: p.integer(),
    dernier_echec_at: p.datetime(),
    bloque_jusqua: p.datetime().nullable(),
  },
});

/** Failed sign-ins in a row, per account and per address. */
export class LoginFailure extends LoginFailureSchema.class {}
LoginFailureSchema.setClass(LoginFailure);
export { LoginFailureSchema };
