import type { Statut } from '@mif/contract/interventions';
import { addDays, fromLocal, toCivilDate, weekdayOf } from '@mif/contract/time';

/** Days from today on which the demo company has work planned, for its technicians in turn. */
export const demoPlannedDays = [1, 1, 1, 2, 2, 2, 3, 3, 4, 4, 6, 7, 8, 8, 9, 10, 13, 15];

const HOUR_MS = 3_600_000;
const pad = (value: number) => String(value).padStart(2, '0');

/** How a demo intervention stands to the calendar. */
interface Planned {
  statut: Statut;
  /** Local day it was opened. */
  ouverte: string;
  /** Days from today, of work that is still to come. */
  in_days: number | undefined;
}

/**
 * The slot of a demo intervention: today's one after the other, what is to come in the mornings and afternoons after, what was done on
 * its own day.
 * @param nth of those that have one
 */
export function demoSlot({ statut, ouverte, in_days }: Planned, nth: number, now: Date): { debut: Date; fin: Date } | null {
  const today = toCivilDate(now);
  const at = (day: string, hour: number, hours: number) => {
    const debut = fromLocal(day, `${pad(hour)}:00`);
    return { debut: new Date(debut), fin: new Date(debut + hours * HOUR_MS) };
  };
  if (in_days !== undefined) return at(onWorkingDay(addDays(today, in_days)), nth % 2 === 0 ? 9 : 14, nth % 3 === 0 ? 3 : 2);
  if (statut === 'affectee' || statut === 'en_cours') return at(today, 8 + (nth % 8), 1.5);
  if (statut === 'terminee' || statut === 'cloturee') return at(onWorkingDay(ouverte), 10, 2);
  return null;
}

function onWorkingDay(day: string): string {
  return weekdayOf(day) === 7 ? addDays(day, 1) : day;
}
