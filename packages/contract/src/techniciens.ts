import { z } from 'zod';
import { TypeAbsence } from './absences.ts';
import { nameOf } from './names.ts';
import { listInput, pageOf, rowId } from './paging.ts';
import { phone } from './phones.ts';
import { Horaires } from './plages.ts';
import { User } from './users.ts';

/** Derived from hours, absences, on-call and bookings at the present instant; nobody sets it. */
export const disponibilites = ['disponible', 'occupe', 'absent'] as const;
export const Disponibilite = z.enum(disponibilites);
export type Disponibilite = z.infer<typeof Disponibilite>;

/** 1 débutant, 2 intermédiaire, 3 avancé, 4 expert. */
export const Niveau = z.number().int().min(1).max(4);

const version = z.number().int().positive();

export const Competence = z.object({
  id: rowId,
  code: z.string().trim().min(1).max(40),
  nom: z.string().trim().min(1).max(120),
  is_active: z.boolean(),
  version,
});
export type Competence = z.infer<typeof Competence>;
export const CompetenceList = z.object({ items: z.array(Competence), next_cursor: z.null() });
export const CreateCompetenceInput = Competence.pick({ code: true }).extend({ nom: nameOf(Competence.shape.nom) });
export type CreateCompetenceInput = z.infer<typeof CreateCompetenceInput>;
/** Renames a skill, or takes it out of the choices; who has it keeps it. */
export const UpdateCompetenceInput = z.object({
  id: rowId,
  version: version.optional(),
  nom: nameOf(Competence.shape.nom).optional(),
  is_active: z.boolean().optional(),
});
export type UpdateCompetenceInput = z.infer<typeof UpdateCompetenceInput>;

/** The only shape of a technician; everything else is picked from it. */
export const technicienFields = z.object({
  id: rowId,
  user_id: rowId,
  /** What stands on his badge. */
  matricule: z.string().trim().min(1).max(40),
  equipe: z.string().trim().max(80).nullable(),
  telephone: z.string().trim().max(40).nullable(),
  vehicule: z.string().trim().max(120).nullable(),
  /** Where he starts from. */
  base_adresse: z.string().trim().max(400).nullable(),
  base_latitude: z.number().min(-90).max(90).nullable(),
  base_longitude: z.number().min(-180).max(180).nullable(),
  /** null: nobody has entered them yet, and nothing counts as outside of them. */
  horaires: Horaires.nullable(),
  disponibilite: Disponibilite,
  is_active: z.boolean(),
  version,
});

export const TechnicienCompetence = Competence.pick({ id: true, code: true, nom: true }).extend({ niveau: Niveau });
export type TechnicienCompetence = z.infer<typeof TechnicienCompetence>;

export const Technicien = technicienFields.omit({ user_id: true }).extend({
  user: User.pick({ id: true, username: true, full_name: true, email: true, email_rejete_at: true }),
  competences: z.array(TechnicienCompetence),
  /** Interventions affectees, en_cours or en_attente of this technician. */
  charge: z.number().int(),
  /** On call at this moment. */
  is_astreinte: z.boolean(),
  /** His certificates that count: how many are expired, and how many expire soon. */
  habilitations: z.object({ expirees: z.number().int(), bientot: z.number().int() }),
  actions_permises: z.array(z.enum(['update'])),
});
export type Technicien = z.infer<typeof Technicien>;

const competencesInput = z.array(z.object({ competence_id: rowId, niveau: Niveau })).max(100);
const writable = {
  matricule: technicienFields.shape.matricule.optional(),
  equipe: technicienFields.shape.equipe.optional(),
  telephone: phone.nullish(),
  vehicule: technicienFields.shape.vehicule.optional(),
  base_adresse: technicienFields.shape.base_adresse.optional(),
  base_latitude: technicienFields.shape.base_latitude.optional(),
  base_longitude: technicienFields.shape.base_longitude.optional(),
  horaires: technicienFields.shape.horaires.optional(),
  competences: competencesInput.optional(),
};
export const CreateTechnicienInput = z.object({ user_id: rowId, ...writable });
export type CreateTechnicienInput = z.infer<typeof CreateTechnicienInput>;

export const UpdateTechnicienInput = z.object({
  id: rowId,
  version: version.optional(),
  ...writable,
  /** Taken where it says what is so already, as older clients send back what they read; another value is refused. */
  disponibilite: Disponibilite.optional(),
  is_active: z.boolean().optional(),
});
export type UpdateTechnicienInput = z.infer<typeof UpdateTechnicienInput>;

export const ListTechniciensInput = listInput.extend({
  q: z.string().trim().max(100).optional(),
  disponibilite: Disponibilite.optional(),
  competence_id: rowId.optional(),
  equipe: z.string().trim().max(80).optional(),
  /** Those of whom some certificate is over, or soon will be, and is not renewed. */
  habilitation: z.enum(['expiree', 'expire_bientot']).optional(),
});
export type ListTechniciensInput = z.infer<typeof ListTechniciensInput>;
export const TechnicienPage = pageOf(Technicien);
export type TechnicienPage = z.infer<typeof TechnicienPage>;
export const EquipeList = z.object({ items: z.array(z.string()), next_cursor: z.null() });

