import type { BusinessCalendar } from '@mif/contract/calendriers';
import { defaultDeadline, responseDeadline } from '@mif/contract/deadlines';
import type { Priorite } from '@mif/contract/interventions';

/** Both deadlines, with the version of the calendar they were counted with; null where there is none. */
export interface CountedDeadlines {
  date_limite: Date | null;
  date_limite_prise_en_charge: Date | null;
  calendrier_version_id: number | null;
}

/**
 * The deadlines that follow from a priority, and what they were counted with: a newer version leaves them as they are.
 * @param from the instant the clocks start
 */
export function countDeadlines(calendar: BusinessCalendar, priorite: Priorite, from: Date): CountedDeadlines {
  const date_limite = defaultDeadline(priorite, from, calendar);
  const date_limite_prise_en_charge = responseDeadline(priorite, from, calendar);
  return { date_limite, date_limite_prise_en_charge, calendrier_version_id: date_limite && calendar.calendrier_version_id };
}
