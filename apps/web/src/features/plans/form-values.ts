import type { Frequence } from '@mif/contract/equipements';
import { defaultsFor, faultOfRules, presets } from '@mif/contract/plan-rules';
import type { RegleCompteur, RegleDate } from '@mif/contract/plan-rules';
import { CreatePlanInput } from '@mif/contract/plans';
import type { Plan } from '@mif/contract/plans';
import { addDays } from '@mif/contract/time';
import type { z } from 'zod';

/** What the form of a plan gives: every field said, none left to follow from others. */
export const PlanFields = CreatePlanInput.omit({ command_id: true }).required({
  declencheur: true,
  ancrage: true,
  avance_jours: true,
  tolerance_avant_jours: true,
  tolerance_apres_jours: true,
  jours_feries: true,
  rattrapage: true,
  empiler: true,
  duree_minutes: true,
  competences: true,
  habilitations: true,
});
export type PlanValues = z.input<typeof PlanFields>;

const FIRST_IN_DAYS = 7;
const FIRST_RHYTHM: Frequence = 'mensuel';

/** The rhythm of a new plan: a usual one, with the lead and the tolerances that fit it. */
export function usualRhythm(frequence: Frequence) {
  const { regle, avance_jours, tolerance_jours } = presets[frequence];
  return {
    declencheur: 'date' as const,
    combinaison: null,
    regle_date: regle,
    avance_jours,
    tolerance_avant_jours: tolerance_jours,
    tolerance_apres_jours: tolerance_jours,
  };
}

/** Lead and tolerances for a rhythm made to measure. */
export function fittingDays(regle: RegleDate | null) {
  const { avance_jours, tolerance_jours } = defaultsFor(regle);
  return { avance_jours, tolerance_avant_jours: tolerance_jours, tolerance_apres_jours: tolerance_jours };
}

/** A new plan as the form opens it. */
export function blankPlan(today: string) {
  return {
    titre: '',
    description: null,
    type: 'preventive' as const,
    priorite: 'programmee' as const,
    duree_minutes: 60,
    competences: [],
    habilitations: [],
    technicien_id: null,
    premiere_date: addDays(today, FIRST_IN_DAYS),
    compteur_id: null,
    regle_compteur: null,
    compteur_base: null,
    ancrage: 'fixe' as const,
    jours_feries: 'reporter' as const,
    rattrapage: 'derniere' as const,
    empiler: false,
    ...usualRhythm(FIRST_RHYTHM),
  };
}

/** What the form holds of a plan there is. */
export function valuesOf(plan: Plan) {
  return {
    titre: plan.titre,
    description: plan.description,
    equipement_id: plan.equipement_id,
    type: plan.type,
    priorite: plan.priorite,
    duree_minutes: plan.duree_minutes,
    competences: plan.competences,
    habilitations: plan.habilitations,
    technicien_id: plan.technicien_id,
    declencheur: plan.declencheur,
    combinaison: plan.combinaison,
    regle_date: plan.regle_date,
    premiere_date: plan.premiere_date,
    compteur_id: plan.compteur_id,
    regle_compteur: plan.regle_compteur,
    compteur_base: plan.compteur_base,
    ancrage: plan.ancrage,
    avance_jours: plan.avance_jours,
    tolerance_avant_jours: plan.tolerance_avant_jours,
    tolerance_apres_jours: plan.tolerance_apres_jours,
    jours_feries: plan.jours_feries,
    rattrapage: plan.rattrapage,
    empiler: plan.empiler,
  };
}

/** What a form may hold while it is written. */
export type PlanDraftValues = { [Field in keyof PlanValues]?: PlanValues[Field] | undefined };

/** The fields of a form that hold something else than it began with. */
export function differences(start: PlanDraftValues, values: PlanDraftValues): PlanDraftValues {
  const began = start as Record<string, unknown>;
  const isChanged = ([field, value]: [string, unknown]) => JSON.stringify(value ?? null) !== JSON.stringify(began[field] ?? null);
  return Object.fromEntries(Object.entries(values).filter(isChanged)) as PlanDraftValues;
}

/** What was kept, as far as a form of today takes it: a draft may be older than the application, or half typed. */
export function understood(kept: Record<string, unknown>): PlanDraftValues {
  const shape: Record<string, z.ZodType> = PlanFields.shape;
  return Object.fromEntries(Object.entries(kept).filter(([field, value]) => shape[field]?.safeParse(value).success)) as PlanDraftValues;
}

/** The usual rhythm a form shows as chosen; null: made to measure. */
export function chosenRhythm(values: Partial<PlanValues>): Frequence | null {
  const regle = values.regle_date;
  if (values.declencheur !== 'date' || !regle || regle.position) return null;
  const names = Object.keys(presets) as Frequence[];
  return names.find((name) => presets[name].regle.unite === regle.unite && presets[name].regle.intervalle === regle.intervalle) ?? null;
}

/** What a form holds so far as a plan to preview, or null where it is not one yet. */
export function draftOf(values: Partial<PlanValues>) {
  const { description: _long, ...rest } = values;
  const read = PlanFields.safeParse({ ...rest, titre: rest.titre?.trim() ? rest.titre : '…' });
  if (!read.success) return null;
  const { combinaison = null, regle_date = null, premiere_date = null, regle_compteur = null, compteur_id = null } = read.data;
  const fault = faultOfRules({ ...read.data, combinaison, regle_date, premiere_date, regle_compteur, compteur_id });
  return fault ? null : read.data;
}

export const blankStep: RegleCompteur = { genre: 'pas', pas: 500 };
export const blankThreshold: RegleCompteur = { genre: 'seuil', sens: 'au_dessus', seuil: 0, hysteresis: 0 };
