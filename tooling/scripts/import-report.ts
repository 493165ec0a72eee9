import { interventionImportFields } from '@mif/contract/imports';
import type { ImportError, ImportMapping, ImportPreview, ImportReport } from '@mif/contract/imports';
import { formatNumber } from '@mif/i18n/format';
import { messagesOf } from '@mif/i18n/server';

const texts = messagesOf('fr').imports;
/** More remarks than this are counted, not told. */
const MAX_TOLD = 40;
const MAX_CODES = 12;
const MAX_LINES = 12;

/**
 * The file and how it will be read, for people at a terminal.
 * @param client code of the client whose equipment it names; null: everybody's
 */
export function describeMapping(preview: ImportPreview, mapping: ImportMapping, client: string | null): string {
  const separateur = preview.separateur === '\t' ? 'tabulation' : preview.separateur;
  const columns = interventionImportFields.flatMap((field) => {
    const colonne = mapping.colonnes[field];
    return colonne === undefined ? [] : [`  ${field.padEnd(18)} ← ${colonne}`];
  });
  const values = Object.entries(mapping.valeurs).flatMap(([field, meanings]) =>
    Object.entries(meanings).map(([value, code]) => `  ${`${field}:${value}`.padEnd(18)} → ${code}`),
  );
  const unused = preview.colonnes.filter((colonne) => !Object.values(mapping.colonnes).includes(colonne));
  return [
    `${number(preview.lignes)} lignes, séparateur « ${separateur} », ${preview.encodage}`,
    preview.mapping_connu ? texts.mapping.known : 'Correspondance proposée d’après les titres des colonnes.',
    ...columns,
    ...values,
    ...(unused.length > 0 ? [`  colonnes laissées : ${unused.join(', ')}`] : []),
    `  dates ${texts.mapping.formats[mapping.format_date]}, coûts en ${mapping.devise}, état sans indication : ${mapping.statut_defaut}`,
    `  équipements de ${client === null ? 'tous les clients' : client}, inconnus ${mapping.creer_equipements ? 'créés' : 'refusés'} ; coûts négatifs ${mapping.couts_negatifs === 'ignorer' ? 'laissés de côté' : 'refusés'}`,
  ].join('\n');
}

/** What an import did, or would do, for people at a terminal. */
export function describeReport(report: ImportReport): string {
  const labels = report.is_essai
    ? { rows: texts.trial.a_creer, equipements: texts.trial.equipements }
    : { rows: texts.run.creees, equipements: texts.run.equipements };
  const codes = report.equipements_a_creer;
  const shown = codes.length === 0 ? '' : ` (${codes.slice(0, MAX_CODES).join(', ')}${codes.length > MAX_CODES ? ', …' : ''})`;
  const counts = [
    [texts.trial.lignes, number(report.lignes)],
    [labels.rows, number(report.a_creer)],
    [texts.trial.deja_importees, number(report.deja_importees)],
    [labels.equipements, number(codes.length) + shown],
    [texts.warnings.title, number(report.avertissements_total)],
    [texts.trial.erreurs, number(report.erreurs_total)],
  ] as const;
  const width = Math.max(...counts.map(([label]) => label.length));
  return [
    ...describeRemarks(texts.warnings.title, report.avertissements, report.avertissements_total),
    ...describeRemarks(texts.errors.title, report.erreurs, report.erreurs_total),
    ...counts.map(([label, value]) => `${label.padEnd(width)}  ${value}`),
    `${(report.duree_ms / 1000).toFixed(1).replace('.', ',')} s. ${report.is_essai ? `${texts.trial.nothing_written} Pour écrire : --write` : texts.run.title}`,
  ].join('\n');
}

/** Remarks by line and column; a value that is wrong on many lines is told once, with its lines. */
export function describeRemarks(title: string, remarks: readonly ImportError[], total: number): string[] {
  if (total === 0) return [];
  const groups = [
    ...Map.groupBy(remarks, ({ code, colonne, valeur, message }) => JSON.stringify([code, colonne, valeur, message])).values(),
  ];
  const told = groups.slice(0, MAX_TOLD).flatMap((group) => {
    const [first] = group;
    return first ? [`  ${linesOf(group)}${first.colonne === null ? '' : `, colonne ${first.colonne}`} : ${sentenceOf(first)}`] : [];
  });
  const left = total - groups.slice(0, MAX_TOLD).reduce((sum, group) => sum + group.length, 0);
  return [`${title} :`, ...told, ...(left > 0 ? [`  … et ${number(left)} autres`] : []), ''];
}

function linesOf(group: readonly ImportError[]): string {
  const lines = group.map(({ ligne }) => ligne);
  if (lines.length === 1) return `ligne ${lines[0]}`;
  return `lignes ${lines.slice(0, MAX_LINES).join(', ')}${lines.length > MAX_LINES ? `, … (${number(lines.length)} lignes)` : ''}`;
}

function sentenceOf({ valeur, message }: ImportError): string {
  return valeur === null || message.includes(valeur) ? message : `${message} (${valeur})`;
}

function number(value: number): string {
  return formatNumber(value, 'fr');
}
