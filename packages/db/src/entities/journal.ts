import { defineEntity, p } from '@mikro-orm/core';
import type { Changements, Objet } from '@mif/contract/journal';
import { User } from './user.ts';

const JournalSchema = defineEntity({
  name: 'Journal',
  tableName: 'journal',
  properties: {
    id: p.integer().primary(),
    objet: p.string().length(30).$type<Objet>(),
    objet_id: p.integer(),
    action: p.string().length(40),
    acteur_id: () => p.manyToOne(User).mapToPk().fieldName('acteur_id'),
    date_serveur: p.datetime(),
    changements: p.json<Changements>(),
    is_sensible: p.boolean().default(false),
  },
  indexes: [
    { name: 'journal_objet_idx', properties: ['objet', 'objet_id', 'id'] },
    { name: 'journal_acteur_idx', properties: ['acteur_id', 'id'] },
    { name: 'journal_sensible_idx', expression: 'create index journal_sensible_idx on journal (id) where is_sensible' },
  ],
});

/** What was done to the record of anything: append-only. */
export class Journal extends JournalSchema.class {}
JournalSchema.setClass(Journal);
export { JournalSchema };
