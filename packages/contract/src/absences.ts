import { z } from 'zod';
import { listInput, manyOf, pageOf, rowId } from './paging.ts';

export const typesAbsence = ['conge', 'maladie', 'formation', 'autre'] as const;
export const TypeAbsence = z.enum(typesAbsence);
export type TypeAbsence = z.infer<typeof TypeAbsence>;

export const statutsAbsence = ['demandee', 'approuvee', 'refusee', 'annulee'] as const;
export const StatutAbsence = z.enum(statutsAbsence);
export type StatutAbsence = z.infer<typeof StatutAbsence>;

export const absenceActions = ['update', 'approve', 'refuse', 'cancel'] as const;

const texte = z.string().trim().max(500);

/** The only shape of an absence; everything else is picked from it. */
export const absenceFields = z.object({
  id: rowId,
  technicien_id: rowId,
  type: TypeAbsence,
  statut: StatutAbsence,
  /** First instant, and the end, which is no longer part of it. */
  debut: z.iso.datetime(),
  fin: z.iso.datetime(),
  /** First and last local day, where it is of whole days; null where it begins and ends at some hour. */
  date_debut: z.iso.date().nullable(),
  date_fin: z.iso.date().nullable(),
  motif: texte.nullable(),
  motif_decision: texte.nullable(),
  decidee_at: z.iso.datetime().nullable(),
  created_at: z.iso.datetime(),
  version: z.number().int().positive(),
});

const personne = z.object({ id: rowId, full_name: z.string() });

export const Absence = absenceFields.extend({
  technicien: z.object({ id: rowId, nom: z.string(), equipe: z.string().nullable() }),
  demandee_par: personne,
  decidee_par: personne.nullable(),
  /** Planned interventions of the technician that it falls on. */
  interventions_prevues: z.number().int(),
  actions_permises: z.array(z.enum(absenceActions)),
});
export type Absence = z.infer<typeof Absence>;

/** From one instant to another, or whole local days (`date_fin` is the last one): one pair of the two. */
const period = {
  debut: z.iso.datetime().optional(),
  fin: z.iso.datetime().optional(),
  date_debut: z.iso.date().optional(),
  date_fin: z.iso.date().optional(),
};

/** A technician asks for his own absence; a manager enters anybody's, which is approved at once. */
export const CreateAbsenceInput = z.object({
  /** Left out: the caller himself. */
  technicien_id: rowId.optional(),
  type: TypeAbsence,
  ...period,
  motif: texte.nullish(),
});
export type CreateAbsenceInput = z.infer<typeof CreateAbsenceInput>;

export const UpdateAbsenceInput = z.object({
  id: rowId,
  version: absenceFields.shape.version.optional(),
  type: TypeAbsence.optional(),
  ...period,
  motif: texte.nullish(),
});
export type UpdateAbsenceInput = z.infer<typeof UpdateAbsenceInput>;

export const DecideAbsenceInput = z.object({
  id: rowId,
  version: absenceFields.shape.version.optional(),
  decision: z.enum(['approuvee', 'refusee']),
  /** Needed to refuse. */
  motif: texte.optional(),
});
export type DecideAbsenceInput = z.infer<typeof DecideAbsenceInput>;

export const CancelAbsenceInput = z.object({ id: rowId, version: absenceFields.shape.version.optional() });
export type CancelAbsenceInput = z.infer<typeof CancelAbsenceInput>;

export const ListAbsencesInput = listInput.extend({
  technicien_id: rowId.optional(),
  statut: manyOf(statutsAbsence).optional(),
  type: manyOf(typesAbsence).optional(),
  /** Those that end on this local day or later. */
  depuis: z.iso.date().optional(),
});
export type ListAbsencesInput = z.infer<typeof ListAbsencesInput>;
export const AbsencePage = pageOf(Absence);
export type AbsencePage = z.infer<typeof AbsencePage>;
