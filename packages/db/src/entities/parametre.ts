import { defineEntity, p } from '@mikro-orm/core';

const ParametreSchema = defineEntity({
  name: 'Parametre',
  tableName: 'parametres',
  properties: {
    id: p.integer().primary(),
    cle: p.string().length(60).unique('parametres_cle_key'),
    valeur: p.json<unknown>(),
    version: p.integer().version(),
    updated_at: p.datetime(),
  },
});

/** A setting an administrator made otherwise than by default. */
export class Parametre extends ParametreSchema.class {}
ParametreSchema.setClass(Parametre);
export { ParametreSchema };
