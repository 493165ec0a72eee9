/**
 * Local time of the product. Platforms disagree about Morocco since it left UTC+1 (IANA 2026c), so no platform is
 * asked: everything local is computed here, from this table, in the server and in the browser alike.
 */

/** Version of the IANA zone data the table was taken from. */
export const ZONE_TABLE_VERSION = '2026c';
export const ZONE = 'Africa/Casablanca';
/** The table is to be read again against IANA before this civil date; health turns red after it. */
export const ZONE_TABLE_REVIEW_DATE = '2027-12-31';

const HOUR_MS = 3_600_000;
const DAY_MS = 86_400_000;

// Each instant flips the offset between UTC+0 and UTC+1, beginning with a flip to UTC+1. Before the first: UTC+0
// (the years 1976-1985 had summer times too; no record of the product is that old).
const flips = [
  '2008-06-01T00:00Z',
  '2008-08-31T23:00Z',
  '2009-06-01T00:00Z',
  '2009-08-20T23:00Z',
  '2010-05-02T00:00Z',
  '2010-08-07T23:00Z',
  '2011-04-03T00:00Z',
  '2011-07-30T23:00Z',
  '2012-04-29T02:00Z',
  '2012-07-20T02:00Z',
  '2012-08-20T02:00Z',
  '2012-09-30T02:00Z',
  '2013-04-28T02:00Z',
  '2013-07-07T02:00Z',
  '2013-08-10T02:00Z',
  '2013-10-27T02:00Z',
  '2014-03-30T02:00Z',
  '2014-06-28T02:00Z',
  '2014-08-02T02:00Z',
  '2014-10-26T02:00Z',
  '2015-03-29T02:00Z',
  '2015-06-14T02:00Z',
  '2015-07-19T02:00Z',
  '2015-10-25T02:00Z',
  '2016-03-27T02:00Z',
  '2016-06-05T02:00Z',
  '2016-07-10T02:00Z',
  '2016-10-30T02:00Z',
  '2017-03-26T02:00Z',
  '2017-05-21T02:00Z',
  '2017-07-02T02:00Z',
  '2017-10-29T02:00Z',
  '2018-03-25T02:00Z',
  '2018-05-13T02:00Z',
  '2018-06-17T02:00Z',
  '2019-05-05T02:00Z',
  '2019-06-09T02:00Z',
  '2020-04-19T02:00Z',
  '2020-05-31T02:00Z',
  '2021-04-11T02:00Z',
  '2021-05-16T02:00Z',
  '2022-03-27T02:00Z',
  '2022-05-08T02:00Z',
  '2023-03-19T02:00Z',
  '2023-04-23T02:00Z',
  '2024-03-10T02:00Z',
  '2024-04-14T02:00Z',
  '2025-02-23T02:00Z',
  '2025-04-06T02:00Z',
  '2026-02-15T02:00Z',
  '2026-03-22T02:00Z',
  '2026-09-20T01:00Z',
].map((instant) => Date.parse(instant));

/** A moment on a wall clock in Morocco; month and day count from 1. */
export interface LocalTime {
  year: number;
  month: number;
  day: number;
  hour: number;
  minute: number;
  second: number;
  /** 1 = Monday … 7 = Sunday (ISO 8601). */
  weekday: number;
}

/**
 * Offset of Moroccan local time from UTC, in hours.
 * @param instant milliseconds since the epoch
 */
export function offsetHours(instant: number): 0 | 1 {
  let low = 0;
  let high = flips.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((flips[middle] as number) <= instant) low = middle + 1;
    else high = middle;
  }
  return low % 2 === 1 ? 1 : 0;
}

/**
 * The first instant within a stretch at which the clocks change, or null.
 * @param start milliseconds since the epoch; a change at this very instant is none within
 */
export function offsetChangeIn(start: number, end: number): number | null {
  return flips.find((flip) => flip > start && flip < end) ?? null;
}

/** An instant given as a Date, as milliseconds or as an ISO string; the result is milliseconds since the epoch. */
export function toInstant(value: Date | number | string): number {
  const ms = value instanceof Date ? value.getTime() : typeof value === 'number' ? value : Date.parse(value);
  if (Number.isNaN(ms)) throw new RangeError(`not an instant: ${String(value)}`);
  return ms;
}

/**
 * The wall clock in Morocco at an instant, as a Date whose UTC fields are the local ones: format it with
 * `timeZone: 'UTC'`.
 */
