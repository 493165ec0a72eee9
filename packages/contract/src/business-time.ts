import type { BusinessCalendar, FerieDate } from './calendriers.ts';
import {
  DAY_MINUTES,
  MINUTE_MS,
  dateOf,
  dayOf,
  ferieOfDay,
  instantOf,
  isClosedDay,
  openOf,
  ownSpans,
  ready,
  spansOfShift,
  wallOf,
  weekOf,
  type OpenRange,
  type Span,
} from './open-spans.ts';
import { toInstant } from './time.ts';

/**
 * Time as a business counts it: only what is open counts. Everything is computed from the calendar given and the zone
 * table, in the server and in the browser alike; what is open when is told in `open-spans.ts`.
 */

type Instant = Date | number | string;

/** A calendar that opens on none of so many days in a row never does. */
const NEVER_OPEN_DAYS = 3660;
/** No answer lies further away than this. */
const FARTHEST_DAYS = 40_000;

/** A calendar was asked for time it does not have: it is never open, or not for so long. */
export class CalendarNeverOpenError extends Error {
  readonly calendrier: string;

  /** @param nom of the calendar */
  constructor(nom: string) {
    super(`the calendar ${JSON.stringify(nom)} is never open long enough`);
    this.name = 'CalendarNeverOpenError';
    this.calendrier = nom;
  }
}

/** The public holiday of a civil date, with whether its date is only estimated; null on other days. */
export function holidayOf(calendar: BusinessCalendar, civilDate: string): FerieDate | null {
  return ferieOfDay(ready(calendar), dayOf(civilDate));
}

/** Whether a calendar is closed on a civil date by a public holiday it keeps, or by a closure of the company. */
export function isHoliday(calendar: BusinessCalendar, civilDate: string): boolean {
  const is = ready(calendar);
  const day = dayOf(civilDate);
  return isClosedDay(is, day, weekOf(is, day).semaine);
}

/** Whether anything opens on a civil date: hours that begin on it. */
export function isBusinessDay(calendar: BusinessCalendar, civilDate: string): boolean {
  return ownSpans(ready(calendar), dayOf(civilDate)).length > 0;
}

/**
 * What is open within a civil day in Morocco, in its order and without overlap.
 * @returns ranges of instants in milliseconds, ends excluded
 */
export function openRangesOf(calendar: BusinessCalendar, civilDate: string): OpenRange[] {
  return openOf(ready(calendar), dayOf(civilDate));
}

/** Whether a calendar is open at an instant. */
export function isOpenAt(calendar: BusinessCalendar, at: Instant): boolean {
  const instant = toInstant(at);
  return openOf(ready(calendar), wallOf(instant).day).some(({ start, end }) => start <= instant && instant < end);
}

/**
 * The instant at which so much open time has passed since another. Forwards it is the first such instant (the end of the
 * last range that counts), backwards the last one. 0 minutes is the instant itself, open or not.
 * @param minutes negative: before
 * @returns milliseconds since the epoch
 * @throws CalendarNeverOpenError
 */
export function addBusinessTime(calendar: BusinessCalendar, from: Instant, minutes: number): number {
  const start = toInstant(from);
  if (!Number.isFinite(minutes)) throw new RangeError(`not a number of minutes: ${minutes}`);
  const is = ready(calendar);
  const step = minutes < 0 ? -1 : 1;
  let left = Math.abs(Math.round(minutes * MINUTE_MS));
  if (left === 0) return start;
  const first = wallOf(start).day;
  let idle = 0;
  for (let day = first; idle < NEVER_OPEN_DAYS && Math.abs(day - first) < FARTHEST_DAYS; day += step) {
    const ranges = openOf(is, day);
    idle = ranges.length > 0 ? 0 : idle + 1;
    for (const range of step > 0 ? ranges : ranges.toReversed()) {
      const open = step > 0 ? Math.max(range.start, start) : range.start;
      const close = step > 0 ? range.end : Math.min(range.end, start);
      const length = close - open;
      if (length <= 0) continue;
      if (length >= left) return step > 0 ? open + left : close - left;
      left -= length;
    }
  }
  throw new CalendarNeverOpenError(calendar.nom);
}

/**
 * How much open time lies between two instants.
 * @returns minutes, with fractions where the instants have them; negative where the second comes first
 */
