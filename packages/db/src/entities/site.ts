import { defineEntity, p } from '@mikro-orm/core';
import type { Horaires } from '@mif/contract/plages';
import type { Langue } from '@mif/contract/users';
import { Client } from './client.ts';

const SiteSchema = defineEntity({
  name: 'Site',
  tableName: 'sites',
  properties: {
    id: p.integer().primary(),
    client_id: () => p.manyToOne(Client).mapToPk().fieldName('client_id'),
    code: p.string().length(40),
    nom: p.string().length(200),
    adresse: p.string().length(400).nullable(),
    code_postal: p.string().length(12).nullable(),
    ville: p.string().length(120).nullable(),
    latitude: p.double().$type<number>().nullable(),
    longitude: p.double().$type<number>().nullable(),
    instructions_acces: p.text().nullable(),
    horaires: p.json<Horaires>().nullable(),
    langue: p.string().length(2).$type<Langue>().nullable(),
    is_active: p.boolean().default(true),
    version: p.integer().version(),
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
  uniques: [
    { name: 'sites_client_code_key', properties: ['client_id', 'code'] },
    { name: 'sites_client_nom_key', properties: ['client_id', 'nom'] },
  ],
});

/** A place of a client's where equipment stands. */
export class Site extends SiteSchema.class {}
SiteSchema.setClass(Site);
export { SiteSchema };
