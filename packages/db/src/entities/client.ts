import { defineEntity, p } from '@mikro-orm/core';

const ClientSchema = defineEntity({
  name: 'Client',
  tableName: 'clients',
  properties: {
    id: p.integer().primary(),
    code: p.string().length(40).unique('clients_code_key'),
    nom: p.string().length(200),
    ville: p.string().length(120).nullable(),
    adresse: p.string().length(400).nullable(),
    email: p.string().length(254).nullable(),
    telephone: p.string().length(40).nullable(),
    is_active: p.boolean().default(true),
    version: p.integer().version(),
    created_at: p
      .datetime()
      .defaultRaw('now()')
      .onCreate(() => new Date()),
  },
});

/** A client company. */
export class Client extends ClientSchema.class {}
ClientSchema.setClass(Client);
export { ClientSchema };
