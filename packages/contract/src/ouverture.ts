import type { Horaires, Plage } from './plages.ts';
import { toLocal } from './time.ts';

/** Whether a place is open at an instant, and for how long it stays so, in minutes; null where it stays so for a week and more. */
export interface Ouverture {
  is_open: boolean;
  minutes: number | null;
}

const DAY = 1440;
const WEEK = 7 * DAY;

/**
 * Whether a place with these hours is open, in Moroccan local time. A range may go on over midnight, also from Sunday to
 * Monday, and ranges that touch are one.
 * @param at an instant
 */
export function ouvertureAt(horaires: Horaires, at: Date | number | string): Ouverture {
  const { weekday, hour, minute } = toLocal(at);
  const now = (weekday - 1) * DAY + hour * 60 + minute;
  // Three weeks around the present one, so that nothing turns around the end of it.
  const spans = [-WEEK, 0, WEEK].flatMap((week) => horaires.map((plage) => spanOf(plage, week))).toSorted((a, b) => a.start - b.start);
  const merged: { start: number; end: number }[] = [];
  for (const span of spans) {
    const last = merged.at(-1);
    if (last && span.start <= last.end) last.end = Math.max(last.end, span.end);
    else merged.push({ ...span });
  }
  const present = merged.find(({ start, end }) => start <= now && now < end);
  if (present) return { is_open: true, minutes: present.end - present.start > WEEK ? null : present.end - now };
  const next = merged.find(({ start }) => start > now);
  return { is_open: false, minutes: next ? next.start - now : null };
}

// Types alone come from plages.ts: this runs on the technician's phone, which the validation library does not reach.
function spanOf({ jour, debut, fin }: Plage, week: number): { start: number; end: number } {
  const length = minutesOf(fin) - minutesOf(debut);
  const start = week + (jour - 1) * DAY + minutesOf(debut);
  return { start, end: start + (length > 0 ? length : length + DAY) };
}

function minutesOf(heure: string): number {
  return Number(heure.slice(0, 2)) * 60 + Number(heure.slice(3));
}
