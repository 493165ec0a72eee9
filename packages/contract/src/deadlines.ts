import { addBusinessDays, addBusinessTime } from './business-time.ts';
import type { BusinessCalendar } from './calendriers.ts';
import type { Priorite, Statut } from './interventions.ts';
import type { EtatPriseEnCharge } from './prise-en-charge.ts';

const businessDays = { haute: 2, normale: 5, basse: 10 } as const;
const CRITICAL_MINUTES = 8 * 60;
/** A week of work is five business days. */
const responseDays = { haute: 1, normale: 3, basse: 5 } as const;
const CRITICAL_RESPONSE_MINUTES = 2 * 60;

/**
 * When an intervention must be done, by its priority: critique 8 open hours, haute 2, normale 5 and basse 10 business
 * days of the calendar; programmee has no deadline before its window is known. Work asked for while it is closed counts
 * from the next opening. A client served around the clock has a calendar that says so.
 * @param from the instant the clock starts
 * @param calendar the client's, or the company's
 * @throws CalendarNeverOpenError
 */
export function defaultDeadline(priorite: Priorite, from: Date, calendar: BusinessCalendar): Date | null {
  if (priorite === 'programmee') return null;
  const instant =
    priorite === 'critique' ? addBusinessTime(calendar, from, CRITICAL_MINUTES) : addBusinessDays(calendar, from, businessDays[priorite]);
  return new Date(instant);
}

/**
 * When somebody must have begun an intervention, by its priority: critique 2 open hours, haute 1, normale 3 and basse 5
 * business days of the calendar; programmee has no such deadline before its slot is known. Nothing pauses this clock.
 * @param from the instant the clock starts
 * @param calendar the client's, or the company's
 * @throws CalendarNeverOpenError
 */
export function responseDeadline(priorite: Priorite, from: Date, calendar: BusinessCalendar): Date | null {
  if (priorite === 'programmee') return null;
  const instant =
    priorite === 'critique'
      ? addBusinessTime(calendar, from, CRITICAL_RESPONSE_MINUTES)
      : addBusinessDays(calendar, from, responseDays[priorite]);
  return new Date(instant);
}

/** Whether work was begun in time: null where it has no such deadline, or was cancelled before anybody began. */
export function responseState(
  intervention: { statut: Statut; limite: Date | null; debut: Date | null },
  now: Date,
): EtatPriseEnCharge | null {
  const { statut, limite, debut } = intervention;
  if (limite === null || (debut === null && statut === 'annulee')) return null;
  if ((debut ?? now) > limite) return 'depassee';
  return debut ? 'tenue' : 'a_tenir';
}
