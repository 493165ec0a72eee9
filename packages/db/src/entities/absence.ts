import { defineEntity, p } from '@mikro-orm/core';
import type { StatutAbsence, TypeAbsence } from '@mif/contract/absences';
import { Technicien } from './technicien.ts';
import { User } from './user.ts';

const AbsenceSchema = defineEntity({
  name: 'Absence',
  tableName: 'absences',
  properties: {
    id: p.integer().primary(),
    technicien_id: () => p.manyToOne(Technicien).mapToPk().fieldName('technicien_id'),
    type: p.string().length(20).$type<TypeAbsence>(),
    statut: p.string().length(20).$type<StatutAbsence>(),
    debut: p.datetime(),
    fin: p.datetime(),
    /** Local days, where it is of whole days: `debut` and `fin` follow from them. */
    date_debut: p.date().nullable(),
    date_fin: p.date().nullable(),
    motif: p.string().length(500).nullable(),
    motif_decision: p.string().length(500).nullable(),
    demandee_par_id: () => p.manyToOne(User).mapToPk().fieldName('demandee_par_id'),
    decidee_par_id: () => p.manyToOne(User).mapToPk().fieldName('decidee_par_id').nullable(),
    decidee_at: p.datetime().nullable(),
    created_at: p.datetime(),
    version: p.integer().version(),
  },
  indexes: [
    { name: 'absences_technicien_idx', properties: ['technicien_id', 'debut'] },
    { name: 'absences_debut_idx', expression: 'create index absences_debut_idx on absences (debut desc, id desc)' },
  ],
});

/** A time a technician is not there: leave, sickness, training. */
export class Absence extends AbsenceSchema.class {}
AbsenceSchema.setClass(Absence);
export { AbsenceSchema };
