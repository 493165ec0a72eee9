import { z } from 'zod';
import { GenreCompteur } from './compteurs.ts';
import { Frequence } from './equipements.ts';
import { InterventionType, Priorite, PrioriteInput, Statut } from './interventions.ts';
import { nameOf } from './names.ts';
import { commandId, listInput, manyOf, pageOf, rowId } from './paging.ts';
import { Ancrage, Combinaison, Declencheur, declencheurs, Rattrapage, RegleCompteur, RegleDate, RegleFeries } from './plan-rules.ts';

export const statutsPlan = ['actif', 'suspendu', 'retire'] as const;
export const StatutPlan = z.enum(statutsPlan);
export type StatutPlan = z.infer<typeof StatutPlan>;

export const planActions = ['update', 'suspend', 'resume', 'retire', 'generate', 'skip', 'move'] as const;
export const PlanAction = z.enum(planActions);
export type PlanAction = z.infer<typeof PlanAction>;

/**
 * `prevue` (computed, or moved by hand) → `generee` (its intervention is there) → `faite` | `sautee` (with a reason);
 * `regroupee`: done with another that was open; `annulee`: the plan was changed or retired before it came.
 */
export const statutsEcheance = ['prevue', 'generee', 'faite', 'sautee', 'regroupee', 'annulee'] as const;
export const StatutEcheance = z.enum(statutsEcheance);
export type StatutEcheance = z.infer<typeof StatutEcheance>;

/** Why an occurrence was skipped that was missed, where the plan makes up for none or for the last one: screens say it in words. */
export const MOTIF_RATTRAPAGE = 'rattrapage';

const jours = (max: number) => z.number().int().min(0).max(max);

/** A skill an intervention of the plan needs, with the least level (1 débutant … 4 expert). */
export const CompetenceRequise = z.object({ competence_id: rowId, niveau: z.number().int().min(1).max(4) });
export type CompetenceRequise = z.infer<typeof CompetenceRequise>;

/** The only shape of a plan; everything else is picked from it. */
export const planFields = z.object({
  id: rowId,
  titre: z.string().trim().min(1).max(200),
  description: z.string().trim().max(20_000).nullable(),
  equipement_id: rowId,
  type: InterventionType,
  priorite: Priorite,
  duree_minutes: z.number().int().min(1).max(14_400),
  competences: z.array(CompetenceRequise).max(10),
  /** Kinds of certificates its technician needs. */
  habilitations: z.array(rowId).max(10),
  /** Whom its interventions are given to, where he can take them. */
  technicien_id: rowId.nullable(),
  declencheur: Declencheur,
  /** Of `les_deux` alone. */
  combinaison: Combinaison.nullable(),
  regle_date: RegleDate.nullable(),
  /** The anchor of the calendar. */
  premiere_date: z.iso.date().nullable(),
  compteur_id: rowId.nullable(),
  regle_compteur: RegleCompteur.nullable(),
  /** The total the next `pas` is counted from. */
  compteur_base: z.number().nullable(),
  ancrage: Ancrage,
  /** Its intervention is created so many days before it is due. */
  avance_jours: jours(365),
  /** How many days ahead its occurrences are shown. */
  horizon_jours: jours(1830),
  /** Done so many days before or after, it counts as done in time. */
  tolerance_avant_jours: jours(365),
  tolerance_apres_jours: jours(365),
  jours_feries: RegleFeries,
  rattrapage: Rattrapage,
  /** A further one is created while one is still open. */
  empiler: z.boolean(),
  statut: StatutPlan,
  date_creation: z.iso.datetime(),
  version: z.number().int().positive(),
});

const named = z.object({ id: rowId, nom: z.string() });
const equipementRef = named.extend({ code: z.string(), localisation: z.string().nullable() });

export const PlanListItem = planFields
  .pick({
    id: true,
    titre: true,
    equipement_id: true,
    type: true,
    priorite: true,
    duree_minutes: true,
    technicien_id: true,
    declencheur: true,
    combinaison: true,
    regle_date: true,
    premiere_date: true,
    compteur_id: true,
    regle_compteur: true,
    ancrage: true,
    statut: true,
    date_creation: true,
    version: true,
  })
  .extend({
    /** The usual name of its rhythm; null where it has none. */
    frequence: Frequence.nullable(),
    /** When the next one is due that is not created yet; null where nobody can tell: a meter decides, or nothing comes. */
    prochaine_date: z.iso.date().nullable(),
    /** The technical end of the last one done. */
    derniere_date: z.iso.date().nullable(),
    equipement: equipementRef,
    client: named,
    site: named,
    technicien: named.nullable(),
    compteur: named.extend({ unite: z.string(), genre: GenreCompteur }).nullable(),
    /** Work of it is open whose window is over. */
    is_en_retard: z.boolean(),
    /** Why its last generation failed, until one succeeds. */
    erreur: z.object({ code: z.string(), date: z.iso.datetime() }).nullable(),
  });
export type PlanListItem = z.infer<typeof PlanListItem>;

export const planSorts = ['prochaine_date', '-prochaine_date', 'titre', '-titre', 'date_creation', '-date_creation'] as const;
export const PlanSort = z.enum(planSorts);
export type PlanSort = z.infer<typeof PlanSort>;

