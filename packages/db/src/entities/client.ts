import { defineEntity, p } from '@mikro-orm/core';
import type { FormeJuridique } from '@mif/contract/clients';
import type { Langue } from '@mif/contract/users';
import { Calendrier } from './calendrier.ts';

const ClientSchema = defineEntity({
  name: 'Client',
  tableName: 'clients',
  properties: {
    id: p.integer().primary(),
    code: p.string().length(40).unique('clients_code_key'),
    nom: p.string().length(200),
    raison_sociale: p.string().length(200).nullable(),
    forme_juridique: p.string().length(30).$type<FormeJuridique>().nullable(),
    ice: p.string().length(15).nullable().unique('clients_ice_key'),
    identifiant_fiscal: p.string().length(8).nullable(),
    rc: p.string().length(7).nullable(),
    rc_tribunal: p.string().length(120).nullable(),
    taxe_professionnelle: p.string().length(8).nullable(),
    cnss: p.string().length(7).nullable(),
    adresse: p.string().length(400).nullable(),
    code_postal: p.string().length(12).nullable(),
    ville: p.string().length(120).nullable(),
    email: p.string().length(254).nullable(),
    telephone: p.string().length(40).nullable(),
    langue: p.string().length(2).$type<Langue>().default('fr'),
    notes: p.text().nullable(),
    /** Null: the company's. */
    calendrier_id: () => p.manyToOne(Calendrier).mapToPk().fieldName('calendrier_id').nullable().deleteRule('no action'),
    is_active: p.boolean().default(true),
    version: p.integer().version(),
    created_at: p
      .datetime()
      .defaultRaw('now()')
      .onCreate(() => new Date()),
    updated_at: p
      .datetime()
      .defaultRaw('now()')
      .onCreate(() => new Date()),
  },
  indexes: [
    {
      name: 'clients_calendrier_idx',
      expression: 'create index clients_calendrier_idx on clients (calendrier_id) where calendrier_id is not null',
    },
  ],
});

/** A client company. */
export class Client extends ClientSchema.class {}
ClientSchema.setClass(Client);
export { ClientSchema };
