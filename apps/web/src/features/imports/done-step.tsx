import type { ImportReport, Registre } from '@mif/contract/imports';
import { FormActions } from '@mif/ui/form';
import { Section } from '@mif/ui/page';
import { Button } from '@mantine/core';
import { IconCircleCheck } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { useFormat } from '../../app/format.ts';
import classes from './import-page.module.css';
import { ReportCounts, ReportLines } from './report.tsx';

/** Where the records of a register are seen. */
const pages = {
  clients: '/clients',
  sites: '/clients',
  contacts: '/clients',
  types_equipement: '/equipements',
  equipements: '/equipements',
  competences: '/techniciens',
  users: '/comptes',
  techniciens: '/techniciens',
  interventions: '/interventions',
} as const satisfies Record<Registre, string>;

/** What was written, what was left, and where to see it. */
export function DoneStep({ registre, report, onAgain }: { registre: Registre; report: ImportReport; onAgain: () => void }) {
  const t = useTranslations();
  const format = useFormat();
  const seconds = Math.max(1, Math.round(report.duree_ms / 1000));
  const duree =
    seconds < 120 ? format.number(seconds, { style: 'unit', unit: 'second', unitDisplay: 'long' }) : format.duration(seconds / 60);
  return (
    <>
      <div className={classes.done} role="status">
        <IconCircleCheck size={36} stroke={1.5} aria-hidden />
        <div>
          <h2>{t('imports.run.title')}</h2>
          <p>
            {t(registre === 'interventions' ? 'imports.run.done' : 'imports.run.done_fiches', {
              n: report.a_creer + report.a_modifier,
              duree,
            })}
          </p>
        </div>
      </div>
      <ReportCounts registre={registre} report={report} />
      <FormActions>
        <Button component={Link} to={pages[registre]}>
          {t(registre === 'interventions' ? 'imports.run.see' : 'imports.run.see_registre')}
        </Button>
        <Button variant="default" onClick={onAgain}>
          {t('imports.run.again')}
        </Button>
      </FormActions>
      {report.erreurs_total > 0 ? (
        <div className={classes.after}>
          <Section title={t('imports.errors.title')}>
            <p className={classes.hint}>{t('imports.run.left', { n: report.erreurs_total })}</p>
            <ReportLines lines={report.erreurs} total={report.erreurs_total} message={t('imports.errors.message')} />
          </Section>
        </div>
      ) : null}
    </>
  );
}
