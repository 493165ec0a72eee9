import { addDays, toCivilDate, toInstant, toLocalDate } from '@mif/contract/time';
import type { Langue } from '@mif/contract/users';
import { localeOf } from './messages.ts';

/**
 * How an instant is written: `time` 09:30 · `date` 24 nov. 2026 · `date_time` both · `short` 24 nov. 09:30 (with the year where it is another) ·
 * `full` in words with the weekday · `relative` as people say it (« demain 9 h », far away its day alone) · `moment` the same with its hour always ·
 * `day` its day alone (« demain ») · `clock` its hour alone (« 9 h »).
 */
export type InstantStyle = 'time' | 'date' | 'date_time' | 'short' | 'full' | 'relative' | 'moment' | 'day' | 'clock';

const dayWords = {
  fr: ['hier', 'aujourd’hui', 'demain'],
  ar: ['أمس', 'اليوم', 'غدا'],
  en: ['yesterday', 'today', 'tomorrow'],
} as const satisfies Record<Langue, readonly [string, string, string]>;

const cache = new Map<string, Intl.DateTimeFormat>();
function dates(langue: Langue, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = langue + JSON.stringify(options);
  let format = cache.get(key);
  if (!format) {
    // Wall-clock fields were computed from our own table: Intl only spells them out.
    format = new Intl.DateTimeFormat(localeOf(langue), { ...options, timeZone: 'UTC', numberingSystem: 'latn', calendar: 'gregory' });
    cache.set(key, format);
  }
  return format;
}

const pad = (value: number) => String(value).padStart(2, '0');

function clock(local: Date, langue: Langue, spoken: boolean): string {
  const hour = local.getUTCHours();
  const minute = local.getUTCMinutes();
  if (spoken && langue === 'fr') return minute === 0 ? `${hour}\u00a0h` : `${hour}\u00a0h\u00a0${pad(minute)}`;
  return `${pad(hour)}:${pad(minute)}`;
}

function dayWord(local: Date, langue: Langue, now: Date | number | string): { text: string; isNear: boolean } {
  const today = toCivilDate(now);
  const day = local.toISOString().slice(0, 10);
  const index = [addDays(today, -1), today, addDays(today, 1)].indexOf(day);
  if (index >= 0) return { text: dayWords[langue][index] as string, isNear: true };
  if (day > today && day < addDays(today, 7)) return { text: dates(langue, { weekday: 'long' }).format(local), isNear: true };
  const year = day.slice(0, 4) === today.slice(0, 4) ? {} : ({ year: 'numeric' } as const);
  return { text: dates(langue, { day: 'numeric', month: 'short', ...year }).format(local), isNear: false };
}

/**
 * Writes an instant in Moroccan local time.
 * @param value ISO string, Date or milliseconds
 * @param now what « today » is measured from (the present by default)
 */
export function formatInstant(
  value: Date | number | string,
  langue: Langue,
  style: InstantStyle = 'date_time',
  now: Date | number | string = Date.now(),
): string {
  const local = toLocalDate(value);
  switch (style) {
    case 'time':
      return clock(local, langue, false);
    case 'date':
      return dates(langue, { day: 'numeric', month: 'short', year: 'numeric' }).format(local);
    case 'date_time':
      return `${dates(langue, { day: 'numeric', month: 'short', year: 'numeric' }).format(local)} ${clock(local, langue, false)}`;
    case 'short': {
      const sameYear = local.getUTCFullYear() === toLocalDate(now).getUTCFullYear();
      const day = dates(langue, { day: 'numeric', month: 'short', ...(sameYear ? {} : { year: 'numeric' }) }).format(local);
      return `${day} ${clock(local, langue, false)}`;
    }
    case 'full':
      return `${dates(langue, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' }).format(local)}, ${clock(local, langue, true)}`;
    case 'clock':
      return clock(local, langue, true);
    case 'day':
      return dayWord(local, langue, now).text;
    case 'moment':
      return `${dayWord(local, langue, now).text} ${clock(local, langue, true)}`;
    case 'relative': {
      const day = dayWord(local, langue, now);
      return day.isNear ? `${day.text} ${clock(local, langue, true)}` : day.text;
    }
  }
}

/** Writes a civil date (`YYYY-MM-DD`), which has no zone. */
export function formatCivilDate(value: string, langue: Langue): string {
  return dates(langue, { day: 'numeric', month: 'short', year: 'numeric' }).format(new Date(`${value}T00:00:00Z`));
}

/** Writes the month of a civil date: « novembre 2026 ». */
export function formatMonth(value: string, langue: Langue): string {
  return dates(langue, { month: 'long', year: 'numeric' }).format(new Date(`${value}T00:00:00Z`));
}

/** Writes a number in the reader's way, with Latin digits. */
export function formatNumber(value: number, langue: Langue, options: Intl.NumberFormatOptions = {}): string {
  return new Intl.NumberFormat(localeOf(langue), { numberingSystem: 'latn', ...options }).format(value);
}

/**
 * Writes an amount of money.
 * @param centimes minor units of the currency
 * @param devise ISO 4217 code
 */
export function formatMoney(centimes: number, devise: string, langue: Langue): string {
  return formatNumber(centimes / 100, langue, { style: 'currency', currency: devise, currencyDisplay: 'code' });
}

const units = { fr: ['min', 'h', 'j'], ar: ['د', 'س', 'ي'], en: ['min', 'h', 'd'] } as const satisfies Record<Langue, readonly string[]>;

/**
 * Writes a length of time in its two largest units: « 1 h 30 », « 2 j 4 h », « 45 min ».
 * @param minutes its length in minutes
 */
export function formatDuration(minutes: number, langue: Langue): string {
  const hours = Math.floor(Math.max(0, Math.round(minutes)) / 60);
  if (hours < 48) return hoursAndMinutes(minutes, langue);
  const [, hourUnit, dayUnit] = units[langue];
  const days = Math.floor(hours / 24);
  const rest = hours % 24;
  return days < 10 && rest > 0 ? `${days}\u00a0${dayUnit} ${rest}\u00a0${hourUnit}` : `${days}\u00a0${dayUnit}`;
}

/**
 * Writes hours of work: never as days, of which people work a part alone: « 155 h ». None is « 0 h », as of a sum of hours.
 * @param minutes in minutes
 */
export function formatLabour(minutes: number, langue: Langue): string {
  return Math.round(minutes) <= 0 ? `0\u00a0${units[langue][1]}` : hoursAndMinutes(minutes, langue);
}

function hoursAndMinutes(minutes: number, langue: Langue): string {
  const [minuteUnit, hourUnit] = units[langue];
  const whole = Math.max(0, Math.round(minutes));
  if (whole < 60) return `${whole}\u00a0${minuteUnit}`;
  const hours = Math.floor(whole / 60);
  const rest = whole % 60;
  if (rest === 0) return `${hours}\u00a0${hourUnit}`;
  return langue === 'fr' ? `${hours}\u00a0h\u00a0${pad(rest)}` : `${hours}\u00a0${hourUnit} ${rest}\u00a0${minuteUnit}`;
}

/** Minutes from one instant to another; negative where the second comes first. */
export function minutesBetween(from: Date | number | string, to: Date | number | string): number {
  return (toInstant(to) - toInstant(from)) / 60_000;
}