export function businessTimeBetween(calendar: BusinessCalendar, a: Instant, b: Instant): number {
  const from = toInstant(a);
  const to = toInstant(b);
  if (to < from) return 0 - businessTimeBetween(calendar, to, from);
  const is = ready(calendar);
  const last = wallOf(to).day;
  let sum = 0;
  for (let day = wallOf(from).day; day <= last; day += 1) {
    for (const range of openOf(is, day)) sum += Math.max(0, Math.min(range.end, to) - Math.max(range.start, from));
  }
  return sum / MINUTE_MS;
}

/**
 * The first instant from one on at which a calendar is open: that instant itself where it is.
 * @throws CalendarNeverOpenError
 */
export function nextOpening(calendar: BusinessCalendar, from: Instant): number {
  const instant = toInstant(from);
  return findRange(
    calendar,
    instant,
    1,
    ({ end }) => end > instant,
    ({ start }) => Math.max(start, instant),
  );
}

/** The last instant up to one until which a calendar is open: that instant itself within a range, else the closing before it. */
function closingBefore(calendar: BusinessCalendar, instant: number): number {
  return findRange(
    calendar,
    instant,
    -1,
    ({ start }) => start <= instant,
    ({ end }) => Math.min(end, instant),
  );
}

function findRange(
  calendar: BusinessCalendar,
  from: number,
  step: 1 | -1,
  fits: (range: OpenRange) => boolean,
  give: (range: OpenRange) => number,
): number {
  const is = ready(calendar);
  const first = wallOf(from).day;
  for (let day = first; Math.abs(day - first) < NEVER_OPEN_DAYS; day += step) {
    const ranges = openOf(is, day);
    const found = step > 0 ? ranges.find(fits) : ranges.findLast(fits);
    if (found) return give(found);
  }
  throw new CalendarNeverOpenError(calendar.nom);
}

/**
 * The business day so many after a civil date (before it: negative); 0 is the date itself, or the next business day where
 * it is none.
 * @throws CalendarNeverOpenError
 */
export function addBusinessDates(calendar: BusinessCalendar, civilDate: string, days: number): string {
  return dateOf(stepDays(calendar, dayOf(civilDate), days));
}

function stepDays(calendar: BusinessCalendar, from: number, days: number): number {
  if (!Number.isInteger(days)) throw new RangeError(`not a number of days: ${days}`);
  const is = ready(calendar);
  const step = days < 0 ? -1 : 1;
  let left = Math.abs(days);
  if (left === 0 && ownSpans(is, from).length === 0) left = 1;
  let day = from;
  for (let idle = 0; left > 0; idle += 1) {
    if (idle > NEVER_OPEN_DAYS || Math.abs(day - from) > FARTHEST_DAYS) throw new CalendarNeverOpenError(calendar.nom);
    day += step;
    if (ownSpans(is, day).length === 0) continue;
    left -= 1;
    idle = 0;
  }
  return day;
}

/**
 * The same time of day so many business days later (earlier: negative). A moment that is closed counts from the next
 * opening (from the closing before it, backwards); a night over midnight counts with the day it began on. Where the day
 * that is reached has other hours, the time is moved into them: to the next opening of that day, else to its closing.
 * @returns milliseconds since the epoch
 * @throws CalendarNeverOpenError
 */
export function addBusinessDays(calendar: BusinessCalendar, from: Instant, days: number): number {
  const instant = toInstant(from);
  const start = days < 0 ? closingBefore(calendar, instant) : nextOpening(calendar, instant);
  if (days === 0) return start;
  const is = ready(calendar);
  // The closing is the end of a day, not the beginning of what follows.
  const at = days < 0 && !isOpenAt(calendar, start) ? start - 1 : start;
  const { day: civil, minutes: clock } = wallOf(at);
  const isNight = ownSpans(is, civil - 1).some(([, to]) => clock < to - DAY_MINUTES);
  const wall = (isNight ? clock + DAY_MINUTES : clock) + (start - at) / MINUTE_MS;
  const day = stepDays(calendar, isNight ? civil - 1 : civil, days);
  return instantOf(day, into(spansOfShift(is, day), wall));
}

function into(spans: readonly Span[], wall: number): number {
  const span = spans.find(([, to]) => wall <= to);
  return span ? Math.max(wall, span[0]) : (spans.at(-1)?.[1] ?? wall);
}
