import { toLocal } from '@mif/contract/time';
import type { ExportColumn } from './source.ts';

/** Says a text of i18n by its key, in the language of the file. */
export type Word = (key: string) => string;

export type Value = string | number | boolean | null;

const two = (n: number) => String(n).padStart(2, '0');

/** A civil date as people here write it: `24/11/2026`. */
function dayText(date: string): string {
  const [year = '', month = '', day = ''] = date.split('-');
  return `${day}/${month}/${year}`;
}

/** An instant as a clock in Morocco shows it: `24/11/2026 10:30`. */
export function instantText(iso: string): string {
  const { year, month, day, hour, minute } = toLocal(iso);
  return `${two(day)}/${two(month)}/${String(year).padStart(4, '0')} ${two(hour)}:${two(minute)}`;
}

/** What a code is called; a code without a text stays itself. */
export function codeText(column: Pick<ExportColumn<never>, 'codes'>, code: string, word: Word): string {
  return column.codes ? word(`${column.codes}.${code}`) : code;
}

/**
 * A value as a cell of text holds it, or the number it is.
 * @param word null where codes are asked for: the value stays as the interface has it
 */
export function cellOf<Row>(column: ExportColumn<Row>, row: Row, word: Word | null): string | number {
  const value = column.value(row);
  if (value === null) return '';
  if (typeof value === 'number') return value;
  if (typeof value === 'boolean') return word === null ? (value ? 'oui' : 'non') : word(`common.words.${value ? 'yes' : 'no'}`);
  if (word === null || value === '') return value;
  if (column.kind === 'instant') return instantText(value);
  if (column.kind === 'date') return dayText(value);
  return column.kind === 'code' ? codeText(column, value, word) : value;
}
