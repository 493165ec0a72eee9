import { defineEntity, p } from '@mikro-orm/core';
import type { Criticite, Frequence, StatutEquipement } from '@mif/contract/equipements';
import { Client } from './client.ts';
import { Site } from './site.ts';

const EquipementSchema = defineEntity({
  name: 'Equipement',
  tableName: 'equipements',
  properties: {
    id: p.integer().primary(),
    code: p.string().length(60),
    nom: p.string().length(200),
    type: p.string().length(80),
    localisation: p.string().length(200).nullable(),
    frequence_entretien: p.string().length(20).$type<Frequence>().nullable(),
    statut: p.string().length(20).$type<StatutEquipement>().default('operationnel'),
    criticite: p.string().length(20).$type<Criticite>().default('standard'),
    numero_serie: p.string().length(100).nullable(),
    fabricant: p.string().length(100).nullable(),
    modele: p.string().length(100).nullable(),
    client_id: () => p.manyToOne(Client).mapToPk().fieldName('client_id'),
    site_id: () => p.manyToOne(Site).mapToPk().fieldName('site_id').index('equipements_site_id_idx'),
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
  uniques: [{ name: 'equipements_client_code_key', properties: ['client_id', 'code'] }],
  indexes: [
    { name: 'equipements_nom_idx', properties: ['nom', 'id'] },
    { name: 'equipements_code_idx', properties: ['code', 'id'] },
    {
      name: 'equipements_recherche_idx',
      expression: 'create index equipements_recherche_idx on equipements using gin (recherche)',
    },
    {
      name: 'equipements_trigrammes_idx',
      expression: `create index equipements_trigrammes_idx on equipements using gin (recherche.sans_accents(code || ' ' || nom) recherche.gin_trgm_ops)`,
    },
  ],
});

/** A machine at a client's. */
export class Equipement extends EquipementSchema.class {}
EquipementSchema.setClass(Equipement);
export { EquipementSchema };
