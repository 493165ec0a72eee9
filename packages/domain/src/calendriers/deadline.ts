import type { BusinessCalendar } from '@mif/contract/calendriers';
import { defaultDeadline } from '@mif/contract/deadlines';
import type { Priorite } from '@mif/contract/interventions';

/** A deadline with the version of the calendar it was counted with; both null where there is none. */
export interface CountedDeadline {
  date_limite: Date | null;
  calendrier_version_id: number | null;
}

/**
 * The deadline that follows from a priority, and what it was counted with: a newer version leaves it as it is.
 * @param from the instant the clock starts
 */
export function countDeadline(calendar: BusinessCalendar, priorite: Priorite, from: Date): CountedDeadline {
  const date_limite = defaultDeadline(priorite, from, calendar);
  return { date_limite, calendrier_version_id: date_limite && calendar.calendrier_version_id };
}
