import { defineEntity, p } from '@mikro-orm/core';
import type { genresAlerte } from '@mif/contract/travaux';

const TravailEchecSchema = defineEntity({
  name: 'TravailEchec',
  tableName: 'travail_echecs',
  properties: {
    id: p.integer().primary(),
    /** Of the queue: the job itself is gone once a later try succeeded. */
    travail_id: p.integer(),
    tache: p.string().length(128),
    tentative: p.integer(),
    tentatives_max: p.integer(),
    message: p.text(),
    processus: p.string().length(80).nullable(),
    survenu_at: p.datetime(),
  },
  indexes: [
    { name: 'travail_echecs_survenu_idx', properties: ['survenu_at'] },
    { name: 'travail_echecs_travail_idx', properties: ['travail_id', 'id'] },
  ],
});

/** A try of a job that failed. */
export class TravailEchec extends TravailEchecSchema.class {}
TravailEchecSchema.setClass(TravailEchec);
export { TravailEchecSchema };

const TravailAlerteSchema = defineEntity({
  name: 'TravailAlerte',
  tableName: 'travail_alertes',
  properties: {
    id: p.integer().primary(),
    genre: p.string().length(20).$type<(typeof genresAlerte)[number]>(),
    ouverte_at: p.datetime(),
    fermee_at: p.datetime().nullable(),
  },
  indexes: [
    {
      name: 'travail_alertes_ouverte_key',
      expression: 'create unique index travail_alertes_ouverte_key on travail_alertes (genre) where fermee_at is null',
    },
  ],
});

/** A time in which the background was late or silent: one is open at a time of each kind, whoever saw it first. */
export class TravailAlerte extends TravailAlerteSchema.class {}
TravailAlerteSchema.setClass(TravailAlerte);
export { TravailAlerteSchema };
