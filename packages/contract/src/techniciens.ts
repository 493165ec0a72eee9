import { z } from 'zod';
import { listInput, pageOf, rowId } from './paging.ts';
import { User } from './users.ts';

export const disponibilites = ['disponible', 'occupe', 'absent'] as const;
export const Disponibilite = z.enum(disponibilites);
export type Disponibilite = z.infer<typeof Disponibilite>;

/** 1 débutant, 2 intermédiaire, 3 avancé, 4 expert. */
export const Niveau = z.number().int().min(1).max(4);

export const Competence = z.object({ id: rowId, code: z.string().trim().min(1).max(40), nom: z.string().trim().min(1).max(120) });
export type Competence = z.infer<typeof Competence>;
export const CompetenceList = z.object({ items: z.array(Competence), next_cursor: z.null() });
export const CreateCompetenceInput = Competence.omit({ id: true });
export type CreateCompetenceInput = z.infer<typeof CreateCompetenceInput>;

/** The only shape of a technician; everything else is picked from it. */
export const technicienFields = z.object({
  id: rowId,
  user_id: rowId,
  matricule: z.string().trim().min(1).max(40),
  equipe: z.string().trim().max(80).nullable(),
  telephone: z.string().trim().max(40).nullable(),
  disponibilite: Disponibilite,
  is_active: z.boolean(),
});

export const TechnicienCompetence = Competence.extend({ niveau: Niveau });
export type TechnicienCompetence = z.infer<typeof TechnicienCompetence>;

export const Technicien = technicienFields.omit({ user_id: true }).extend({
  user: User.pick({ id: true, username: true, full_name: true, email: true }),
  competences: z.array(TechnicienCompetence),
  /** Interventions affectees, en_cours or en_attente of this technician. */
  charge: z.number().int(),
});
export type Technicien = z.infer<typeof Technicien>;

const competencesInput = z.array(z.object({ competence_id: rowId, niveau: Niveau })).max(100);
export const CreateTechnicienInput = z.object({
  user_id: rowId,
  matricule: technicienFields.shape.matricule.optional(),
  equipe: technicienFields.shape.equipe.optional(),
  telephone: technicienFields.shape.telephone.optional(),
  competences: competencesInput.optional(),
});
export type CreateTechnicienInput = z.infer<typeof CreateTechnicienInput>;

export const UpdateTechnicienInput = z.object({
  id: rowId,
  matricule: technicienFields.shape.matricule.optional(),
  equipe: technicienFields.shape.equipe.optional(),
  telephone: technicienFields.shape.telephone.optional(),
  disponibilite: Disponibilite.optional(),
  is_active: z.boolean().optional(),
  competences: competencesInput.optional(),
});
export type UpdateTechnicienInput = z.infer<typeof UpdateTechnicienInput>;

export const ListTechniciensInput = listInput.extend({
  q: z.string().trim().max(100).optional(),
  disponibilite: Disponibilite.optional(),
  competence_id: rowId.optional(),
});
export type ListTechniciensInput = z.infer<typeof ListTechniciensInput>;
export const TechnicienPage = pageOf(Technicien);
export type TechnicienPage = z.infer<typeof TechnicienPage>;
