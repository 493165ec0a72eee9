import { Horaires, sortPlages } from '@mif/contract/plages';
import { useLangue } from '../../app/langue.tsx';
import { localeOf } from '@mif/i18n/messages';

export const joursSemaine = [1, 2, 3, 4, 5, 6, 7] as const;
// A Monday: days of the week are spelled out from the days after it.
const MONDAY = Date.UTC(2026, 0, 5);

/**
 * The name of a weekday, 1 = Monday … 7 = Sunday.
 * @param weekday in full, or short for summaries
 */
export function useWeekday(weekday: 'long' | 'short' = 'long'): (jour: number) => string {
  const { langue } = useLangue();
  const format = new Intl.DateTimeFormat(localeOf(langue), { weekday, timeZone: 'UTC' });
  return (jour) => format.format(MONDAY + (jour - 1) * 86_400_000);
}

/** Hours of a week in one line, for a history: « lundi 08:00–12:00, … ». */
export function useHorairesText(): (value: unknown) => string | null {
  const weekday = useWeekday();
  return (value) => {
    const read = Horaires.safeParse(value);
    if (!read.success || read.data.length === 0) return null;
    return sortPlages(read.data)
      .map(({ jour, debut, fin }) => `${weekday(jour)} \u2066${debut}–${fin}\u2069`)
      .join(', ');
  };
}
