import type { EcheancePrevue, Previsions } from '@mif/contract/plan-preview';
import { addDays, addMonths, toCivilDate } from '@mif/contract/time';
import { mondayOf } from '../techniciens/semaine.ts';
import { loadBySkill, type SkillLoad, type Worker } from './capacity.ts';
import { expiriesBefore, isHeldOn, type Certificate, type Expiry } from './certificates.ts';
import type { PlanFacts } from './facts.ts';
import { occurrencesOf } from './occurrences.ts';

/** A plan as a forecast needs it: one nobody has saved has no id. */
export interface ForecastPlan {
  id: number | null;
  titre: string;
  duree_minutes: number;
  competences: readonly { competence_id: number; niveau: number }[];
  habilitations: readonly number[];
  facts: PlanFacts;
}

/** Technicians in activity, and what they hold. */
export interface Crew {
  workers: readonly Worker[];
  certificates: readonly Certificate[];
  /** Whether nobody of the company works on a day. */
  isHoliday: (date: string) => boolean;
}

/** A kind of certificate that nobody holds on some date of work. */
export interface Unheld {
  type_id: number;
  echeances: number;
  premiere_echeance: string;
}

/** What a forecast says, without names. */
export interface Forecast extends Pick<Previsions, 'du' | 'au' | 'plans' | 'sans_date' | 'echeances' | 'mois'> {
  prevues: EcheancePrevue[];
  charges: SkillLoad[];
  expiries: Expiry[];
  unheld: Unheld[];
}

/**
 * What some plans will ask for in the months to come, against who can do it: by the same function that the generator
 * carries out.
 * @param months how many
 */
export function forecastOf(plans: readonly ForecastPlan[], crew: Crew, now: Date, months: number): Forecast {
  const du = toCivilDate(now);
  const au = addDays(addMonths(du, months), -1);
  const coming = plans.map((plan) => ({ plan, items: comingOf(plan, now, du, au) }));
  const demands = coming.flatMap(({ plan, items }) =>
    [...items.map(({ date_due }) => date_due), ...openDates(plan, du, au)].map((date) => ({
      date,
      minutes: plan.duree_minutes,
      competences: plan.competences,
    })),
  );
  const prevues = coming
    .flatMap(({ items }) => items)
    .toSorted((a, b) => compare(a.date_due, b.date_due) || (a.plan_id ?? 0) - (b.plan_id ?? 0));
  const requirements = requirementsOf(coming);
  return {
    du,
    au,
    plans: plans.length,
    sans_date: coming.filter(({ plan, items }) => items.length === 0 && plan.facts.rule.declencheur !== 'date').length,
    echeances: prevues.length,
    mois: monthsOf(coming, du, au),
    prevues,
    charges: loadBySkill(demands, crew.workers, mondays(du, au), crew.isHoliday),
    expiries: expiriesBefore(requirements, crew.certificates, du),
    unheld: unheldOf(requirements, crew.certificates),
  };
}

/** The occurrences of one plan that are still to be created, up to a day. */
export function comingOf(
  { id, titre, facts }: Pick<ForecastPlan, 'id' | 'titre' | 'facts'>,
  now: Date,
  du: string,
  au: string,
): EcheancePrevue[] {
  return occurrencesOf(facts, now, au).occurrences.flatMap((each) => {
    const isToCome = each.decision === 'prevoir' || each.decision === 'attendre' || each.decision === 'generer';
    if (!isToCome || each.date_due > au) return [];
    const creation = toCivilDate(each.creation);
    const { n, date_theorique, date_due, is_estimee } = each;
    return [{ plan_id: id, n, titre, date_theorique, date_due, date_creation: creation < du ? du : creation, is_estimee }];
  });
}

/** Work that is there already is still to be done: on its day, today where that is over. */
function openDates({ facts }: ForecastPlan, du: string, au: string): string[] {
  return facts.ouvertes.map(({ date_due }) => (date_due < du ? du : date_due)).filter((date) => date <= au);
}

type Coming = readonly { plan: ForecastPlan; items: readonly EcheancePrevue[] }[];

function monthsOf(coming: Coming, du: string, au: string): Previsions['mois'] {
  const sums = new Map<string, { echeances: number; minutes: number }>();
  for (let month = `${du.slice(0, 7)}-01`; month <= au; month = addMonths(month, 1))
    sums.set(month.slice(0, 7), { echeances: 0, minutes: 0 });
  for (const { plan, items } of coming) {
    for (const { date_due } of items) {
      // What is late counts in the first month.
      const sum = sums.get((date_due < du ? du : date_due).slice(0, 7));
      if (!sum) continue;
      sum.echeances += 1;
      sum.minutes += plan.duree_minutes;
    }
  }
  return [...sums].map(([mois, sum]) => ({ mois, ...sum }));
}

/** Mondays of the whole weeks a period touches. */
function mondays(du: string, au: string): string[] {
  const all: string[] = [];
  for (let lundi = mondayOf(du); lundi <= au; lundi = addDays(lundi, 7)) all.push(lundi);
  return all;
}

function requirementsOf(coming: Coming): { type_id: number; dates: string[] }[] {
  const dates = new Map<number, string[]>();
  for (const { plan, items } of coming) {
    for (const type_id of plan.habilitations) dates.set(type_id, [...(dates.get(type_id) ?? []), ...items.map(({ date_due }) => date_due)]);
  }
  return [...dates].map(([type_id, all]) => ({ type_id, dates: all.toSorted() }));
}

function unheldOf(requirements: readonly { type_id: number; dates: readonly string[] }[], certificates: readonly Certificate[]): Unheld[] {
  return requirements.flatMap(({ type_id, dates }) => {
    const held = certificates.filter((each) => each.type_id === type_id);
    const without = dates.filter((date) => !isHeldOn(held, date));
    const [premiere_echeance] = without;
    return premiere_echeance === undefined ? [] : [{ type_id, echeances: without.length, premiere_echeance }];
  });
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
