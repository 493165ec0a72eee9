import { defineEntity, p } from '@mikro-orm/core';
import type { CauseArret } from '@mif/contract/arrets';
import { Equipement } from './equipement.ts';
import { User } from './user.ts';

const ArretSchema = defineEntity({
  name: 'Arret',
  tableName: 'arrets',
  properties: {
    id: p.integer().primary(),
    equipement_id: () => p.manyToOne(Equipement).mapToPk().fieldName('equipement_id'),
    cause: p.string().length(14).$type<CauseArret>(),
    date_debut: p.datetime(),
    date_fin: p.datetime().nullable(),
    commentaire: p.string().length(500).nullable(),
    acteur_id: () => p.manyToOne(User).mapToPk().fieldName('acteur_id'),
    version: p.integer().version(),
    created_at: p
      .datetime()
      .defaultRaw('now()')
      .onCreate(() => new Date()),
  },
  indexes: [
    {
      name: 'arrets_equipement_debut_idx',
      expression: 'create index arrets_equipement_debut_idx on arrets (equipement_id, date_debut desc, id desc)',
    },
  ],
});

/** A time during which an equipment did not run; two of one equipment never overlap. */
export class Arret extends ArretSchema.class {}
ArretSchema.setClass(Arret);
export { ArretSchema };
