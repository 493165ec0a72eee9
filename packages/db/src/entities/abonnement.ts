import { defineEntity, p } from '@mikro-orm/core';
import { Client } from './client.ts';
import { Technicien } from './technicien.ts';
import { User } from './user.ts';

const AbonnementSchema = defineEntity({
  name: 'Abonnement',
  tableName: 'abonnements',
  properties: {
    id: p.integer().primary(),
    /** Whose calendar it gives: one of the two. */
    technicien_id: () => p.manyToOne(Technicien).mapToPk().fieldName('technicien_id').nullable(),
    client_id: () => p.manyToOne(Client).mapToPk().fieldName('client_id').nullable(),
    cree_par_id: () => p.manyToOne(User).mapToPk().fieldName('cree_par_id'),
    /** SHA-256 of its secret, which is kept nowhere. */
    empreinte: p.string().length(64).unique('abonnements_empreinte_key'),
    created_at: p.datetime(),
    revoked_at: p.datetime().nullable(),
    last_read_at: p.datetime().nullable(),
  },
  indexes: [
    {
      name: 'abonnements_technicien_key',
      expression: `create unique index abonnements_technicien_key on abonnements (technicien_id) where revoked_at is null and technicien_id is not null`,
    },
    {
      name: 'abonnements_client_key',
      expression: `create unique index abonnements_client_key on abonnements (client_id, cree_par_id) where revoked_at is null and client_id is not null`,
    },
  ],
});

/** A revocable address by which other calendars read a technician's or a client's. */
export class Abonnement extends AbonnementSchema.class {}
AbonnementSchema.setClass(Abonnement);
export { AbonnementSchema };
