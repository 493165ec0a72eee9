import { stringify } from 'csv-stringify/sync';

// Excel takes a file for UTF-8 by this alone.
const BOM = '\u{FEFF}';

/**
 * Rows as CSV for the spreadsheets of this country: semicolons, decimal commas, CRLF, and a mark that says UTF-8. A text that a
 * spreadsheet would calculate (`=`, `+`, `-`, `@`, a tab) gets an apostrophe before it.
 * @param pages cells, page by page
 * @param decimalMark `.` where programs read the file
 * @returns one piece a page, the titles with the first
 */
export async function* writeCsv(
  titles: readonly string[],
  pages: AsyncIterable<(string | number)[][]>,
  decimalMark: ',' | '.',
): AsyncGenerator<Uint8Array> {
  const write = (rows: readonly (readonly (string | number)[])[]) =>
    stringify(rows as (string | number)[][], {
      delimiter: ';',
      record_delimiter: 'windows',
      escape_formulas: true,
      cast: { number: (value) => String(value).replace('.', decimalMark) },
    });
  const encoder = new TextEncoder();
  let head = BOM + write([titles]);
  for await (const rows of pages) {
    yield encoder.encode(head + write(rows));
    head = '';
  }
  if (head !== '') yield encoder.encode(head);
}
