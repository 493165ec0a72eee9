import type { BusinessCalendar, FerieDate, Semaine } from './calendriers.ts';
import type { Plage } from './plages.ts';
import { offsetChangeIn, offsetHours } from './time.ts';

/**
 * What is open on a day of a business calendar: what `business-time.ts` counts with. Types alone come from the shapes,
 * which a phone does not load.
 *
 * The rule all of it follows: a moment is open where the wall clock in Morocco shows a time within a range of its day, or
 * of the day before where that one goes on over midnight. A range belongs to the day it begins on, so a holiday closes
 * the night that begins on it and leaves alone the one that ends on it. The Friday break closes Fridays' clocks.
 */

/** Something open: instants in milliseconds, the end excluded. */
export interface OpenRange {
  start: number;
  end: number;
}

/** Minutes of a wall clock since the midnight a day begins with; over 1440 for a night that goes on. */
export type Span = readonly [from: number, to: number];

export const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;
const DAY_MS = 86_400_000;
export const DAY_MINUTES = 1440;
const FRIDAY = 5;

/** A calendar made ready: days are numbers since 1970-01-01. */
export interface Ready {
  semaines: readonly { du: number; semaine: Semaine }[];
  ramadans: readonly Span[];
  closures: readonly Span[];
  /** Holidays of one year, by their first day. */
  dated: ReadonlyMap<number, FerieDate>;
  /** Those of every year, by month × 100 + day. */
  yearly: ReadonlyMap<number, readonly FerieDate[]>;
  /** Ranges of a weekday, in their order and merged, by week and weekday. */
  spans: Map<string, readonly Span[]>;
}

// A calendar is never changed once made: what was made of one stays right as long as it is there.
const readies = new WeakMap<BusinessCalendar, Ready>();

/** A calendar made ready, once. */
export function ready(calendar: BusinessCalendar): Ready {
  let known = readies.get(calendar);
  if (!known) {
    known = makeReady(calendar);
    readies.set(calendar, known);
  }
  return known;
}

function makeReady(calendar: BusinessCalendar): Ready {
  const dated = new Map<number, FerieDate>();
  const yearly = new Map<number, FerieDate[]>();
  for (const ferie of calendar.feries) {
    const first = dayOf(ferie.date);
    for (let index = 0; index < ferie.jours; index += 1) {
      if (ferie.is_annuel) {
        const key = monthDay(first + index);
        yearly.set(key, [...(yearly.get(key) ?? []), ferie]);
      } else if (!dated.has(first + index)) dated.set(first + index, ferie);
    }
  }
  const spanOfDates = ({ debut, fin }: { debut: string; fin: string }): Span => [dayOf(debut), dayOf(fin)];
  return {
    semaines: calendar.semaines
      .map((semaine) => ({ du: semaine.du === null ? Number.NEGATIVE_INFINITY : dayOf(semaine.du), semaine }))
      .toSorted((a, b) => a.du - b.du),
    ramadans: calendar.ramadans.map(spanOfDates),
    closures: calendar.fermetures.map(spanOfDates),
    dated,
    yearly,
    spans: new Map(),
  };
}

/** `2026-11-24` → days since 1970-01-01. */
export function dayOf(civilDate: string): number {
  const at = Date.parse(`${civilDate}T00:00:00Z`);
  if (Number.isNaN(at)) throw new RangeError(`not a civil date: ${civilDate}`);
  return Math.round(at / DAY_MS);
}

/** Days since 1970-01-01 → `2026-11-24`. */
export function dateOf(day: number): string {
  return new Date(day * DAY_MS).toISOString().slice(0, 10);
}

function monthDay(day: number): number {
  const date = new Date(day * DAY_MS);
  return (date.getUTCMonth() + 1) * 100 + date.getUTCDate();
}

function weekdayOfDay(day: number): number {
  return ((((day + 3) % 7) + 7) % 7) + 1;
}

const isIn = (spans: readonly Span[], day: number) => spans.some(([from, to]) => from <= day && day <= to);

/** The week that holds on a day. */
export function weekOf({ semaines }: Ready, day: number): { index: number; semaine: Semaine } {
  for (let index = semaines.length - 1; index >= 0; index -= 1) {
    const entry = semaines[index];
    if (entry && entry.du <= day) return { index, semaine: entry.semaine };
  }
  throw new RangeError(`the calendar has no week for ${dateOf(day)}`);
}

/** The public holiday of a day. */
export function ferieOfDay(is: Ready, day: number): FerieDate | null {
  const dated = is.dated.get(day);
  if (dated) return dated;
  const yearly = is.yearly.get(monthDay(day));
  if (!yearly) return null;
  const date = dateOf(day);
  return yearly.find((ferie) => ferie.date <= date && (ferie.jusqu_au === null || date <= ferie.jusqu_au)) ?? null;
}

/** Whether a holiday or a closure closes a day. */
export function isClosedDay(is: Ready, day: number, semaine: Semaine): boolean {
  return isIn(is.closures, day) || (semaine.is_ferme_feries && ferieOfDay(is, day) !== null);
}

function minutesOf(heure: string): number {
  return Number(heure.slice(0, 2)) * 60 + Number(heure.slice(3));
}

