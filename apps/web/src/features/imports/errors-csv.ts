import type { ImportError } from '@mif/contract/imports';

/** A cell as every spreadsheet reads it: quoted, and with an apostrophe before what it would calculate. */
function cell(value: string): string {
  const text = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return `"${text.replaceAll('"', '""')}"`;
}

/**
 * Errors of an import as a file spreadsheets open: UTF-8 with its mark, semicolons.
 * @param titles of the line, the column, the value and what is wrong
 */
export function errorsCsv(titles: readonly [string, string, string, string], errors: readonly ImportError[]): string {
  const rows = errors.map(({ ligne, colonne, valeur, message }) => [String(ligne), colonne ?? '', valeur ?? '', message]);
  return `\ufeff${[[...titles], ...rows].map((row) => row.map(cell).join(';')).join('\r\n')}\r\n`;
}
