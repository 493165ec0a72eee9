import { toLocalDate } from '@mif/contract/time';
import { writeXlsx } from 'hucre/xlsx';
import { cellOf, type Word } from './cells.ts';
import type { ExportColumn } from './source.ts';

/** What a workbook is made of: one sheet. */
export interface Workbook<Row> {
  name: string;
  columns: readonly { title: string; column: ExportColumn<Row> }[];
  rows: readonly Row[];
  /** Null where codes are asked for. */
  word: Word | null;
  /** Columns run from the right, as Arabic is read. */
  is_rtl: boolean;
}

const formats = { instant: 'dd/mm/yyyy hh:mm', date: 'dd/mm/yyyy' } as const;
const widths = { text: 24, code: 16, number: 12, date: 12, instant: 17, boolean: 10 } as const;

/** A sheet's name may not hold these, nor be longer than 31 characters. */
const sheetName = (name: string) =>
  name
    .replaceAll(/[[\]:*?/\\]/g, ' ')
    .slice(0, 31)
    .trim() || 'Export';

/**
 * A workbook, by hucre: numbers are numbers, dates are dates of Moroccan time, and a text is a text whatever it begins with. The head
 * stays in sight and filters.
 */
export async function makeXlsx<Row>({ name, columns, rows, word, is_rtl }: Workbook<Row>): Promise<Uint8Array> {
  const cell = (column: ExportColumn<Row>, row: Row) => {
    const value = column.value(row);
    if (value === null || value === '') return null;
    if (column.kind === 'instant' && typeof value === 'string') return toLocalDate(value);
    if (column.kind === 'date' && typeof value === 'string') return new Date(`${value}T00:00:00Z`);
    return cellOf(column, row, word);
  };
  const last = columns.length - 1;
  return writeXlsx({
    sheets: [
      {
        name: sheetName(name),
        columns: columns.map(({ title, column }) => ({
          width: Math.max(column.width ?? widths[column.kind], Math.min(title.length + 4, 40)),
          ...(column.kind === 'instant' || column.kind === 'date' ? { numFmt: formats[column.kind] } : {}),
        })),
        rows: [columns.map(({ title }) => title), ...rows.map((row) => columns.map(({ column }) => cell(column, row)))],
        cells: new Map(columns.map((_, index) => [`0,${index}`, { style: { font: { bold: true } } }])),
        freezePane: { rows: 1 },
        view: { rightToLeft: is_rtl },
        autoFilter: { range: `A1:${columnName(last)}${rows.length + 1}` },
      },
    ],
  });
}

/** `A` … `Z`, `AA` … of a column, counted from 0. */
function columnName(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26));
  return index < 26 ? letter : columnName(Math.floor(index / 26) - 1) + letter;
}
