import { defineEntity, p } from '@mikro-orm/core';

const CalendrierSchema = defineEntity({
  name: 'Calendrier',
  tableName: 'calendriers',
  properties: {
    id: p.integer().primary(),
    nom: p.string().length(120),
    is_defaut: p.boolean().default(false),
    is_active: p.boolean().default(true),
    /** Of its newest version. */
    numero: p.integer().default(1),
    version: p.integer().version(),
  },
  indexes: [
    {
      name: 'calendriers_nom_key',
      expression: 'create unique index calendriers_nom_key on calendriers (recherche.sans_accents(nom))',
    },
    {
      name: 'calendriers_defaut_key',
      expression: 'create unique index calendriers_defaut_key on calendriers (is_defaut) where is_defaut',
    },
  ],
});

/** A business calendar: its hours are in its versions. */
export class Calendrier extends CalendrierSchema.class {}
CalendrierSchema.setClass(Calendrier);
export { CalendrierSchema };
