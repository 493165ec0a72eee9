import { defineEntity, p } from '@mikro-orm/core';
import type { Plage } from '@mif/contract/plages';
import { User } from './user.ts';

const TechnicienSchema = defineEntity({
  name: 'Technicien',
  tableName: 'techniciens',
  properties: {
    id: p.integer().primary(),
    user_id: () => p.oneToOne(User).owner().mapToPk().fieldName('user_id').unique('techniciens_user_id_key'),
    matricule: p.string().length(40).unique('techniciens_matricule_key'),
    equipe: p.string().length(80).nullable(),
    telephone: p.string().length(40).nullable(),
    vehicule: p.string().length(120).nullable(),
    base_adresse: p.string().length(400).nullable(),
    base_latitude: p.double().nullable(),
    base_longitude: p.double().nullable(),
    /** Working hours of the week; null: not known. */
    horaires: p.json<Plage[]>().nullable(),
    is_active: p.boolean().default(true),
    version: p.integer().version(),
  },
});

/** A technician: the working side of an account. */
export class Technicien extends TechnicienSchema.class {}
TechnicienSchema.setClass(Technicien);
export { TechnicienSchema };

const CompetenceSchema = defineEntity({
  name: 'Competence',
  tableName: 'competences',
  properties: {
    id: p.integer().primary(),
    code: p.string().length(40).unique('competences_code_key'),
    nom: p.string().length(120),
    is_active: p.boolean().default(true),
    version: p.integer().version(),
  },
});

/** A skill. */
export class Competence extends CompetenceSchema.class {}
CompetenceSchema.setClass(Competence);
export { CompetenceSchema };

const TechnicienCompetenceSchema = defineEntity({
  name: 'TechnicienCompetence',
  tableName: 'technicien_competences',
  properties: {
    technicien_id: () => p.manyToOne(Technicien).mapToPk().fieldName('technicien_id').primary(),
    competence_id: () => p.manyToOne(Competence).mapToPk().fieldName('competence_id').primary(),
    /** 1 débutant … 4 expert. */
    niveau: p.smallint(),
  },
});

/** The level a technician has in a skill. */
export class TechnicienCompetence extends TechnicienCompetenceSchema.class {}
TechnicienCompetenceSchema.setClass(TechnicienCompetence);
export { TechnicienCompetenceSchema };

const AstreinteSchema = defineEntity({
  name: 'Astreinte',
  tableName: 'astreintes',
  properties: {
    id: p.integer().primary(),
    technicien_id: () => p.manyToOne(Technicien).mapToPk().fieldName('technicien_id'),
    debut: p.datetime(),
    fin: p.datetime(),
    note: p.string().length(200).nullable(),
  },
  indexes: [{ name: 'astreintes_technicien_idx', properties: ['technicien_id', 'debut'] }],
});

/** A period in which a technician is on call. */
export class Astreinte extends AstreinteSchema.class {}
AstreinteSchema.setClass(Astreinte);
export { AstreinteSchema };
