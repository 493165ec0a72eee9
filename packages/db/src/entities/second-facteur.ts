import { defineEntity, p } from '@mikro-orm/core';
import { User } from './user.ts';

const SecondFacteurSchema = defineEntity({
  name: 'SecondFacteur',
  tableName: 'seconds_facteurs',
  properties: {
    user_id: () => p.manyToOne(User).mapToPk().fieldName('user_id').primary().updateRule('no action').deleteRule('no action'),
    /** Sealed with a key that is not in the database. */
    secret_scelle: p.string().length(200),
    created_at: p.datetime(),
    /** When a code proved it; before that it asks nothing of anybody. */
    active_at: p.datetime().nullable(),
    /** The 30 seconds of the last code that was taken: neither it nor an earlier one is taken again. */
    dernier_pas: p.integer().nullable(),
  },
});

/** The application that gives somebody's codes. */
export class SecondFacteur extends SecondFacteurSchema.class {}
SecondFacteurSchema.setClass(SecondFacteur);
export { SecondFacteurSchema };

const CodeSecoursSchema = defineEntity({
  name: 'CodeSecours',
  tableName: 'codes_secours',
  properties: {
    id: p.integer().primary(),
    user_id: () => p.manyToOne(User).mapToPk().fieldName('user_id'),
    /** HMAC-SHA-256; the code itself is never stored. */
    code_hash: p.string().length(64),
    used_at: p.datetime().nullable(),
  },
  uniques: [{ name: 'codes_secours_user_code_key', properties: ['user_id', 'code_hash'] }],
});

/** A code for the day the telephone is lost: used once. */
export class CodeSecours extends CodeSecoursSchema.class {}
CodeSecoursSchema.setClass(CodeSecours);
export { CodeSecoursSchema };
