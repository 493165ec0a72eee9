import type { ImportField, ImportReport, Registre } from '@mif/contract/imports';
import { ScrollRegion } from '@mif/ui/scroll-region';
import { useTranslations } from 'use-intl';
import { useFormat } from '../../app/format.ts';
import classes from './import-page.module.css';
import { useImportLabels } from './labels.ts';

/** The numbers of a report. */
export function ReportCounts({ registre, report }: { registre: Registre; report: ImportReport }) {
  const t = useTranslations('imports');
  const format = useFormat();
  const { is_essai } = report;
  const own =
    registre === 'interventions'
      ? [
          { label: t(is_essai ? 'trial.a_creer' : 'run.creees'), n: report.a_creer },
          { label: t('trial.deja_importees'), n: report.deja_importees },
          { label: t(is_essai ? 'trial.equipements' : 'run.equipements'), n: report.equipements_a_creer.length },
        ]
      : [
          { label: t(is_essai ? 'trial.fiches' : 'run.fiches'), n: report.a_creer },
          { label: t(is_essai ? 'trial.a_modifier' : 'run.modifiees'), n: report.a_modifier },
          { label: t('trial.inchangees'), n: report.deja_importees },
        ];
  const counts: { label: string; n: number; isWrong?: boolean }[] = [
    { label: t('trial.lignes'), n: report.lignes },
    ...own,
    { label: t('trial.erreurs'), n: report.erreurs_total, isWrong: report.erreurs_total > 0 },
  ];
  return (
    <dl className={classes.counts}>
      {counts.map(({ label, n, isWrong }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd data-wrong={isWrong || undefined}>{format.number(n)}</dd>
        </div>
      ))}
    </dl>
  );
}

/**
 * What is wrong, or was mended, line by line, as the server says it in the reader's language.
 * @param total how many there are; the report holds the first of them
 * @param message heads the column that says what it is
 */
export function ReportLines({ lines, total, message }: { lines: ImportReport['erreurs']; total: number; message: string }) {
  const t = useTranslations('imports.errors');
  const format = useFormat();
  const more = total - lines.length;
  return (
    <>
      <ScrollRegion label={message} isTall>
        <table className={classes.report}>
          <thead>
            <tr>
              <th scope="col" data-align="end">
                {t('ligne')}
              </th>
              <th scope="col">{t('colonne')}</th>
              <th scope="col">{t('valeur')}</th>
              <th scope="col">{message}</th>
            </tr>
          </thead>
          <tbody>
            {lines.map((error) => (
              <tr key={`${error.ligne} ${error.colonne ?? ''} ${error.code}`}>
                <td data-align="end">{format.number(error.ligne)}</td>
                <td>{error.colonne ? <bdi>{error.colonne}</bdi> : '—'}</td>
                <td>{error.valeur ? <bdi className={classes.value}>{error.valeur}</bdi> : '—'}</td>
                <td>{error.message}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
      {more > 0 ? <p className={classes.more}>{t('more', { n: more })}</p> : null}
    </>
  );
}

/** How values are shown: codes as words, dates as people say them. */
function useValueText(registre: Registre) {
  const t = useTranslations('imports.trial');
  const labels = useImportLabels();
  const format = useFormat();
  return (champ: string, value: string | null | undefined, missing = '—') => {
    if (!value) return missing === 'empty' ? t('empty') : missing;
    if (/^\d{4}-\d\d-\d\d$/.test(value)) return format.civil(value);
    if (/^\d{4}-\d\d-\d\dT/.test(value)) return format.instant(value, 'date');
    return labels.code(registre, champ, value);
  };
}

/** What the fields of a register are called, custom ones too. */
function useFieldText(registre: Registre, champs: readonly ImportField[]) {
  const labels = useImportLabels();
  return (champ: string) => labels.field(registre, champs.find((each) => each.champ === champ) ?? { champ, libelle: null });
}

interface ReportOf {
  registre: Registre;
  champs: readonly ImportField[];
  report: ImportReport;
}

/** The records that change, and what changes in each. */
export function ReportChanges({ registre, champs, report }: ReportOf) {
  const t = useTranslations('imports.trial');
  const format = useFormat();
  const label = useFieldText(registre, champs);
  const text = useValueText(registre);
  return (
    <ScrollRegion label={t('changes')} isTall>
      <ul className={classes.changes}>
        {report.modifications.map(({ ligne, cle, changements }) => (
          <li key={ligne}>
            <span className={classes.changed}>
              <bdi>{cle}</bdi> <small>{format.number(ligne)}</small>
            </span>
            <ul>
              {changements.map(({ champ, avant, apres }) => (
                <li key={champ}>
                  {t('change_of', { champ: label(champ), avant: text(champ, avant, 'empty'), apres: text(champ, apres, 'empty') })}
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
    </ScrollRegion>
  );
}

/** The first rows as they would be written, codes as words. */
export function ReportRows({ registre, champs, report }: ReportOf) {
  const t = useTranslations('imports');
  const label = useFieldText(registre, champs);
  const text = useValueText(registre);
  const keys = [...new Set(report.apercu.flatMap((row) => Object.keys(row)))].filter((key) => report.apercu.some((row) => row[key]));
  return (
    <ScrollRegion label={t('trial.preview')}>
      <table className={classes.report}>
        <thead>
          <tr>
            {keys.map((key) => (
              <th key={key} scope="col">
                {label(key)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {report.apercu.map((row, index) => (
            // The rows have no identity yet: they are shown once, in their order.
            // oxlint-disable-next-line react/no-array-index-key
            <tr key={index}>
              {keys.map((key) => (
                <td key={key}>
                  <bdi>{text(key, row[key])}</bdi>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}
