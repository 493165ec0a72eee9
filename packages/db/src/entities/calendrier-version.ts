import { defineEntity, p } from '@mikro-orm/core';
import type { CauseVersion, DefinitionCalendrier } from '@mif/contract/calendriers';
import { Calendrier } from './calendrier.ts';
import { User } from './user.ts';

const CalendrierVersionSchema = defineEntity({
  name: 'CalendrierVersion',
  tableName: 'calendrier_versions',
  properties: {
    id: p.integer().primary(),
    calendrier_id: () => p.manyToOne(Calendrier).mapToPk().fieldName('calendrier_id'),
    numero: p.integer(),
    applique_du: p.date(),
    cause: p.string().length(20).$type<CauseVersion>(),
    definition: p.json<DefinitionCalendrier>(),
    auteur_id: () => p.manyToOne(User).mapToPk().fieldName('auteur_id'),
    created_at: p.datetime(),
  },
  uniques: [{ name: 'calendrier_versions_numero_key', properties: ['calendrier_id', 'numero'] }],
});

/** What a calendar said at some time, whole: append-only. */
export class CalendrierVersion extends CalendrierVersionSchema.class {}
CalendrierVersionSchema.setClass(CalendrierVersion);
export { CalendrierVersionSchema };
