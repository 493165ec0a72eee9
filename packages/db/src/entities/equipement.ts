import { defineEntity, p } from '@mikro-orm/core';
import type { Criticite, Frequence, StatutEquipement } from '@mif/contract/equipements';
import type { Valeurs } from '@mif/contract/types-equipement';
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
    /** Of the same site, which a foreign key of both columns holds. */
    parent_id: p.integer().nullable(),
    date_mise_en_service: p.date().nullable(),
    date_fin_garantie: p.date().nullable(),
    valeurs: p.json<Valeurs>().default('{}'),
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
    { name: 'equipements_client_code_key', properties: ['client_id', 'code'] },
    { name: 'equipements_id_site_key', properties: ['id', 'site_id'] },
  ],
  indexes: [
    { name: 'equipements_enfants_idx', properties: ['parent_id', 'nom', 'id'] },
    {
      name: 'equipements_racines_idx',
      expression: 'create index equipements_racines_idx on equipements (site_id, nom, id) where parent_id is null',
    },
    { name: 'equipements_chemin_idx', expression: 'create index equipements_chemin_idx on equipements using gist (chemin)' },
    {
      name: 'equipements_type_idx',
      expression: 'create index equipements_type_idx on equipements (recherche.sans_accents(type))',
    },
    {
      name: 'equipements_site_nom_key',
      expression: `create unique index equipements_site_nom_key on equipements (site_id, recherche.sans_accents(nom)) where statut <> 'retire'`,
    },
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
