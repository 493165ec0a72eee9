import { addBusinessDays, addBusinessTime } from './business-time.ts';
import type { BusinessCalendar } from './calendriers.ts';
import type { Priorite } from './interventions.ts';

const businessDays = { haute: 2, normale: 5, basse: 10 } as const;
const CRITICAL_MINUTES = 8 * 60;

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
