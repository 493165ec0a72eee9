import type { ImportMapping, ImportPreview, ImportReport, InterventionImportField } from '@mif/contract/imports';

/** Fields in the order one thinks of them: what is asked first, the rest after. */
export const fieldsInOrder = [
  'equipement',
  'titre',
  'date_creation',
  'description',
  'type',
  'priorite',
  'statut',
  'cout',
  'reference_externe',
] as const satisfies readonly InterventionImportField[];

const requiredFields = ['equipement', 'titre'] as const satisfies readonly InterventionImportField[];
export const codedFields = ['type', 'priorite', 'statut'] as const satisfies readonly InterventionImportField[];
export type CodedField = (typeof codedFields)[number];

export function isRequired(field: InterventionImportField): boolean {
  return requiredFields.some((each) => each === field);
}

/** The first different values of a column, at most three. */
export function examplesOf(preview: ImportPreview, column: string | undefined): string[] {
  if (column === undefined) return [];
  return [...new Set(preview.exemples.map((row) => row[column]?.trim() ?? '').filter(Boolean))].slice(0, 3);
}

/**
 * The values of a coded field that may need a meaning: those already mapped, those of the first rows, and those a trial refused.
 * @param report the last trial, where there was one
 */
export function valuesOf(field: CodedField, mapping: ImportMapping, preview: ImportPreview, report: ImportReport | null): string[] {
  const column = mapping.colonnes[field];
  if (column === undefined) return [];
  const seen = preview.exemples.map((row) => row[column] ?? '');
  const refused = (report?.erreurs ?? []).filter((error) => isUnknownValue(error, column)).map((error) => error.valeur ?? '');
  const known = Object.keys(mapping.valeurs[field] ?? {});
  return [...new Set([...known, ...seen, ...refused].map((value) => value.trim()).filter(Boolean))];
}

const isUnknownValue = (error: ImportReport['erreurs'][number], column: string | undefined) =>
  column !== undefined && error.code === 'IMPORT_VALUE_INVALID' && error.colonne === column;

/** Whether a trial refused values that a meaning would make good. */
export function canExplain(report: ImportReport, mapping: ImportMapping): boolean {
  return report.erreurs.some((error) => codedFields.some((field) => isUnknownValue(error, mapping.colonnes[field])));
}

/** Gives a field its column, or takes it away; what its values meant goes with the column. */
export function withColumn(mapping: ImportMapping, field: InterventionImportField, column: string | undefined): ImportMapping {
  const colonnes = { ...mapping.colonnes };
  const valeurs = { ...mapping.valeurs };
  delete valeurs[field];
  if (column === undefined) delete colonnes[field];
  else colonnes[field] = column;
  return { ...mapping, colonnes, valeurs };
}

/** Says what a value of the file means, or that it is not known yet. */
export function withValue(mapping: ImportMapping, field: CodedField, value: string, code: string | undefined): ImportMapping {
  const values = { ...mapping.valeurs[field] };
  if (code === undefined) delete values[value];
  else values[value] = code;
  return { ...mapping, valeurs: { ...mapping.valeurs, [field]: values } };
}

/** What keeps a mapping from being tried: fields without a column, and a client that was not chosen. */
export function missingIn(mapping: ImportMapping): (InterventionImportField | 'client_id')[] {
  const fields = requiredFields.filter((field) => mapping.colonnes[field] === undefined);
  return mapping.creer_equipements && mapping.client_id === undefined ? [...fields, 'client_id'] : fields;
}

/** Whether a mapping chosen for one file fits another: every column it names is there. */
export function fits(mapping: ImportMapping, preview: ImportPreview): boolean {
  return Object.values(mapping.colonnes).every((column) => preview.colonnes.includes(column));
}
