import type { ErrorCode, ErrorDetails } from '@mif/contract/errors';
import type { InterventionImportField } from '@mif/contract/imports';
import { interventionFields } from '@mif/contract/interventions';
import { equipementFields } from '@mif/contract/equipements';
import { readAmount, readDate, readText } from './cells.ts';
import type { CodeOf, Columns } from './columns.ts';
import type { CsvRecord } from './csv.ts';
import type { RowRemark } from './prepared.ts';
import type { CodedField } from './vocabulary.ts';

/** A row as it will be written, but for its equipment. */
export interface ImportRow {
  ligne: number;
  /** Its cells as they were read: what tells it from every other row. */
  cellules: readonly string[];
  date_creation: Date;
  equipement: string;
  titre: string;
  description: string | null;
  type: CodeOf<'type'>;
  priorite: CodeOf<'priorite'>;
  statut: CodeOf<'statut'>;
  cout_centimes: number | null;
  /** A negative cost that was left out, as it stood. */
  cout_ecarte: string | null;
  reference_externe: string | null;
}

export interface ReadRow {
  row: ImportRow | null;
  erreurs: RowRemark[];
  avertissements: RowRemark[];
}

const EARLIEST = Date.parse('1970-01-01T00:00:00Z');
const DAY_MS = 86_400_000;
const MAX_SHOWN = 100;
const limits = { reference_externe: 200, equipement: maxOf(equipementFields.shape.code), titre: maxOf(interventionFields.shape.titre) };
const MAX_DESCRIPTION = 20_000;

function maxOf(schema: { maxLength: number | null }): number {
  return schema.maxLength ?? Number.POSITIVE_INFINITY;
}

/**
 * Reads a row. One that a separator without quotes has cut is mended where its cells can be joined in one way only that
 * makes every value right: too many cells, or as many as there are titles with a code, a date or an amount in the next
 * column, the last one having been lost.
 * @param now no intervention was created later
 */
export function readRow(record: CsvRecord, columns: Columns, separateur: string, now: Date): ReadRow {
  const { ligne, cellules } = record;
  if (record.is_broken) return refused({ ligne, colonne: null, valeur: null, code: 'IMPORT_ROW_SHAPE', details: { raison: 'guillemet' } });
  const width = columns.titles.length;
  const plain = cellules.length === width ? readCells(ligne, cellules, columns, now) : null;
  if (plain?.row || cellules.length < width || cellules.length > width + 20) return plain ?? refused(shapeOf(record, width));
  const mended = joins(cellules, columns, separateur).flatMap(({ joined, place }) => {
    const read = readCells(ligne, joined, columns, now);
    return read.row ? [{ ...read, place, valeur: joined[place] ?? '' }] : [];
  });
  const [only, ...others] = mended;
  if (!only || others.length > 0) return plain ?? refused(shapeOf(record, width));
  const remark = {
    ligne,
    colonne: columns.titles[only.place] ?? null,
    valeur: only.valeur,
    code: 'IMPORT_ROW_MENDED',
    details: {},
  } as const;
  return { row: only.row, erreurs: [], avertissements: [remark, ...only.avertissements] };
}

function refused(remark: RowRemark): ReadRow {
  return { row: null, erreurs: [remark], avertissements: [] };
}

function shapeOf({ ligne, cellules }: CsvRecord, width: number): RowRemark {
  return { ligne, colonne: null, valeur: null, code: 'IMPORT_ROW_SHAPE', details: { cellules: cellules.length, colonnes: width } };
}

/** The ways to put a row together again by joining neighbours into one cell: a text, or an amount with a decimal comma. */
function joins(cellules: readonly string[], columns: Columns, separateur: string): { joined: string[]; place: number }[] {
  const width = columns.titles.length;
  const surplus = cellules.length - width;
  const joinAt = (place: number, count: number) => [
    ...cellules.slice(0, place),
    cellules.slice(place, place + count).join(separateur),
    ...cellules.slice(place + count),
  ];
  const { titre, description, type, priorite, statut, date_creation, cout, equipement } = columns.places;
  const checked = [type, priorite, statut, date_creation, cout];
  const places = columns.titles.map((_, place) => place);
  if (surplus > 0) {
    return places
      .filter((place) => place === cout || (place !== equipement && !checked.includes(place)))
      .map((place) => ({ joined: joinAt(place, surplus + 1), place }));
  }
  return places
    .filter((place) => place === titre || place === description)
    .map((place) => ({ joined: [...joinAt(place, 2), ''], place }))
    .filter(({ joined, place }) => checked.some((at) => at !== undefined && at > place && (joined[at] ?? '').trim() !== ''));
}

