import { fromLocal } from '@mif/contract/time';
import type { PlanFacts, PlanRule, PlanState } from './facts.ts';
import { occurrencesOf } from './occurrences.ts';

/** Midday in Morocco. */
export const noon = (day: string) => new Date(fromLocal(day, '12:00'));
const monthly = { unite: 'mois', intervalle: 1, position: null } as const;
export const weekly = { unite: 'semaine', intervalle: 1, position: null } as const;

/** What a case says; everything else is usual. */
interface Given extends Partial<Omit<PlanFacts, 'rule' | 'state'>> {
  rule?: Partial<PlanRule>;
  state?: Partial<PlanState>;
}

/** The facts of a case: a monthly plan from the first of January 2027 on, of which nothing happened yet. */
export function facts({ rule, state, ...more }: Given = {}): PlanFacts {
  return {
    rule: {
      declencheur: 'date',
      combinaison: null,
      regle_date: monthly,
      premiere_date: '2027-01-01',
      regle_compteur: null,
      ancrage: 'fixe',
      avance_jours: 0,
      tolerance_avant_jours: 0,
      tolerance_apres_jours: 0,
      jours_feries: 'ignorer',
      rattrapage: 'derniere',
      empiler: false,
      statut: 'actif',
      depuis: '2027-01-01',
      ...rule,
    },
    state: {
      dernier_n: 0,
      derniere_theorique: null,
      compteur_base: null,
      compteur_du: null,
      ...state,
    },
    is_equipement_en_service: true,
    ouvertes: [],
    derniere: null,
    extras: [],
    exceptions: [],
    meter: null,
    calendar: { isHoliday: () => false, isOpen: () => true },
    ...more,
  };
}

/** What is told of a plan on a day: number, due date and decision. */
export const told = (given: PlanFacts, day: string, until = day) =>
  occurrencesOf(given, noon(day), until).occurrences.map(({ n, date_due, decision }) => `${n} ${date_due} ${decision}`);
/** The same of those whose time has come. */
export const decided = (given: PlanFacts, day: string) => told(given, day).filter((line) => !line.endsWith('prevoir'));
/** How far the plan has come after that day. */
export const stateAfter = (given: PlanFacts, day: string) => occurrencesOf(given, noon(day), day).state;
