import { addDays, fromLocal } from '@mif/contract/time';
import type { Occurrence, PlanCalendar, PlanRule } from './facts.ts';

/** So many closed days in a row are believed: the calendar is wrong beyond. */
const MAX_MOVE_DAYS = 31;

/** A due date that is no holiday: it stays, or goes to the nearest open day before or after. */
export function moveOffHoliday(date: string, rule: Pick<PlanRule, 'jours_feries'>, calendar: PlanCalendar): string {
  if (rule.jours_feries === 'ignorer' || !calendar.isHoliday(date)) return date;
  const step = rule.jours_feries === 'avancer' ? -1 : 1;
  for (let days = 1; days <= MAX_MOVE_DAYS; days += 1) {
    const moved = addDays(date, step * days);
    if (!calendar.isHoliday(moved) && calendar.isOpen(moved)) return moved;
  }
  return date;
}

type Lengths = Pick<PlanRule, 'avance_jours' | 'tolerance_avant_jours' | 'tolerance_apres_jours'>;

/** The window of an occurrence and the instant it is created at, from the day it is due. */
export function placeOn(date_due: string, rule: Lengths): Pick<Occurrence, 'date_due' | 'fenetre_debut' | 'fenetre_fin' | 'creation'> {
  return {
    date_due,
    fenetre_debut: addDays(date_due, -rule.tolerance_avant_jours),
    fenetre_fin: addDays(date_due, rule.tolerance_apres_jours),
    creation: fromLocal(addDays(date_due, -rule.avance_jours)),
  };
}

/** An occurrence that nothing was decided of yet. */
export function occurrenceOn(
  date_theorique: string,
  date_due: string,
  rule: Lengths,
  more: Partial<Pick<Occurrence, 'n' | 'is_estimee' | 'is_intercalee' | 'echeance_id' | 'decision' | 'avec_id'>> = {},
): Occurrence {
  return {
    n: null,
    date_theorique,
    ...placeOn(date_due, rule),
    decision: 'prevoir',
    is_estimee: false,
    echeance_id: null,
    avec_id: null,
    ...more,
  };
}

/** The first instant of the day after a civil date. */
export function dayAfter(date: string): number {
  return fromLocal(addDays(date, 1));
}