function readCells(ligne: number, cellules: readonly string[], columns: Columns, now: Date): ReadRow {
  const erreurs: RowRemark[] = [];
  const avertissements: RowRemark[] = [];
  const { mapping, places, titles } = columns;
  const raw = (field: InterventionImportField) => cellules[places[field] ?? -1] ?? '';
  const remark = (field: InterventionImportField, code: ErrorCode, details: ErrorDetails = {}): RowRemark => {
    const valeur = raw(field).trim().replaceAll('\0', '␀');
    return { ligne, colonne: titles[places[field] ?? -1] ?? null, valeur: valeur.slice(0, MAX_SHOWN) || null, code, details };
  };
  const refuse = (field: InterventionImportField, code: ErrorCode, details: ErrorDetails = {}): null => {
    erreurs.push(remark(field, code, details));
    return null;
  };
  const text = (field: InterventionImportField, max: number, lines: 'one' | 'many', is_required: boolean): string | null => {
    const read = readText(raw(field), lines);
    if (typeof read === 'string') return refuse(field, 'IMPORT_VALUE_INVALID', { attendu: read });
    if (read.text.length > max) return refuse(field, 'IMPORT_VALUE_TOO_LONG', { max });
    if (read.text === '') return is_required ? refuse(field, 'IMPORT_VALUE_REQUIRED') : null;
    return read.text;
  };
  const code = <Field extends CodedField>(field: Field, usual: CodeOf<Field>): CodeOf<Field> => {
    const value = raw(field).trim();
    if (value === '') return usual;
    const found = columns.codeOf(field, value);
    if ('code' in found) return found.code;
    refuse(field, 'IMPORT_VALUE_INVALID', { attendu: 'code', codes: found });
    return usual;
  };
  const date = (): Date => {
    if (places.date_creation === undefined) return now;
    if (raw('date_creation').trim() === '') refuse('date_creation', 'IMPORT_VALUE_REQUIRED');
    else {
      const read = readDate(raw('date_creation'), mapping.format_date);
      if (typeof read === 'string') refuse('date_creation', 'IMPORT_VALUE_INVALID', { attendu: read });
      else if (read.getTime() >= EARLIEST && read.getTime() <= now.getTime() + DAY_MS) return read;
      else refuse('date_creation', 'IMPORT_VALUE_INVALID', { attendu: 'date_possible' });
    }
    return now;
  };
  const cost = (): number | null => {
    if (raw('cout').trim() === '') return null;
    const read = readAmount(raw('cout'), mapping.devise);
    if (typeof read === 'string') return refuse('cout', 'IMPORT_VALUE_INVALID', { attendu: read });
    if (read >= 0) return read;
    if (mapping.couts_negatifs !== 'ignorer') return refuse('cout', 'IMPORT_VALUE_INVALID', { attendu: 'montant_positif' });
    avertissements.push(remark('cout', 'IMPORT_COST_LEFT_OUT'));
    return null;
  };
  const read = {
    ligne,
    cellules,
    date_creation: date(),
    equipement: text('equipement', limits.equipement, 'one', true) ?? '',
    titre: text('titre', limits.titre, 'one', true) ?? '',
    description: text('description', MAX_DESCRIPTION, 'many', false),
    type: code('type', 'corrective'),
    priorite: code('priorite', 'normale'),
    statut: code('statut', mapping.statut_defaut),
    cout_centimes: cost(),
    reference_externe: text('reference_externe', limits.reference_externe, 'one', false),
  };
  if (erreurs.length > 0) return { row: null, erreurs, avertissements: [] };
  const cout_ecarte = avertissements.length > 0 ? raw('cout').trim() : null;
  return { row: { ...read, cout_ecarte }, erreurs, avertissements };
}