export const ListPlansInput = listInput.extend({
  q: z.string().trim().max(100).optional(),
  statut: manyOf(statutsPlan).optional(),
  declencheur: manyOf(declencheurs).optional(),
  equipement_id: rowId.optional(),
  client_id: rowId.optional(),
  site_id: rowId.optional(),
  technicien_id: rowId.optional(),
  /** Those of which work is open whose window is over. */
  en_retard: z.enum(['oui']).optional(),
  /** Those whose last generation failed. */
  en_erreur: z.enum(['oui']).optional(),
  sort: PlanSort.optional(),
});
export type ListPlansInput = z.infer<typeof ListPlansInput>;
export const PlanPage = pageOf(PlanListItem);
export type PlanPage = z.infer<typeof PlanPage>;

/** What a plan says, as people fill it in; `avance_jours` and the tolerances follow from the rhythm where they are left out. */
const written = planFields
  .pick({
    equipement_id: true,
    duree_minutes: true,
    competences: true,
    habilitations: true,
    technicien_id: true,
    declencheur: true,
    combinaison: true,
    regle_date: true,
    premiere_date: true,
    compteur_id: true,
    regle_compteur: true,
    compteur_base: true,
    ancrage: true,
    avance_jours: true,
    horizon_jours: true,
    tolerance_avant_jours: true,
    tolerance_apres_jours: true,
    jours_feries: true,
    rattrapage: true,
    empiler: true,
    description: true,
  })
  .partial()
  .extend({ titre: nameOf(planFields.shape.titre), type: InterventionType.optional(), priorite: PrioriteInput.optional() });

export const CreatePlanInput = written.extend({ equipement_id: rowId, command_id: commandId.optional() });
export type CreatePlanInput = z.infer<typeof CreatePlanInput>;

export const UpdatePlanInput = written.omit({ equipement_id: true }).partial().extend({
  id: rowId,
  version: planFields.shape.version.optional(),
  command_id: commandId.optional(),
});
export type UpdatePlanInput = z.infer<typeof UpdatePlanInput>;

/** An occurrence as it stands in the register. */
export const echeanceFields = z.object({
  id: rowId,
  plan_id: rowId,
  /** Its place in the plan's series; null: beside the series (an extra one, or one that a change took away). */
  n: z.number().int().positive().nullable(),
  /** The day its rule says; `date_due` is moved by holidays, or by hand. */
  date_theorique: z.iso.date(),
  date_due: z.iso.date(),
  /** Done from this day to that one it is in time. */
  fenetre_debut: z.iso.date(),
  fenetre_fin: z.iso.date(),
  statut: StatutEcheance,
  motif: z.string().nullable(),
  /** The technical end of its work. */
  date_faite: z.iso.datetime().nullable(),
  /** Whether that was within the window; null before it is done. */
  is_dans_tolerance: z.boolean().nullable(),
  date_generation: z.iso.datetime().nullable(),
});

export const Echeance = echeanceFields.extend({
  intervention: z.object({ id: rowId, reference: z.string(), statut: Statut }).nullable(),
});
export type Echeance = z.infer<typeof Echeance>;

export const Plan = PlanListItem.extend(planFields.shape).extend({
  competences_requises: z.array(CompetenceRequise.extend({ nom: z.string() })),
  habilitations_requises: z.array(named),
  /** Its work that is open, the first due first. */
  ouvertes: z.array(Echeance),
  actions_permises: z.array(PlanAction),
});
export type Plan = z.infer<typeof Plan>;

export const ListEcheancesInput = listInput.extend({ plan_id: rowId, statut: manyOf(statutsEcheance).optional() });
export type ListEcheancesInput = z.infer<typeof ListEcheancesInput>;
export const EcheancePage = pageOf(Echeance);
export type EcheancePage = z.infer<typeof EcheancePage>;

/** The longest period occurrences are asked for at once, in days. */
export const OCCURRENCES_MAX_JOURS = 400;
/** So many occurrences are answered at most. */
export const OCCURRENCES_MAX = 2000;

/** Occurrences of every plan between two days, both included: those of the register, and those still to come. */
export const ListOccurrencesInput = z.object({
  du: z.iso.date(),
  au: z.iso.date(),
  plan_id: rowId.optional(),
  equipement_id: rowId.optional(),
  client_id: rowId.optional(),
  site_id: rowId.optional(),
  technicien_id: rowId.optional(),
});
export type ListOccurrencesInput = z.infer<typeof ListOccurrencesInput>;

export const Occurrence = echeanceFields
  .pick({ plan_id: true, n: true, date_theorique: true, date_due: true, fenetre_debut: true, fenetre_fin: true, statut: true, motif: true })
  .extend({
    /** Its row in the register; null where it is only computed so far. */
    id: rowId.nullable(),
    /** It depends on what is done or read meanwhile: the day is a guess. */
    is_estimee: z.boolean(),
    titre: z.string(),
    duree_minutes: planFields.shape.duree_minutes,
    equipement: named.extend({ code: z.string() }),
    client: named,
    site: named,
    /** Of its intervention; before that, the plan's own. */
    technicien: named.nullable(),
    intervention: z.object({ id: rowId, reference: z.string(), statut: Statut }).nullable(),
  });
export type Occurrence = z.infer<typeof Occurrence>;

export const OccurrenceList = z.object({
  items: z.array(Occurrence),
  /** There are more than are shown. */
  is_tronquee: z.boolean(),
});
export type OccurrenceList = z.infer<typeof OccurrenceList>;
