import { DomainError } from '@mif/contract/errors';
import { readXlsx, streamXlsxRows } from 'hucre/xlsx';
import { unreadable, type Unreadable } from './decode.ts';
import { collectRows, type ImportTable } from './table.ts';
import { readZipDirectory } from './zip-limits.ts';

type Cell = string | number | boolean | Date | null;

/** Cells of a row beyond any table. */
const MAX_COLUMNS = 300;
/** Places of all rows together, empty ones too: a cell at the far end of each of many rows is no table. */
const MAX_PLACES = 20_000_000;

/**
 * Reads a sheet of an XLSX workbook as rows under titles. Cells are what they mean: dates and numbers as they are, of
 * formulas the values that were kept. What the file would become is judged before anything of it is inflated.
 * @param feuille the sheet to read; the first one that is not hidden where none is named
 * @throws IMPORT_FILE_UNREADABLE, IMPORT_COLUMN_DUPLICATE, IMPORT_TOO_MANY_ROWS
 */
export async function readWorkbook(bytes: Uint8Array, nom: string, feuille: string | undefined): Promise<ImportTable> {
  const entries = readZipDirectory(bytes);
  if (typeof entries === 'string') throw unreadable(entries);
  const names = new Set(entries.map(({ name }) => name.toLowerCase()));
  const kind = kindOf(names);
  if (kind !== null) throw unreadable(kind);
  try {
    const feuilles = await sheetsOf(bytes);
    const chosen = feuille ?? feuilles[0];
    if (chosen === undefined) throw unreadable('vide');
    if (!feuilles.includes(chosen)) {
      throw new DomainError('IMPORT_FILE_UNREADABLE', { field: 'feuille', details: { raison: 'feuille', feuille: chosen } });
    }
    return { ...(await readSheet(bytes, chosen)), separateur: null, encodage: 'XLSX', feuilles, feuille: chosen, nom };
  } catch (error) {
    if (error instanceof DomainError) throw error;
    throw unreadable('abime');
  }
}

/** What a zip is that is no plain workbook; null for one. */
function kindOf(names: ReadonlySet<string>): Unreadable | null {
  if (names.has('xl/vbaproject.bin')) return 'macros';
  if (names.has('xl/workbook.xml')) return null;
  if (names.has('xl/workbook.bin') || names.has('content.xml')) return 'autre_tableur';
  return names.has('word/document.xml') || names.has('ppt/presentation.xml') ? 'pas_tableau' : 'binaire';
}

async function sheetsOf(bytes: Uint8Array): Promise<string[]> {
  const names: string[] = [];
  await readXlsx(bytes, {
    sheets: ({ name, hidden, veryHidden }) => {
      if (!hidden && !veryHidden) names.push(name);
      return false;
    },
  });
  return names;
}

async function readSheet(bytes: Uint8Array, sheet: string): Promise<Pick<ImportTable, 'colonnes' | 'lignes'>> {
  const rows = collectRows();
  let width = 0;
  let places = 0;
  for await (const { index, values } of streamXlsxRows(bytes, { sheet })) {
    places += values.length + 1;
    if (places > MAX_PLACES) throw unreadable('bombe');
    const cellules = (values as Cell[]).slice(0, MAX_COLUMNS).map(textOf);
    while (cellules.at(-1)?.trim() === '') cellules.pop();
    if (cellules.length === 0) continue;
    if (width === 0) width = cellules.length;
    while (cellules.length < width) cellules.push('');
    rows.add({ ligne: index + 1, cellules, is_broken: false });
  }
  return rows.end();
}

const two = (n: number) => String(n).padStart(2, '0');

/** A cell as people would write it, so that one reader reads both kinds of files. */
function textOf(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell === 'string') return cell;
  if (typeof cell === 'boolean') return cell ? 'oui' : 'non';
  if (typeof cell === 'number') return numberText(cell);
  if (Number.isNaN(cell.getTime())) return '';
  const [date = '', rest = ''] = cell.toISOString().split('T');
  const time = rest.slice(0, 8);
  return time === '00:00:00' ? date : `${date} ${two(cell.getUTCHours())}:${two(cell.getUTCMinutes())}:${two(cell.getUTCSeconds())}`;
}

/** All digits of a number that has them; beyond 15 a spreadsheet has lost the last ones, and it is shown as it shows it. */
function numberText(cell: number): string {
  if (Number.isInteger(cell) && Math.abs(cell) < 1e15) return String(cell);
  if (Math.abs(cell) >= 1e15)
    return cell
      .toExponential()
      .replace(/^(-?\d)(?=e)/, '$1.0')
      .toUpperCase();
  return String(Number(cell.toPrecision(15)));
}