/** A period on call: work outside the hours of the week is possible in it. */
export const Astreinte = z.object({
  id: rowId,
  technicien_id: rowId,
  debut: z.iso.datetime(),
  fin: z.iso.datetime(),
  note: z.string().trim().max(200).nullable(),
});
export type Astreinte = z.infer<typeof Astreinte>;
export const AstreinteList = z.object({ items: z.array(Astreinte), next_cursor: z.null() });
export const ListAstreintesInput = z.object({ id: rowId });
export type ListAstreintesInput = z.infer<typeof ListAstreintesInput>;
export const CreateAstreinteInput = z.object({
  /** The technician. */
  id: rowId,
  debut: Astreinte.shape.debut,
  fin: Astreinte.shape.fin,
  note: Astreinte.shape.note.optional(),
});
export type CreateAstreinteInput = z.infer<typeof CreateAstreinteInput>;
export const RemoveAstreinteInput = z.object({ id: rowId, astreinte_id: rowId });
export type RemoveAstreinteInput = z.infer<typeof RemoveAstreinteInput>;

/** Why a technician is not free, each with its facts. */
export const MotifIndisponibilite = z.discriminatedUnion('motif', [
  z.object({ motif: z.literal('inactif') }),
  z.object({ motif: z.literal('absence'), absence_id: rowId, type: TypeAbsence, debut: z.iso.datetime(), fin: z.iso.datetime() }),
  /** The first part of the range that no working hours and no on-call period cover. */
  z.object({ motif: z.literal('hors_horaires'), debut: z.iso.datetime(), fin: z.iso.datetime() }),
  z.object({ motif: z.literal('habilitation_expiree'), type_id: rowId, nom: z.string(), date_expiration: z.iso.date() }),
  z.object({
    motif: z.literal('intervention'),
    intervention_id: rowId,
    reference: z.string(),
    debut: z.iso.datetime(),
    fin: z.iso.datetime(),
  }),
]);
export type MotifIndisponibilite = z.infer<typeof MotifIndisponibilite>;

/** Whether a technician is free at an instant or over a range, and every reason why he is not. */
export const Verdict = z.object({
  technicien_id: rowId,
  debut: z.iso.datetime(),
  fin: z.iso.datetime(),
  is_disponible: z.boolean(),
  /** Some of the range is his only because he is on call. */
  is_astreinte: z.boolean(),
  motifs: z.array(MotifIndisponibilite),
});
export type Verdict = z.infer<typeof Verdict>;

const moment = {
  debut: z.iso.datetime(),
  /** Left out: at the instant `debut`. At most 92 days after it. */
  fin: z.iso.datetime().optional(),
  /** An intervention that is not counted: the one to be planned. */
  intervention_id: rowId.optional(),
};
export const DisponibiliteInput = z.object({ id: rowId, ...moment });
export type DisponibiliteInput = z.infer<typeof DisponibiliteInput>;
export const DisponibilitesInput = z.object({ ...moment, ids: z.array(rowId).max(200) });
export type DisponibilitesInput = z.infer<typeof DisponibilitesInput>;
export const VerdictList = z.object({ items: z.array(Verdict), next_cursor: z.null() });

/** The week of a technician at a glance. */
export const SemaineInput = z.object({
  id: rowId,
  /** Any local day of the week; left out: this week. */
  date: z.iso.date().optional(),
});
export type SemaineInput = z.infer<typeof SemaineInput>;
const span = { debut: z.iso.datetime(), fin: z.iso.datetime() };
export const Semaine = z.object({
  /** Its Monday. */
  lundi: z.iso.date(),
  jours: z.array(
    z.object({
      date: z.iso.date(),
      horaires: z.array(z.object(span)),
      astreintes: z.array(z.object({ id: rowId, ...span })),
      absences: z.array(z.object({ id: rowId, type: TypeAbsence, ...span })),
      interventions: z.array(z.object({ id: rowId, reference: z.string(), titre: z.string(), ...span })),
    }),
  ),
});
export type Semaine = z.infer<typeof Semaine>;

/** The load of a technician, week by week. */
export const ChargeInput = z.object({
  id: rowId,
  date: z.iso.date().optional(),
  semaines: z.number().int().min(1).max(26).optional(),
});
export type ChargeInput = z.infer<typeof ChargeInput>;
export const ChargeSemaine = z.object({
  lundi: z.iso.date(),
  /** Working hours less absences, in minutes; null where his hours are not known. */
  capacite_minutes: z.number().int().nullable(),
  /** Planned interventions, those that overlap counted each. */
  reservees_minutes: z.number().int(),
});
export const ChargeList = z.object({ items: z.array(ChargeSemaine), next_cursor: z.null() });
export type ChargeList = z.infer<typeof ChargeList>;
