import type { ImportError, ImportMapping, ImportPreview, ImportReport, Registre } from '@mif/contract/imports';
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
  const columns = preview.champs.flatMap(({ champ: field }) => {
    const colonne = mapping.colonnes[field];
    return colonne === undefined ? [] : [`  ${field.padEnd(18)} ← ${colonne}`];
  });
  const values = Object.entries(mapping.valeurs).flatMap(([field, meanings]) =>
    Object.entries(meanings).map(([value, code]) => `  ${`${field}:${value}`.padEnd(18)} → ${code}`),
  );
  const unused = preview.colonnes.filter((colonne) => !Object.values(mapping.colonnes).includes(colonne));
  const { registre, registre_probable: other } = preview;
  const format = `  dates ${texts.mapping.formats[mapping.format_date]}`;
  const negatives = mapping.couts_negatifs === 'ignorer' ? 'laissés de côté' : 'refusés';
  const separator = separateur === null ? '' : `séparateur « ${separateur} », `;
  const sheet = preview.feuille === null ? '' : `, feuille « ${preview.feuille} »`;
  return [
    `${number(preview.lignes)} lignes, ${separator}${preview.encodage}${sheet}`,
    ...(other ? [texts.probable.replace('{registre}', other)] : []),
    preview.mapping_connu ? texts.mapping.known : 'Correspondance proposée d’après les titres des colonnes.',
    ...columns,
    ...values,
    ...(unused.length > 0 ? [`  colonnes laissées : ${unused.join(', ')}`] : []),
    ...(registre === 'interventions'
      ? [
          `${format}, coûts en ${mapping.devise}, état sans indication : ${mapping.statut_defaut}`,
          `  équipements de ${client === null ? 'tous les clients' : client}, inconnus ${mapping.creer_equipements ? 'créés' : 'refusés'} ; coûts négatifs ${negatives}`,
        ]
      : [`${format}${client === null ? '' : `, client ${client}`}`]),
  ].join('\n');
}

/** What an import did, or would do, for people at a terminal. */
export function describeReport(registre: Registre, report: ImportReport): string {
  const counts: [string, string][] = [
    [texts.trial.lignes, number(report.lignes)],
    ...(registre === 'interventions' ? historyCounts(report) : recordCounts(report)),
    [texts.warnings.title, number(report.avertissements_total)],
    [texts.trial.erreurs, number(report.erreurs_total)],
  ];
  const width = Math.max(...counts.map(([label]) => label.length));
  return [
    ...describeRemarks(texts.warnings.title, report.avertissements, report.avertissements_total),
    ...describeRemarks(texts.errors.title, report.erreurs, report.erreurs_total),
    ...describeChanges(report),
    ...counts.map(([label, value]) => `${label.padEnd(width)}  ${value}`),
    `${(report.duree_ms / 1000).toFixed(1).replace('.', ',')} s. ${report.is_essai ? `${texts.trial.nothing_written} Pour écrire : --write` : texts.run.title}`,
  ].join('\n');
}

function historyCounts(report: ImportReport): [string, string][] {
  const labels = report.is_essai
    ? { rows: texts.trial.a_creer, equipements: texts.trial.equipements }
    : { rows: texts.run.creees, equipements: texts.run.equipements };
  const codes = report.equipements_a_creer;
  const shown = codes.length === 0 ? '' : ` (${codes.slice(0, MAX_CODES).join(', ')}${codes.length > MAX_CODES ? ', …' : ''})`;
  return [
    [labels.rows, number(report.a_creer)],
    [texts.trial.deja_importees, number(report.deja_importees)],
    [labels.equipements, number(codes.length) + shown],
  ];
}

function recordCounts(report: ImportReport): [string, string][] {
  return [
    [report.is_essai ? texts.trial.fiches : texts.run.fiches, number(report.a_creer)],
    [report.is_essai ? texts.trial.a_modifier : texts.run.modifiees, number(report.a_modifier)],
    [texts.trial.inchangees, number(report.deja_importees)],
  ];
}

/** The first records that change, with what changes. */
function describeChanges({ modifications }: ImportReport): string[] {
  if (modifications.length === 0) return [];
  const told = modifications.slice(0, MAX_LINES).map(({ ligne, cle, changements }) => {
    const changes = changements.map(({ champ, avant, apres }) => `${champ} ${avant ?? '—'} → ${apres ?? '—'}`);
    return `  ligne ${ligne}, ${cle} : ${changes.join(' ; ')}`;
  });
  return [`${texts.trial.changes} :`, ...told, ...(modifications.length > MAX_LINES ? ['  …'] : []), ''];
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
