import type { ImportMapping } from '@mif/contract/imports';
import { toLatinDigits } from '@mif/contract/digits';
import { fromLocal } from '@mif/contract/time';

export type DateFormat = ImportMapping['format_date'];

/** Why a value cannot be read; texts are in `IMPORT_VALUE_INVALID`. */
export type CellFault =
  | 'date_iso'
  | 'date_jma'
  | 'date_mja'
  | 'date_possible'
  | 'montant'
  | 'montant_clair'
  | 'montant_positif'
  | 'montant_borne'
  | 'formule'
  | 'illisible'
  | 'notation'
  | 'erreur_tableur'
  | 'nombre'
  | 'nombre_borne'
  | 'entier'
  | 'oui_non'
  | 'email'
  | 'code'
  | 'code_unique'
  | 'competences'
  | 'champs'
  | 'habilitations'
  | 'horaires';

/** No date and no amount is longer. */
const MAX_LENGTH = 60;

const yearFirst = /^(?<year>\d{4})(?:[-/.](?<month>\d{1,2})[-/.](?<day>\d{1,2})|(?<month2>\d{2})(?<day2>\d{2}))(?:[T ]\s*(?<time>.+))?$/;
const yearLast = /^(?<first>\d{1,2})[-/.](?<second>\d{1,2})[-/.](?<year>\d{4})(?:,?\s+(?<time>.+))?$/;
const timeOfDay = /^(?<hour>\d{1,2})(?::|h)(?<minute>\d{2})(?::(?<second>\d{2})(?:[.,]\d+)?)?\s*(?<zone>Z|[+-]\d{2}:?\d{2})?$/i;

/** A civil date, `YYYY-MM-DD`, and what stands after it. */
function readDay(value: string, format: DateFormat): { date: string; time: string | undefined } | CellFault {
  if (value.length > MAX_LENGTH) return `date_${format}`;
  const text = toLatinDigits(value.trim());
  const parts = yearFirst.exec(text)?.groups ?? (format === 'iso' ? undefined : yearLast.exec(text)?.groups);
  if (!parts) return `date_${format}`;
  const [first, second] = format === 'mja' ? [parts['second'], parts['first']] : [parts['first'], parts['second']];
  const day = parts['day'] ?? parts['day2'] ?? first ?? '';
  const month = parts['month'] ?? parts['month2'] ?? second ?? '';
  const date = `${parts['year']}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const midnight = Date.parse(`${date}T00:00:00Z`);
  if (Number.isNaN(midnight) || new Date(midnight).toISOString().slice(0, 10) !== date) return `date_${format}`;
  return { date, time: parts['time'] };
}

/** A civil date written by hand, `YYYY-MM-DD`; a time of midnight after it, as exports write, says nothing. */
export function readCivilDate(value: string, format: DateFormat): { date: string } | CellFault {
  const read = readDay(value, format);
  if (typeof read === 'string') return read;
  return read.time === undefined || /^00?[:h]00/.test(read.time) ? { date: read.date } : `date_${format}`;
}

/**
 * The instant of a date, or of a date and a time, written by hand: local time in Morocco where no offset is said. The
 * year first is read whatever the format.
 * @param format `iso` year first, `jma` day first, `mja` month first
 */
export function readDate(value: string, format: DateFormat): Date | CellFault {
  const read = readDay(value, format);
  if (typeof read === 'string') return read;
  const { date, time } = read;
  if (time === undefined) return new Date(fromLocal(date));
  const clock = timeOfDay.exec(time.trim())?.groups;
  const at = `${clock?.['hour']?.padStart(2, '0')}:${clock?.['minute']}:${clock?.['second'] ?? '00'}`;
  if (!clock || Number.isNaN(Date.parse(`${date}T${at}Z`)) || at > '23:59:59') return `date_${format}`;
  const zone = clock['zone']?.toUpperCase();
  if (zone === undefined) return new Date(fromLocal(date, at));
  const instant = new Date(`${date}T${at}${zone.length === 5 ? `${zone.slice(0, 3)}:${zone.slice(3)}` : zone}`);
  return Number.isNaN(instant.getTime()) ? `date_${format}` : instant;
}

/** The largest amount a column of 32 bits holds, in centimes. */
const MAX_CENTIMES = 2_147_483_647;

/**
 * An amount in centimes: `183.05`, `183,05`, `1 234,5`, `1.234,50`, `1,234.50`, `1 234 MAD`; more than two decimals are
 * rounded. One mark with three digits after it says a thousand to some and a decimal to others, and is refused.
 * @param devise whose code may stand before or after
 * @returns negative amounts as they are
 */
export function readAmount(value: string, devise: string): number | CellFault {
  if (value.length > MAX_LENGTH) return 'montant';
  const unit = new RegExp(`^(?:${devise}|dhs?|[€$£])\\s*|\\s*(?:${devise}|dhs?|[€$£])$`, 'gi');
  const text = toLatinDigits(value.trim())
    .replaceAll(/[\u00a0\u202f]/g, ' ')
    .replaceAll('٫', ',')
    .replace(unit, '');
  const signed = /^\((.+)\)$/.exec(text) ?? /^-\s*(.+)$/.exec(text) ?? /^(.+?)\s*-$/.exec(text);
  const plain = (signed?.[1] ?? text.replace(/^\+\s*/, '')).trim();
  const grouped = /^\d{1,3}(?<mark>[ '’.,])\d{3}(?:\k<mark>\d{3})*(?:(?!\k<mark>)[.,](?<decimals>\d+))?$/.exec(plain)?.groups;
  const single = /^(?<whole>\d*)[.,](?<decimals>\d+)$/.exec(plain)?.groups;
  let whole = plain;
  let decimals = '';
  if (grouped && /[.,]/.test(grouped['mark'] ?? '') && single && !plain.startsWith('0')) return 'montant_clair';
  if (grouped && !(single && plain.startsWith('0'))) {
    decimals = grouped['decimals'] ?? '';
    whole = (decimals ? plain.slice(0, -decimals.length - 1) : plain).replaceAll(/\D/g, '');
  } else if (single) {
    decimals = single['decimals'] ?? '';
    whole = single['whole'] || '0';
  }
  if (!/^\d{1,15}$/.test(whole)) return 'montant';
  const centimes = Number(whole) * 100 + Number(decimals.slice(0, 2).padEnd(2, '0')) + ((decimals[2] ?? '0') >= '5' ? 1 : 0);
  if (centimes > MAX_CENTIMES) return 'montant_borne';
  return signed && centimes > 0 ? -centimes : centimes;
}

// What a spreadsheet would calculate: `=A1+B1`, `+cmd|…`, `@SUM(…)`.
const formula = /^=\s*[\p{L}\d"'+\-(@$]|^[+-]\s*[\p{L}_]+\s*[(|!]|^@\p{L}+\s*\(/u;

/** A text as it is kept: composed, without control characters; on one line where it is a title or a code. */
export function readText(value: string, lines: 'one' | 'many'): { text: string } | CellFault {
  if (value.includes('\0')) return 'illisible';
  const text = value
    .normalize('NFC')
    .replaceAll(/\r\n?/g, '\n')
    // oxlint-disable-next-line no-control-regex -- these are what is taken out
    .replaceAll(/[\u0001-\u0008\u000b-\u001f\u007f]/g, ' ')
    .trim();
  if (formula.test(text)) return 'formule';
  return { text: lines === 'one' ? text.replaceAll(/\s*[\n\t]\s*/g, ' ') : text };
}
