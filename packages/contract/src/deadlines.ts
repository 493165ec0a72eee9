import type { Priorite } from './interventions.ts';
import { addDays, fromLocal, toCivilDate, toLocal, weekdayOf } from './time.ts';

const OPENING = '08:00';
const CLOSING = '18:00';
const businessDays = { haute: 2, normale: 5, basse: 10 } as const;

/**
 * When an intervention must be done, by its priority alone: critique 8 h, haute 2, normale 5 and basse 10 business
 * days; programmee has no deadline before its window is known. A business day is Monday to Friday; work asked for
 * outside 08:00-18:00 counts from the next opening.
 * @param from the instant the clock starts
 */
export function defaultDeadline(priorite: Priorite, from: Date): Date | null {
  if (priorite === 'programmee') return null;
  if (priorite === 'critique') return new Date(from.getTime() + 8 * 3_600_000);
  let date = toCivilDate(from);
  const { hour, minute } = toLocal(from);
  let time = `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
  if (weekdayOf(date) > 5 || time >= CLOSING) {
    date = nextBusinessDay(date);
    time = OPENING;
  } else if (time < OPENING) {
    time = OPENING;
  }
  for (let left: number = businessDays[priorite]; left > 0; left -= 1) date = nextBusinessDay(date);
  return new Date(fromLocal(date, time));
}

function nextBusinessDay(date: string): string {
  let next = addDays(date, 1);
  while (weekdayOf(next) > 5) next = addDays(next, 1);
  return next;
}
