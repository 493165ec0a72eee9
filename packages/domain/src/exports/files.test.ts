import { parse } from 'csv-parse/sync';
import { assert, array, asyncProperty, oneof, string, constantFrom } from 'fast-check';
import { readXlsx } from 'hucre/xlsx';
import { expect, test } from 'vitest';
import { cellOf, instantText } from './cells.ts';
import { writeCsv } from './csv.ts';
import type { ExportColumn } from './source.ts';
import { makeXlsx } from './xlsx.ts';

type Row = readonly [string | number | boolean | null, ...unknown[]];
const column = (kind: ExportColumn<Row>['kind'], more: Partial<ExportColumn<Row>> = {}): ExportColumn<Row> => ({
  label: 'x',
  kind,
  value: ([value]) => value,
  ...more,
});
const word = (key: string) => `«${key}»`;

async function csvOf(titles: string[], pages: (string | number)[][][], mark: ',' | '.' = ','): Promise<string> {
  async function* each() {
    yield* pages;
  }
  return Buffer.concat(await Array.fromAsync(writeCsv(titles, each(), mark))).toString();
}
const readCsv = (text: string) => parse(text, { bom: true, delimiter: ';', record_delimiter: '\r\n' });

test('a CSV says its encoding, its marks and its end of line as spreadsheets here expect', async () => {
  const text = await csvOf(['Nom', 'Coût'], [[['Pompe ; eau', 12.5]], [['"Vanne"\nnord', -3]]]);
  expect(text).toBe('\u{FEFF}Nom;Coût\r\n"Pompe ; eau";12,5\r\n"""Vanne""\nnord";-3\r\n');
  expect(await csvOf(['nom'], [], '.')).toBe('\u{FEFF}nom\r\n');
  expect(await csvOf(['cout'], [[[12.5]]], '.')).toBe('\u{FEFF}cout\r\n12.5\r\n');
});

const dangerous = ['=1+1', '+33', '-2+3', '@SUM(A1)', '\t=1', '\r=1', '＝1', '＋1', '－1', '＠A'];

test.each(dangerous)('%j is no formula in a CSV', async (text) => {
  const [[cell = ''] = []] = readCsv(await csvOf([text], []));
  expect(cell).toBe(`'${text}`);
});

test('any texts come back from a CSV, but for the apostrophe before what would be calculated', async () => {
  const texts = oneof(string({ unit: 'grapheme' }), constantFrom(...dangerous, 'مضخّة', 'é;è', '"', "'"));
  await assert(
    asyncProperty(array(array(texts, { minLength: 3, maxLength: 3 }), { minLength: 1 }), async (rows) => {
      const read = readCsv(await csvOf(['a', 'b', 'c'], [rows])).slice(1);
      const bare = (cell: string) => (/^'[=+\-@\t\r＝＋－＠]/u.test(cell) ? cell.slice(1) : cell);
      expect(read.map((row) => row.map(bare))).toEqual(rows.map((row) => row.map((cell) => (bare(cell) === cell ? cell : cell.slice(1)))));
    }),
  );
});

test('instants are on the clock of Morocco, before and after it left UTC+1', () => {
  expect(instantText('2026-06-01T12:00:00.000Z')).toBe('01/06/2026 13:00');
  expect(instantText('2026-10-01T12:00:00.000Z')).toBe('01/10/2026 12:00');
});

test.each([
  [column('text'), ['Pompe'], 'Pompe', 'Pompe'],
  [column('code', { codes: 'equipements.statuts' }), ['panne'], '«equipements.statuts.panne»', 'panne'],
  [column('boolean'), [true], '«common.words.yes»', 'oui'],
  [column('date'), ['2026-11-24'], '24/11/2026', '2026-11-24'],
  [column('instant'), ['2026-06-01T12:00:00.000Z'], '01/06/2026 13:00', '2026-06-01T12:00:00.000Z'],
  [column('number'), [7], 7, 7],
  [column('text'), [null], '', ''],
] as const)('%o', (asked, row, label, code) => {
  expect(cellOf(asked, row as Row, word)).toBe(label);
  expect(cellOf(asked, row as Row, null)).toBe(code);
});

test('a workbook holds numbers, dates of the Moroccan clock, and texts that stay texts', async () => {
  const rows: Row[] = [['=HYPERLINK("http://x")'], ['+212 661-204518'], ['مضخّة ماء'], [null]];
  const bytes = await makeXlsx({
    name: 'Équipements [tous] / à voir : longue liste de noms',
    columns: [
      { title: '=Nom', column: column('text') },
      { title: 'Durée', column: column('number', { value: () => 12.5 }) },
      { title: 'Créée', column: column('instant', { value: () => '2026-06-01T12:30:00.000Z' }) },
      { title: 'Jour', column: column('date', { value: () => '2026-11-24' }) },
    ],
    rows,
    word,
    is_rtl: true,
  });
  const workbook = await readXlsx(bytes, { readStyles: true });
  const [sheet] = workbook.sheets;
  expect(sheet?.name).toHaveLength(31);
  expect(sheet?.name).not.toMatch(/[[\]:*?/\\]/);
  expect(sheet?.view?.rightToLeft).toBe(true);
  expect(sheet?.freezePane).toMatchObject({ rows: 1 });
  expect(sheet?.rows[0]).toEqual(['=Nom', 'Durée', 'Créée', 'Jour']);
  expect(sheet?.rows.slice(1).map(([first]) => first ?? null)).toEqual(rows.map(([value]) => value));
  expect(sheet?.rows[1]?.slice(1)).toEqual([12.5, new Date('2026-06-01T13:30:00.000Z'), new Date('2026-11-24T00:00:00.000Z')]);
  const formulas = [...(sheet?.cells?.values() ?? [])].filter((cell) => cell.formula !== undefined);
  expect(formulas).toEqual([]);
});
