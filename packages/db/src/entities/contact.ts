import { defineEntity, p } from '@mikro-orm/core';
import { Client } from './client.ts';
import { Site } from './site.ts';

const ContactSchema = defineEntity({
  name: 'Contact',
  tableName: 'contacts',
  properties: {
    id: p.integer().primary(),
    client_id: () => p.manyToOne(Client).mapToPk().fieldName('client_id').index('contacts_client_id_idx'),
    site_id: () => p.manyToOne(Site).mapToPk().fieldName('site_id').nullable().index('contacts_site_id_idx'),
    nom: p.string().length(120),
    fonction: p.string().length(120).nullable(),
    telephone: p.string().length(20).nullable(),
    mobile: p.string().length(20).nullable(),
    email: p.string().length(254).nullable(),
    is_principal: p.boolean().default(false),
    is_active: p.boolean().default(true),
    version: p.integer().version(),
    created_at: p
      .datetime()
      .defaultRaw('now()')
      .onCreate(() => new Date()),
  },
  indexes: [
    {
      name: 'contacts_principal_client_key',
      expression:
        'create unique index contacts_principal_client_key on contacts (client_id) where is_principal and is_active and site_id is null',
    },
    {
      name: 'contacts_principal_site_key',
      expression: 'create unique index contacts_principal_site_key on contacts (site_id) where is_principal and is_active',
    },
  ],
});

/** Somebody to call at a client's, or on one of its sites. */
export class Contact extends ContactSchema.class {}
ContactSchema.setClass(Contact);
export { ContactSchema };
