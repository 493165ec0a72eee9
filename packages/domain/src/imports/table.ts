import { DomainError } from '@mif/contract/errors';
import { IMPORT_MAX_LIGNES } from '@mif/contract/imports';
import { escapeOf, mendQuotes, readCsv, type CsvRecord, type Escape } from './csv.ts';
import { decodeFile, unreadable } from './decode.ts';

/** A file of rows under titles. */
export interface ImportTable {
  /** Titles, all different; a column without one is called by its number, `#3`. */
  colonnes: string[];
  lignes: CsvRecord[];
  /** Of a text file. */
  separateur: string | null;
  /** `UTF-8`, `Windows-1256`, `XLSX` … */
  encodage: string;
  /** Of a workbook: the sheets there are, and the one that was read. */
  feuilles: string[];
  feuille: string | null;
  /** The file's name. */
  nom: string;
}

const separators = [',', ';', '\t', '|'];
const MAX_COLUMNS = 300;
const MAX_TITLE = 200;

/** Takes the records of a file one after the other: the first one is its titles, blank ones are left out. */
export function collectRows(): { add: (record: CsvRecord) => void; end: () => Pick<ImportTable, 'colonnes' | 'lignes'> } {
  let colonnes: string[] | null = null;
  const lignes: CsvRecord[] = [];
  return {
    add(record) {
      if (colonnes === null) {
        colonnes = titlesOf(record);
        return;
      }
      const { cellules } = record;
      while (cellules.length > colonnes.length && (cellules.at(-1) ?? '').trim() === '') cellules.pop();
      if (cellules.every((cell) => cell.trim() === '')) return;
      if (lignes.length === IMPORT_MAX_LIGNES) {
        throw new DomainError('IMPORT_TOO_MANY_ROWS', {
          field: 'contenu_base64',
          details: { max: IMPORT_MAX_LIGNES, ligne: record.ligne },
        });
      }
      lignes.push(record);
    },
    end() {
      if (colonnes === null) throw unreadable('vide');
      if (lignes.length === 0) throw unreadable('sans_lignes');
      return { colonnes, lignes };
    },
  };
}

/**
 * Reads a CSV file: encoding, separator and manner of quoting are found out.
 * @param nom its name
 * @throws IMPORT_FILE_UNREADABLE, IMPORT_COLUMN_DUPLICATE, IMPORT_TOO_MANY_ROWS
 */
export function readCsvTable(bytes: Uint8Array, nom: string): ImportTable {
  const { texte: decoded, encodage } = decodeFile(bytes);
  const declared = /^sep=(.)\r?\n/i.exec(decoded);
  // A line `sep=;` is for spreadsheets alone: it is blanked, so that lines keep their numbers.
  const texte = declared ? decoded.slice(declared[0].length - 1) : decoded;
  const escape = escapeOf(texte);
  const separateur = declared?.[1] ?? likelySeparator(texte, escape);
  const rows = collectRows();
  let isTitle = true;
  for (const record of readCsv(texte, separateur, escape)) {
    rows.add(escape === 'double' && !isTitle ? { ...record, cellules: record.cellules.map(mendQuotes) } : record);
    isTitle = false;
  }
  return { ...rows.end(), separateur, encodage, feuilles: [], feuille: null, nom };
}

function titlesOf({ ligne, cellules, is_broken }: CsvRecord): string[] {
  const titles = cellules.map((cell) => cell.normalize('NFC').replaceAll(/\s+/g, ' ').trim());
  while (titles.length > 1 && titles.at(-1) === '') titles.pop();
  if (is_broken || titles.length > MAX_COLUMNS || titles.some((title) => title.length > MAX_TITLE || title.includes('\0'))) {
    throw unreadable('titres');
  }
  const named = titles.map((title, index) => title || `#${index + 1}`);
  const double = named.find((title, index) => named.indexOf(title) !== index);
  if (double !== undefined) {
    throw new DomainError('IMPORT_COLUMN_DUPLICATE', { field: 'contenu_base64', details: { colonne: double, ligne } });
  }
  return named;
}

/** The separator that gives the most rows as many cells as there are titles, and the most titles among equals. */
function likelySeparator(texte: string, escape: Escape): string {
  const sample = texte.slice(0, 64_000);
  let best = { separateur: ',', score: 0 };
  for (const separateur of separators) {
    const counts: number[] = [];
    for (const { cellules } of readCsv(sample, separateur, escape)) {
      counts.push(cellules.length);
      if (counts.length === 60) break;
    }
    const titles = counts[0] ?? 1;
    if (titles < 2) continue;
    const alike = counts.filter((count) => count === titles).length / counts.length;
    const score = alike + titles / 10_000;
    if (score > best.score) best = { separateur, score };
  }
  return best.separateur;
}