function spanOf({ debut, fin }: Pick<Plage, 'debut' | 'fin'>): Span {
  const from = minutesOf(debut);
  const to = minutesOf(fin);
  return [from, to > from ? to : to + DAY_MINUTES];
}

function merge(spans: readonly Span[]): Span[] {
  const merged: [number, number][] = [];
  for (const [from, to] of spans.toSorted((a, b) => a[0] - b[0])) {
    const last = merged.at(-1);
    if (last && from <= last[1]) last[1] = Math.max(last[1], to);
    else merged.push([from, to]);
  }
  return merged;
}

function cut(spans: readonly Span[], [from, to]: Span): Span[] {
  return spans.flatMap((span): Span[] => {
    const parts: Span[] = [
      [span[0], Math.min(span[1], from)],
      [Math.max(span[0], to), span[1]],
    ];
    return parts.filter(([start, end]) => start < end);
  });
}

/** The hours that begin on a day, with the Friday break still in them; a night goes on past 1440. */
export function ownSpans(is: Ready, day: number): readonly Span[] {
  const { index, semaine } = weekOf(is, day);
  if (isClosedDay(is, day, semaine)) return [];
  const weekday = weekdayOfDay(day);
  const hours = semaine.ramadan !== null && isIn(is.ramadans, day) ? semaine.ramadan : semaine;
  const key = `${index}/${weekday}/${hours === semaine ? '' : 'r'}`;
  let spans = is.spans.get(key);
  if (!spans) {
    spans = merge(hours.horaires.filter(({ jour }) => jour === weekday).map(spanOf));
    is.spans.set(key, spans);
  }
  return spans;
}

/** The Friday break on the clock of a day, where it has one. */
function breakOf(is: Ready, day: number): Span | null {
  if (weekdayOfDay(day) !== FRIDAY) return null;
  const { semaine } = weekOf(is, day);
  const hours = semaine.ramadan !== null && isIn(is.ramadans, day) ? semaine.ramadan : semaine;
  return hours.pause_vendredi && spanOf(hours.pause_vendredi);
}

const NOTHING: readonly Span[] = [];

/** What is open on the wall clock of a civil day, from 0 to 1440. */
function openSpans(is: Ready, day: number): readonly Span[] {
  const own = ownSpans(is, day);
  const tail = ownSpans(is, day - 1).filter(([, to]) => to > DAY_MINUTES);
  let spans = own;
  if (tail.length > 0 || own.some(([, to]) => to > DAY_MINUTES)) {
    spans = merge([
      ...tail.map(([from, to]): Span => [Math.max(0, from - DAY_MINUTES), to - DAY_MINUTES]),
      ...own.map(([from, to]): Span => [from, Math.min(to, DAY_MINUTES)]),
    ]);
  }
  if (spans.length === 0) return NOTHING;
  const pause = breakOf(is, day);
  return pause ? cut(spans, pause) : spans;
}

/** What is open within a civil day, as instants. Where clocks change within it, an hour counts twice or not at all. */
export function openOf(is: Ready, day: number): OpenRange[] {
  const spans = openSpans(is, day);
  if (spans.length === 0) return [];
  const start = instantOf(day, 0);
  const end = instantOf(day + 1, 0);
  const change = offsetChangeIn(start, end);
  const parts = change === null ? [[start, end] as const] : [[start, change] as const, [change, end] as const];
  const ranges: OpenRange[] = [];
  for (const [from, to] of parts) {
    const midnight = day * DAY_MS - offsetHours(from) * HOUR_MS;
    for (const [open, close] of spans) {
      const range = { start: Math.max(from, midnight + open * MINUTE_MS), end: Math.min(to, midnight + close * MINUTE_MS) };
      if (range.start >= range.end) continue;
      const last = ranges.at(-1);
      if (last && last.end === range.start) last.end = range.end;
      else ranges.push(range);
    }
  }
  return ranges.toSorted((a, b) => a.start - b.start);
}

/** The hours that begin on a day without the breaks of the Fridays they touch. */
export function spansOfShift(is: Ready, day: number): readonly Span[] {
  let spans = ownSpans(is, day);
  for (const ahead of [0, 1]) {
    const pause = breakOf(is, day + ahead);
    if (pause) spans = cut(spans, [pause[0] + ahead * DAY_MINUTES, pause[1] + ahead * DAY_MINUTES]);
  }
  return spans.length > 0 ? spans : ownSpans(is, day);
}

/** The instant a wall clock shows so many minutes since a day's midnight: the first where it shows them twice. */
export function instantOf(day: number, wall: number): number {
  const local = day * DAY_MS + Math.round(wall * MINUTE_MS);
  const summer = local - HOUR_MS;
  return offsetHours(summer) === 1 ? summer : local;
}

/** The wall clock at an instant: its day, and the minutes since that day's midnight. */
export function wallOf(instant: number): { day: number; minutes: number } {
  const local = instant + offsetHours(instant) * HOUR_MS;
  const day = Math.floor(local / DAY_MS);
  return { day, minutes: (local - day * DAY_MS) / MINUTE_MS };
}
