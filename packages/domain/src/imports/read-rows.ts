import type { ImportMapping } from '@mif/contract/imports';
import type { FileRow, ImportField } from './fields.ts';
import type { RowRemark } from './prepared.ts';
import { unfit } from './readers.ts';
import type { ImportTable } from './table.ts';
import { fold } from './vocabulary.ts';

const MAX_SHOWN = 100;

/**
 * Reads the rows of a file: each cell that a field is mapped to, by its field's reader.
 * @param places where each field's cell is
 * @returns the rows without a fault, and what is wrong with the others
 */
export function readRows(
  table: ImportTable,
  fields: readonly ImportField[],
  places: ReadonlyMap<string, number>,
  mapping: ImportMapping,
): { rows: FileRow[]; erreurs: RowRemark[] } {
  const mapped = fields.flatMap((field) => {
    const place = places.get(field.champ);
    return place === undefined ? [] : [{ field, place, said: meaningsOf(field, mapping) }];
  });
  const width = table.colonnes.length;
  const rows: FileRow[] = [];
  const erreurs: RowRemark[] = [];
  for (const { ligne, cellules, is_broken } of table.lignes) {
    if (is_broken || cellules.length !== width) {
      const details: RowRemark['details'] = is_broken ? { raison: 'guillemet' } : { cellules: cellules.length, colonnes: width };
      erreurs.push({ ligne, colonne: null, valeur: null, code: 'IMPORT_ROW_SHAPE', details });
      continue;
    }
    const values = new Map<string, unknown>();
    const before = erreurs.length;
    for (const { field, place, said } of mapped) {
      const cell = cellules[place] ?? '';
      if (cell.trim() === '') {
        if (mapping.cellules_vides === 'effacer') values.set(field.champ, null);
        continue;
      }
      const meant = said?.get(cell.trim()) ?? said?.get(fold(cell));
      const outcome = cell.includes('\0') ? unfit('illisible') : meant === undefined ? field.read(cell, mapping) : { value: meant };
      if ('value' in outcome) values.set(field.champ, outcome.value);
      else {
        const valeur = cell.trim().replaceAll('\0', '␀').slice(0, MAX_SHOWN);
        erreurs.push({ ligne, colonne: table.colonnes[place] ?? null, valeur, code: outcome.code, details: outcome.details ?? {} });
      }
    }
    if (erreurs.length === before) rows.push({ ligne, values });
  }
  return { rows, erreurs };
}

/** What the mapping says the values of a coded field mean. */
function meaningsOf({ champ, codes }: ImportField, mapping: ImportMapping): ReadonlyMap<string, string> | null {
  const said = mapping.valeurs[champ];
  if (!codes || !said) return null;
  const known = Object.entries(said).filter(([, code]) => codes.codes.includes(code));
  return new Map([
    ...known.map(([value, code]) => [fold(value), code] as const),
    ...known.map(([value, code]) => [value.trim(), code] as const),
  ]);
}
