import type { PositionMois, RegleDate } from '@mif/contract/plan-rules';
import { addDays, addMonths, daysBetween, weekdayOf } from '@mif/contract/time';

const MONTHS_OF_YEAR = 12;
const DAYS_OF_WEEK = 7;

/**
 * The k-th day of a calendar, counted from its anchor and never from the one before: a plan of the 31st falls on the 28th of
 * February and on the 31st of March again.
 * @param premiere civil date of the anchor, k = 0 where the rule names no other day of its month
 */
export function dueDate(regle: RegleDate, premiere: string, k: number): string {
  const steps = k * regle.intervalle;
  switch (regle.unite) {
    case 'jour':
      return addDays(premiere, steps);
    case 'semaine':
      return addDays(premiere, steps * DAYS_OF_WEEK);
    case 'mois':
      return inMonth(premiere, steps, regle.position);
    case 'annee':
      return inMonth(premiere, steps * MONTHS_OF_YEAR, regle.position);
  }
}

/** The day one interval after another: what a floating plan counts from the technical end. */
export function intervalAfter(regle: RegleDate, date: string): string {
  return dueDate(regle, date, 1);
}

function inMonth(premiere: string, months: number, position: PositionMois | null): string {
  if (!position) return addMonths(premiere, months);
  const first = addMonths(`${premiere.slice(0, 7)}-01`, months);
  const last = addDays(addMonths(first, 1), -1);
  if (position.genre === 'jour') return addDays(first, Math.min(position.jour, Number(last.slice(8))) - 1);
  if (position.rang === -1) return addDays(last, -((weekdayOf(last) - position.jour_semaine + DAYS_OF_WEEK) % DAYS_OF_WEEK));
  const toFirst = (position.jour_semaine - weekdayOf(first) + DAYS_OF_WEEK) % DAYS_OF_WEEK;
  return addDays(first, toFirst + (position.rang - 1) * DAYS_OF_WEEK);
}

/**
 * The first k whose day is on or after a date, and not before the anchor.
 * @param from civil date
 */
export function firstFrom(regle: RegleDate, premiere: string, from: string): number {
  const target = from > premiere ? from : premiere;
  let k = Math.max(0, Math.floor(stepsBetween(regle, premiere, target)) - 1);
  while (dueDate(regle, premiere, k) < target) k += 1;
  return k;
}

function stepsBetween(regle: RegleDate, premiere: string, to: string): number {
  const days = daysBetween(premiere, to);
  if (regle.unite === 'jour') return days / regle.intervalle;
  if (regle.unite === 'semaine') return days / DAYS_OF_WEEK / regle.intervalle;
  const months =
    (Number(to.slice(0, 4)) - Number(premiere.slice(0, 4))) * MONTHS_OF_YEAR + Number(to.slice(5, 7)) - Number(premiere.slice(5, 7));
  return months / regle.intervalle / (regle.unite === 'annee' ? MONTHS_OF_YEAR : 1);
}
