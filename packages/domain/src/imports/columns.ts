import { DomainError, type ErrorDetails } from '@mif/contract/errors';
import { interventionImportFields, type ImportMapping, type InterventionImportField } from '@mif/contract/imports';
import { priorites, types } from '@mif/contract/interventions';
import { fold, type CodedField } from './vocabulary.ts';

/** Statuts a row can be born with: the others need a technician or a reason. */
export const importableStatuts = ['ouverte', 'terminee', 'cloturee', 'archivee', 'annulee'] as const;
const codes = { type: types, priorite: priorites, statut: importableStatuts } as const;
export type CodeOf<Field extends CodedField> = (typeof codes)[Field][number];

/** A mapping made ready for reading rows. */
export interface Columns {
  titles: readonly string[];
  /** Where each field's cell is. */
  places: Partial<Record<InterventionImportField, number>>;
  /** The code of a value, or the codes there are where it has none. */
  codeOf: <Field extends CodedField>(field: Field, value: string) => { code: CodeOf<Field> } | readonly string[];
  mapping: ImportMapping;
}

/**
 * Checks a mapping against a file.
 * @param titles the file's columns
 * @throws IMPORT_COLUMN_MISSING, IMPORT_MAPPING_INVALID with the field of the mapping at fault
 */
export function prepareColumns(mapping: ImportMapping, titles: readonly string[]): Columns {
  const places: Columns['places'] = {};
  for (const field of interventionImportFields) {
    const colonne = mapping.colonnes[field];
    if (colonne === undefined) continue;
    const place = titles.indexOf(colonne.normalize('NFC').trim());
    if (place === -1) throw new DomainError('IMPORT_COLUMN_MISSING', { field: `mapping.colonnes.${field}`, details: { colonne } });
    places[field] = place;
  }
  for (const field of ['equipement', 'titre'] as const) {
    if (places[field] === undefined) throw invalid(`colonnes.${field}`, { raison: 'obligatoire' });
  }
  if (!Intl.supportedValuesOf('currency').includes(mapping.devise)) {
    throw invalid('devise', { raison: 'devise', valeur: mapping.devise });
  }
  if (mapping.creer_equipements && mapping.client_id === undefined) throw invalid('client_id', { raison: 'client' });
  const known = { type: meaningsOf('type', mapping), priorite: meaningsOf('priorite', mapping), statut: meaningsOf('statut', mapping) };
  return {
    titles,
    places,
    codeOf: (field, value) => {
      const code = known[field].get(value.trim()) ?? known[field].get(fold(value));
      return code === undefined ? codes[field] : { code };
    },
    mapping,
  };
}

/** Values as they are written in the mapping, then the same folded, then our own codes. */
function meaningsOf<Field extends CodedField>(field: Field, mapping: ImportMapping): ReadonlyMap<string, CodeOf<Field>> {
  const possible: readonly CodeOf<Field>[] = codes[field];
  const found = new Map<string, CodeOf<Field>>(possible.map((code) => [fold(code), code]));
  if (field === 'priorite') for (const code of possible) if (code === 'critique') found.set('urgente', code);
  const said: Readonly<Record<string, string>> = mapping.valeurs[field] ?? {};
  const entries = Object.entries(said).map(([value, asked]) => {
    const code = possible.find((each) => each === asked);
    if (code === undefined) {
      throw invalid(`valeurs.${field}.${value}`, { raison: 'code', valeur: asked, codes: possible });
    }
    return [value, code] as const;
  });
  for (const [value, code] of entries) if (fold(value) !== '') found.set(fold(value), code);
  for (const [value, code] of entries) found.set(value.trim(), code);
  return found;
}

function invalid(field: string, details: ErrorDetails): DomainError {
  return new DomainError('IMPORT_MAPPING_INVALID', { field: `mapping.${field}`, details });
}
