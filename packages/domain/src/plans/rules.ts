import { DomainError } from '@mif/contract/errors';
import { defaultsFor, faultOfRules, type RegleDate } from '@mif/contract/plan-rules';
import type { CompetenceRequise, CreatePlanInput, Plan } from '@mif/contract/plans';
import { addMonths } from '@mif/contract/time';

/** What people write of a plan. */
export type PlanText = Pick<
  Plan,
  | 'titre'
  | 'description'
  | 'type'
  | 'priorite'
  | 'duree_minutes'
  | 'competences'
  | 'habilitations'
  | 'technicien_id'
  | 'declencheur'
  | 'combinaison'
  | 'regle_date'
  | 'premiere_date'
  | 'compteur_id'
  | 'regle_compteur'
  | 'compteur_base'
  | 'ancrage'
  | 'avance_jours'
  | 'horizon_jours'
  | 'tolerance_avant_jours'
  | 'tolerance_apres_jours'
  | 'jours_feries'
  | 'rattrapage'
  | 'empiler'
>;

const DEFAULT_MINUTES = 60;
const DEFAULT_HORIZON_DAYS = 365;
const YEARS_BACK = 10;
const YEARS_AHEAD = 5;

/** A new plan with everything that was left out: lead and tolerances that fit its rhythm. */
export function withDefaults(input: CreatePlanInput): PlanText {
  const { avance_jours, tolerance_jours } = defaultsFor(input.regle_date ?? null);
  return {
    titre: input.titre,
    description: input.description || null,
    type: input.type ?? 'preventive',
    priorite: input.priorite ?? 'programmee',
    duree_minutes: input.duree_minutes ?? DEFAULT_MINUTES,
    competences: input.competences ?? [],
    habilitations: input.habilitations ?? [],
    technicien_id: input.technicien_id ?? null,
    declencheur: input.declencheur ?? 'date',
    combinaison: input.combinaison ?? null,
    regle_date: input.regle_date ?? null,
    premiere_date: input.premiere_date ?? null,
    compteur_id: input.compteur_id ?? null,
    regle_compteur: input.regle_compteur ?? null,
    compteur_base: input.compteur_base ?? null,
    ancrage: input.ancrage ?? 'fixe',
    avance_jours: input.avance_jours ?? avance_jours,
    horizon_jours: input.horizon_jours ?? DEFAULT_HORIZON_DAYS,
    tolerance_avant_jours: input.tolerance_avant_jours ?? tolerance_jours,
    tolerance_apres_jours: input.tolerance_apres_jours ?? tolerance_jours,
    jours_feries: input.jours_feries ?? 'reporter',
    rattrapage: input.rattrapage ?? 'derniere',
    empiler: input.empiler ?? false,
  };
}

/** The same without what its trigger has no use for, each skill once at the highest level asked for. */
export function tidied(plan: PlanText): PlanText {
  const has_date = plan.declencheur !== 'compteur';
  const has_meter = plan.declencheur !== 'date';
  return {
    ...plan,
    description: plan.description || null,
    competences: highestLevels(plan.competences),
    habilitations: [...new Set(plan.habilitations)],
    combinaison: plan.declencheur === 'les_deux' ? plan.combinaison : null,
    regle_date: has_date ? plan.regle_date : null,
    premiere_date: has_date ? plan.premiere_date : null,
    compteur_id: has_meter ? plan.compteur_id : null,
    regle_compteur: has_meter ? plan.regle_compteur : null,
    compteur_base: has_meter && plan.regle_compteur?.genre === 'pas' ? plan.compteur_base : null,
  };
}

function highestLevels(competences: readonly CompetenceRequise[]): CompetenceRequise[] {
  const levels = new Map<number, number>();
  for (const { competence_id, niveau } of competences) levels.set(competence_id, Math.max(niveau, levels.get(competence_id) ?? 0));
  return [...levels].map(([competence_id, niveau]) => ({ competence_id, niveau }));
}

const dayCounts = { jour: 1, semaine: 7, mois: 28, annee: 365 } as const;

/** The fewest days from one occurrence to the next. */
export function shortestInterval({ unite, intervalle }: RegleDate): number {
  return dayCounts[unite] * intervalle;
}

/**
 * Refuses rules that do not fit together, that begin years away, or whose lead or tolerances reach over the occurrence
 * before.
 * @param today civil date
 * @throws PLAN_DATE_RULE_REQUIRED, PLAN_FIRST_DATE_REQUIRED, PLAN_POSITION_INVALID, PLAN_METER_REQUIRED,
 * PLAN_METER_RULE_REQUIRED, PLAN_COMBINATION_REQUIRED, PLAN_FIRST_DATE_FAR, PLAN_LEAD_TOO_LONG, PLAN_TOLERANCE_TOO_WIDE
 */
export function checkRules(plan: PlanText, today: string): void {
  const fault = faultOfRules(plan);
  if (fault) throw new DomainError(fault.code, { field: fault.field, ...(fault.details ? { details: fault.details } : {}) });
  if (plan.premiere_date !== null) checkFirstDate(plan.premiere_date, today);
  if (plan.regle_date === null) return;
  const max = shortestInterval(plan.regle_date);
  if (plan.avance_jours > max) throw new DomainError('PLAN_LEAD_TOO_LONG', { field: 'avance_jours', details: { max } });
  if (plan.tolerance_avant_jours + plan.tolerance_apres_jours > max) {
    const field = plan.tolerance_apres_jours >= plan.tolerance_avant_jours ? 'tolerance_apres_jours' : 'tolerance_avant_jours';
    throw new DomainError('PLAN_TOLERANCE_TOO_WIDE', { field, details: { max } });
  }
}

function checkFirstDate(date: string, today: string): void {
  const du = addMonths(today, -12 * YEARS_BACK);
  const au = addMonths(today, 12 * YEARS_AHEAD);
  if (date < du || date > au) throw new DomainError('PLAN_FIRST_DATE_FAR', { field: 'premiere_date', details: { du, au } });
}