export function toLocalDate(value: Date | number | string): Date {
  const instant = toInstant(value);
  return new Date(instant + offsetHours(instant) * HOUR_MS);
}

/** The wall clock in Morocco at an instant. */
export function toLocal(value: Date | number | string): LocalTime {
  const local = toLocalDate(value);
  return {
    year: local.getUTCFullYear(),
    month: local.getUTCMonth() + 1,
    day: local.getUTCDate(),
    hour: local.getUTCHours(),
    minute: local.getUTCMinutes(),
    second: local.getUTCSeconds(),
    weekday: local.getUTCDay() || 7,
  };
}

/** The civil date in Morocco at an instant, `YYYY-MM-DD`. */
export function toCivilDate(value: Date | number | string): string {
  return toLocalDate(value).toISOString().slice(0, 10);
}

/**
 * The instant of a wall-clock time in Morocco, in milliseconds since the epoch. A time that does not exist (clocks go
 * forward over it) counts with the offset before the change; a time that happens twice is its first occurrence.
 * @param civilDate `YYYY-MM-DD`
 * @param time `HH:MM` or `HH:MM:SS`
 */
export function fromLocal(civilDate: string, time = '00:00'): number {
  const wall = Date.parse(`${civilDate}T${time.length === 5 ? `${time}:00` : time}Z`);
  if (Number.isNaN(wall) || !isOnDay(wall, civilDate)) throw new RangeError(`not a local time: ${civilDate} ${time}`);
  const asSummer = wall - HOUR_MS;
  return offsetHours(asSummer) === 1 ? asSummer : wall;
}

// The platform takes the 30th of February for the 2nd of March.
function isOnDay(instant: number, civilDate: string): boolean {
  return new Date(instant).toISOString().startsWith(civilDate);
}

/** Adds days to a civil date: `addDays('2026-02-27', 2)` is `2026-03-01`. */
export function addDays(civilDate: string, days: number): string {
  const at = Date.parse(`${civilDate}T00:00:00Z`);
  if (Number.isNaN(at) || !isOnDay(at, civilDate)) throw new RangeError(`not a civil date: ${civilDate}`);
  return new Date(at + days * DAY_MS).toISOString().slice(0, 10);
}

/**
 * Adds months to a civil date; where the month is shorter, its last day: `addMonths('2024-02-29', 12)` is `2025-02-28`.
 */
export function addMonths(civilDate: string, months: number): string {
  const at = new Date(Date.parse(`${civilDate}T00:00:00Z`));
  if (Number.isNaN(at.getTime()) || !isOnDay(at.getTime(), civilDate)) throw new RangeError(`not a civil date: ${civilDate}`);
  const first = Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + months, 1);
  const last = Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + months + 1, 0);
  return new Date(Math.min(first + (at.getUTCDate() - 1) * DAY_MS, last)).toISOString().slice(0, 10);
}

/** Days from one civil date to another; negative where the other comes first. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS);
}

/** ISO weekday of a civil date: 1 = Monday … 7 = Sunday. */
export function weekdayOf(civilDate: string): number {
  return new Date(`${civilDate}T00:00:00Z`).getUTCDay() || 7;
}

/** First instant (inclusive) and end (exclusive) of a civil day in Morocco, in milliseconds since the epoch. */
export function civilDayBounds(civilDate: string): { start: number; end: number } {
  return { start: fromLocal(civilDate), end: fromLocal(addDays(civilDate, 1)) };
}

/** Noon UTC on five dates and the hour a Moroccan clock shows then: what a right platform answers. */
export const zoneChecks = [
  { instant: '2026-03-01T12:00Z', hour: 12 },
  { instant: '2026-06-01T12:00Z', hour: 13 },
  { instant: '2026-09-19T12:00Z', hour: 13 },
  { instant: '2026-10-01T12:00Z', hour: 12 },
  { instant: '2027-04-15T12:00Z', hour: 12 },
] as const;

export interface ZoneCheckResult {
  instant: string;
  expected_hour: number;
  table_hour: number;
  platform_hour: number;
}

/**
 * Compares the table, and the platform's own opinion of the zone, with the known answers.
 * @param platformHour the hour the platform under test shows at an instant (Node, PostgreSQL or a browser)
 */
export function checkZone(platformHour: (instant: string) => number): ZoneCheckResult[] {
  return zoneChecks.map(({ instant, hour }) => ({
    instant,
    expected_hour: hour,
    table_hour: toLocal(instant).hour,
    platform_hour: platformHour(instant),
  }));
}
