import { defineEntity, p } from '@mikro-orm/core';
import type { CodeFerie } from '@mif/contract/calendriers';
import { User } from './user.ts';

const JourFerieSchema = defineEntity({
  name: 'JourFerie',
  tableName: 'jours_feries',
  properties: {
    id: p.integer().primary(),
    code: p.string().length(40).$type<CodeFerie>().nullable(),
    nom: p.string().length(120),
    date: p.date(),
    jours: p.smallint(),
    is_annuel: p.boolean().default(false),
    jusqu_au: p.date().nullable(),
    annee_hegire: p.integer().nullable(),
    is_estime: p.boolean().default(false),
    /** The estimated date administrators were asked to confirm: one that was moved is asked for again. */
    rappel_date: p.date().nullable(),
    confirme_par_id: () => p.manyToOne(User).mapToPk().fieldName('confirme_par_id').nullable(),
    confirme_at: p.datetime().nullable(),
    version: p.integer().version(),
  },
  indexes: [
    { name: 'jours_feries_date_idx', properties: ['date'] },
    {
      name: 'jours_feries_lunaire_key',
      expression: 'create unique index jours_feries_lunaire_key on jours_feries (code, annee_hegire) where annee_hegire is not null',
    },
  ],
});

/** A public holiday, or a Ramadan. */
export class JourFerie extends JourFerieSchema.class {}
JourFerieSchema.setClass(JourFerie);
export { JourFerieSchema };
