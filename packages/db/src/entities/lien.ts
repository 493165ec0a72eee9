import { defineEntity, p } from '@mikro-orm/core';
import { User } from './user.ts';

const LienSchema = defineEntity({
  name: 'Lien',
  tableName: 'liens',
  properties: {
    id: p.integer().primary(),
    user_id: () => p.manyToOne(User).mapToPk().fieldName('user_id').index('liens_user_id_idx'),
    /** What it is for: to accept an invitation, or to give oneself a new password. */
    genre: p.string().length(20).$type<'invitation' | 'mot_de_passe'>(),
    /** What its token is made of with a key that is not in the database: the row alone opens nothing. */
    alea: p.string().length(64),
    created_at: p.datetime(),
    expires_at: p.datetime(),
    used_at: p.datetime().nullable(),
    revoked_at: p.datetime().nullable(),
  },
});

/** A link by e-mail that lets somebody in once. */
export class Lien extends LienSchema.class {}
LienSchema.setClass(Lien);
export { LienSchema };

const OubliSchema = defineEntity({
  name: 'Oubli',
  tableName: 'oublis',
  properties: {
    id: p.integer().primary(),
    email: p.string().length(254),
    created_at: p.datetime(),
  },
});

/** A password said to be forgotten, until a job has looked whose it is. */
export class Oubli extends OubliSchema.class {}
OubliSchema.setClass(Oubli);
export { OubliSchema };
