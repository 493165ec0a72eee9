import { defineEntity, p } from '@mikro-orm/core';
import type { GenreCompteur, GenreReleve } from '@mif/contract/compteurs';
import { Equipement } from './equipement.ts';
import { Intervention } from './intervention.ts';
import { User } from './user.ts';

const CompteurSchema = defineEntity({
  name: 'Compteur',
  tableName: 'compteurs',
  properties: {
    id: p.integer().primary(),
    equipement_id: () => p.manyToOne(Equipement).mapToPk().fieldName('equipement_id'),
    nom: p.string().length(80),
    unite: p.string().length(20),
    genre: p.string().length(12).$type<GenreCompteur>(),
    is_active: p.boolean().default(true),
    version: p.integer().version(),
    created_at: p
      .datetime()
      .defaultRaw('now()')
      .onCreate(() => new Date()),
  },
  indexes: [
    {
      name: 'compteurs_equipement_nom_key',
      expression: 'create unique index compteurs_equipement_nom_key on compteurs (equipement_id, recherche.sans_accents(nom))',
    },
  ],
});

/** A meter of an equipment. */
export class Compteur extends CompteurSchema.class {}
CompteurSchema.setClass(Compteur);
export { CompteurSchema };

const ReleveSchema = defineEntity({
  name: 'Releve',
  tableName: 'releves',
  properties: {
    id: p.integer().primary(),
    compteur_id: () => p.manyToOne(Compteur).mapToPk().fieldName('compteur_id'),
    genre: p.string().length(12).$type<GenreReleve>(),
    valeur: p.decimal('number').precision(15).scale(3),
    ancienne_valeur: p.decimal('number').precision(15).scale(3).nullable(),
    date_releve: p.datetime(),
    acteur_id: () => p.manyToOne(User).mapToPk().fieldName('acteur_id'),
    intervention_id: () => p.manyToOne(Intervention).mapToPk().fieldName('intervention_id').nullable(),
    commentaire: p.string().length(500).nullable(),
    created_at: p
      .datetime()
      .defaultRaw('now()')
      .onCreate(() => new Date()),
    annule_at: p.datetime().nullable(),
    annule_par_id: () => p.manyToOne(User).mapToPk().fieldName('annule_par_id').nullable(),
    motif_annulation: p.string().length(500).nullable(),
  },
  indexes: [
    {
      name: 'releves_compteur_date_key',
      expression: 'create unique index releves_compteur_date_key on releves (compteur_id, date_releve) where annule_at is null',
    },
    {
      name: 'releves_compteur_date_idx',
      expression: 'create index releves_compteur_date_idx on releves (compteur_id, date_releve desc, id desc)',
    },
    {
      name: 'releves_changements_idx',
      expression: `create index releves_changements_idx on releves (compteur_id, date_releve) where genre = 'changement' and annule_at is null`,
    },
  ],
});

/** What a meter showed at an instant; one taken back stays. */
export class Releve extends ReleveSchema.class {}
ReleveSchema.setClass(Releve);
export { ReleveSchema };
