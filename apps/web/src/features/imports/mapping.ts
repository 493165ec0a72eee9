import type { ImportField, ImportMapping, ImportPreview, ImportReport } from '@mif/contract/imports';

/** The first different values of a column, at most three. */
export function examplesOf(preview: ImportPreview, column: string | undefined): string[] {
  if (column === undefined) return [];
  return [...new Set(preview.exemples.map((row) => row[column]?.trim() ?? '').filter(Boolean))].slice(0, 3);
}

/** The fields whose values are codes. */
export function codedFields(preview: ImportPreview): ImportField[] {
  return preview.champs.filter(({ codes }) => codes !== null);
}

/**
 * The values of a coded field that may need a meaning: those already mapped, those a trial refused and, where nothing is
 * understood by itself, those of the first rows.
 * @param report the last trial, where there was one
 */
export function valuesOf(champ: string, mapping: ImportMapping, preview: ImportPreview, report: ImportReport | null): string[] {
  const column = mapping.colonnes[champ];
  if (column === undefined) return [];
  const seen = preview.registre === 'interventions' ? preview.exemples.map((row) => row[column] ?? '') : [];
  const refused = (report?.erreurs ?? []).filter((error) => isUnknownValue(error, column)).map((error) => error.valeur ?? '');
  const known = Object.keys(mapping.valeurs[champ] ?? {});
  return [...new Set([...known, ...seen, ...refused].map((value) => value.trim()).filter(Boolean))];
}

const isUnknownValue = (error: ImportReport['erreurs'][number], column: string | undefined) =>
  column !== undefined && error.code === 'IMPORT_VALUE_INVALID' && error.colonne === column;

/** Whether a trial refused values that a meaning would make good. */
export function canExplain(report: ImportReport, mapping: ImportMapping, preview: ImportPreview): boolean {
  return report.erreurs.some((error) => codedFields(preview).some(({ champ }) => isUnknownValue(error, mapping.colonnes[champ])));
}

/** Gives a field its column, or takes it away; what its values meant goes with the column. */
export function withColumn(mapping: ImportMapping, champ: string, column: string | undefined): ImportMapping {
  const colonnes = { ...mapping.colonnes };
  const valeurs = { ...mapping.valeurs };
  delete valeurs[champ];
  if (column === undefined) delete colonnes[champ];
  else colonnes[champ] = column;
  return { ...mapping, colonnes, valeurs };
}

/** Says what a value of the file means, or that it is not known yet. */
export function withValue(mapping: ImportMapping, champ: string, value: string, code: string | undefined): ImportMapping {
  const values = { ...mapping.valeurs[champ] };
  if (code === undefined) delete values[value];
  else values[value] = code;
  return { ...mapping, valeurs: { ...mapping.valeurs, [champ]: values } };
}

/**
 * What keeps a mapping from being tried. A history needs all its required columns; other registers can change records
 * without them, and the trial says which rows lack something.
 */
export function missingIn(mapping: ImportMapping, preview: ImportPreview): string[] {
  if (preview.registre !== 'interventions') return Object.keys(mapping.colonnes).length === 0 ? firstOf(preview) : [];
  const fields = preview.champs.filter(({ champ, is_requis }) => is_requis && mapping.colonnes[champ] === undefined);
  const missing = fields.map(({ champ }) => champ);
  return mapping.creer_equipements && mapping.client_id === undefined ? [...missing, 'client_id'] : missing;
}

const firstOf = ({ champs }: ImportPreview) =>
  champs
    .filter(({ is_requis }) => is_requis)
    .map(({ champ }) => champ)
    .slice(0, 1);

/** Whether a mapping chosen for one file fits another: every column it names is there. */
export function fits(mapping: ImportMapping, preview: ImportPreview): boolean {
  return Object.values(mapping.colonnes).every((column) => preview.colonnes.includes(column));
}
