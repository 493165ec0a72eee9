import type { ImportReport } from '@mif/contract/imports';
import { InterventionImportField } from '@mif/contract/imports';
import { ScrollRegion } from '@mif/ui/scroll-region';
import { useTranslations } from 'use-intl';
import { useFormat } from '../../app/format.ts';
import classes from './import-page.module.css';
import { codedFields } from './mapping.ts';
import { useCodes } from './values-table.tsx';

/** The four numbers of a report. */
export function ReportCounts({ report }: { report: ImportReport }) {
  const t = useTranslations('imports');
  const format = useFormat();
  const counts = [
    { label: t('trial.lignes'), n: report.lignes },
    { label: t(report.is_essai ? 'trial.a_creer' : 'run.creees'), n: report.a_creer },
    { label: t('trial.deja_importees'), n: report.deja_importees },
    { label: t(report.is_essai ? 'trial.equipements' : 'run.equipements'), n: report.equipements_a_creer.length },
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

/** The first rows as they would be written, codes as words. */
export function ReportRows({ report }: { report: ImportReport }) {
  const t = useTranslations('imports');
  const codes = useCodes();
  const format = useFormat();
  const keys = [...new Set(report.apercu.flatMap((row) => Object.keys(row)))].filter((key) => report.apercu.some((row) => row[key]));
  const label = (key: string) => {
    const field = InterventionImportField.safeParse(key);
    return field.success ? t(`fields.${field.data}`) : key;
  };
  const text = (key: string, value: string | null | undefined) => {
    const field = codedFields.find((each) => each === key);
    if (!value) return '—';
    if (/^\d{4}-\d\d-\d\d$/.test(value)) return format.civil(value);
    if (/^\d{4}-\d\d-\d\dT/.test(value)) return format.instant(value, 'date');
    return (field && codes[field].find((code) => code.value === value)?.label) ?? value;
  };
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
