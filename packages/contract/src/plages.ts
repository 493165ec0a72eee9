import { z } from 'zod';

const MINUTES_A_DAY = 1440;
const MINUTES_A_WEEK = 7 * MINUTES_A_DAY;

/** A time on a wall clock, `HH:MM`. */
export const Heure = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);

/**
 * A range of a weekday: 1 = Monday … 7 = Sunday. One whose end does not come after its beginning goes on over midnight:
 * `22:00`–`06:00` is a night shift, `00:00`–`00:00` the whole day.
 */
export const Plage = z.object({ jour: z.number().int().min(1).max(7), debut: Heure, fin: Heure });
export type Plage = z.infer<typeof Plage>;

/** The working hours of a week: several ranges a day. */
export const Horaires = z.array(Plage).max(42);
export type Horaires = z.infer<typeof Horaires>;

/** `08:30` → 510. */
export function minutesOf(heure: string): number {
  return Number(heure.slice(0, 2)) * 60 + Number(heure.slice(3));
}

/** How long a range is on the wall clock, in minutes. */
export function lengthOf({ debut, fin }: Pick<Plage, 'debut' | 'fin'>): number {
  const length = minutesOf(fin) - minutesOf(debut);
  return length > 0 ? length : length + MINUTES_A_DAY;
}

/** What is wrong with a week of hours. */
export type PlageFault = { kind: 'empty'; plage: Plage } | { kind: 'overlap'; plage: Plage; other: Plage };

/**
 * The first fault of a week: a range of no length (`08:00`–`08:00`), or two that overlap, also over midnight and from
 * Sunday night to Monday. Ranges that touch do not overlap.
 */
export function findPlageFault(horaires: readonly Plage[]): PlageFault | null {
  const empty = horaires.find(({ debut, fin }) => debut === fin && debut !== '00:00');
  if (empty) return { kind: 'empty', plage: empty };
  const spans = horaires
    .map((plage) => {
      const start = (plage.jour - 1) * MINUTES_A_DAY + minutesOf(plage.debut);
      return { plage, start, end: start + lengthOf(plage) };
    })
    .toSorted((a, b) => a.start - b.start);
  const [first] = spans;
  if (!first) return null;
  const around = [...spans, { ...first, start: first.start + MINUTES_A_WEEK, end: first.end + MINUTES_A_WEEK }];
  for (const [index, span] of spans.entries()) {
    const next = around[index + 1];
    if (next && next.start < span.end) return { kind: 'overlap', plage: next.plage, other: span.plage };
  }
  return null;
}

/** The ranges of a week in order. */
export function sortPlages(horaires: readonly Plage[]): Plage[] {
  return horaires.toSorted((a, b) => a.jour - b.jour || minutesOf(a.debut) - minutesOf(b.debut));
}
