import { z } from 'zod';
import { rowId } from './paging.ts';
import { CreatePlanInput, ListPlansInput } from './plans.ts';

/** How far a preview looks, in months. */
export const PREVISION_MOIS = 12;
/** So many of the next dates are answered, the first ones. */
export const PREVISION_DATES = 60;

/** One plan, or all of them that a list would show. */
export const PreviewPlansInput = ListPlansInput.omit({ cursor: true, limit: true, sort: true }).extend({ id: rowId.optional() });
export type PreviewPlansInput = z.infer<typeof PreviewPlansInput>;

/** A plan nobody has saved. */
export const PreviewDraftInput = CreatePlanInput.omit({ command_id: true });
export type PreviewDraftInput = z.infer<typeof PreviewDraftInput>;

const named = z.object({ id: rowId, nom: z.string() });

/** One week of one skill, in minutes. */
export const ChargePrevue = z.object({
  /** Its Monday. */
  lundi: z.iso.date(),
  minutes: z.number().int(),
  /** Working hours of those who have the skill, less absences and holidays. */
  capacite_minutes: z.number().int(),
  /** More is asked for than there is. */
  is_surcharge: z.boolean(),
});

/** What is asked of a skill at a level or above, week by week. */
export const ChargeCompetence = z.object({
  /** null: work that asks for no skill. */
  competence: named.nullable(),
  niveau: z.number().int(),
  techniciens: z.number().int(),
  /** Of these, those whose hours nobody has entered: they are not in the capacity. */
  sans_horaires: z.number().int(),
  semaines: z.array(ChargePrevue),
});
export type ChargeCompetence = z.infer<typeof ChargeCompetence>;

/** A certificate that ends before work that asks for it; nobody's where nobody holds it. */
export const HabilitationPrevue = z.object({
  type: named,
  technicien: named.nullable(),
  /** The last day it is valid. */
  date_expiration: z.iso.date().nullable(),
  /** Dates of work after that day, and the first of them. */
  echeances: z.number().int(),
  premiere_echeance: z.iso.date(),
});
export type HabilitationPrevue = z.infer<typeof HabilitationPrevue>;

export const EcheancePrevue = z.object({
  /** null: of a plan nobody has saved. */
  plan_id: rowId.nullable(),
  n: z.number().int().nullable(),
  titre: z.string(),
  date_theorique: z.iso.date(),
  date_due: z.iso.date(),
  /** When its intervention is created. */
  date_creation: z.iso.date(),
  /** It depends on what is done or read meanwhile: the day is a guess. */
  is_estimee: z.boolean(),
});
export type EcheancePrevue = z.infer<typeof EcheancePrevue>;

/** The next twelve months of some plans: what falls due, the hours it takes, and whose certificates end meanwhile. */
export const Previsions = z.object({
  du: z.iso.date(),
  au: z.iso.date(),
  plans: z.number().int(),
  /** Plans that only a meter triggers and of which nobody can tell a day. */
  sans_date: z.number().int(),
  echeances: z.number().int(),
  mois: z.array(z.object({ mois: z.string(), echeances: z.number().int(), minutes: z.number().int() })),
  /** The first ones. */
  prochaines: z.array(EcheancePrevue),
  charges: z.array(ChargeCompetence),
  habilitations: z.array(HabilitationPrevue),
});
export type Previsions = z.infer<typeof Previsions>;
