import { interventionImportFields, type ImportMapping } from '@mif/contract/imports';
import { readDate, type DateFormat } from './cells.ts';
import { columnNames, fold, valueMeanings, type CodedField } from './vocabulary.ts';

const codedFields = ['type', 'priorite', 'statut'] as const satisfies readonly CodedField[];
/** More different values than this are no codes. */
const MAX_CODES = 60;

/**
 * The mapping a file's titles and values suggest: columns by their names, codes by their usual meanings, the dates'
 * manner by what all of them can be.
 * @param valuesOf the values of a column, by its title
 */
export function proposeMapping(colonnes: readonly string[], valuesOf: (colonne: string) => readonly string[]): ImportMapping {
  const found = matchColumns(
    colonnes,
    interventionImportFields.map((champ) => ({ champ, names: columnNames[champ] })),
  );
  if (found['titre'] === undefined && found['description'] !== undefined) {
    found['titre'] = found['description'];
    delete found['description'];
  }
  const valeurs: ImportMapping['valeurs'] = {};
  for (const field of codedFields) {
    const colonne = found[field];
    const known = colonne === undefined ? {} : knownMeanings(field, valuesOf(colonne));
    if (Object.keys(known).length > 0) valeurs[field] = known;
  }
  const dates = found['date_creation'] === undefined ? [] : valuesOf(found['date_creation']);
  return {
    colonnes: found,
    valeurs,
    statut_defaut: 'cloturee',
    devise: 'MAD',
    format_date: likelyFormat(dates),
    creer_equipements: false,
  };
}

/** What columns of a register are called. */
export interface Named {
  champ: string;
  /** Folded, the surest names first. */
  names: readonly string[];
}

/**
 * The columns that are called as fields are: first those with exactly a field's name, then those that begin with one.
 * @returns field → title
 */
export function matchColumns(colonnes: readonly string[], fields: readonly Named[]): ImportMapping['colonnes'] {
  const folded = colonnes.map((colonne) => ({ colonne, name: fold(colonne) }));
  const found: ImportMapping['colonnes'] = {};
  const taken = new Set<string>();
  const take = ({ champ, names }: Named, matches: (name: string, known: string) => boolean) => {
    if (found[champ] !== undefined) return;
    for (const known of names) {
      const match = folded.find(({ colonne, name }) => !taken.has(colonne) && matches(name, known));
      if (!match) continue;
      found[champ] = match.colonne;
      taken.add(match.colonne);
      return;
    }
  };
  for (const field of fields) take(field, (name, known) => name === known);
  for (const field of fields) take(field, (name, known) => known.length >= 4 && name.startsWith(known));
  return found;
}

function knownMeanings(field: CodedField, values: readonly string[]): Record<string, string> {
  const distinct = new Set(values.map((value) => value.trim()).filter(Boolean));
  if (distinct.size > MAX_CODES) return {};
  return Object.fromEntries(
    [...distinct].flatMap((value) => {
      const code = valueMeanings[field].get(fold(value));
      return code === undefined ? [] : [[value, code]];
    }),
  );
}

/** The manner most of these dates can be read in. */
export function likelyFormat(values: readonly string[]): DateFormat {
  const filled = values.map((value) => value.trim()).filter(Boolean);
  const score = (format: DateFormat) => filled.filter((value) => typeof readDate(value, format) !== 'string').length;
  const formats = (['iso', 'jma', 'mja'] as const).map((format) => ({ format, score: score(format) }));
  return formats.toSorted((a, b) => b.score - a.score)[0]?.format ?? 'iso';
}
