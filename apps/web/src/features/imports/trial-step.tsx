import type { ImportPreview, ImportReport } from '@mif/contract/imports';
import { Banner } from '@mif/ui/banner';
import { FormActions } from '@mif/ui/form';
import { Section } from '@mif/ui/page';
import { PageSkeleton } from '@mif/ui/skeletons';
import { ErrorState } from '@mif/ui/state';
import { Button, Checkbox } from '@mantine/core';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import classes from './import-page.module.css';
import type { Import } from './import-state.ts';
import { canExplain } from './mapping.ts';
import { RefusalLine } from './refusal-line.tsx';
import { ErrorsDownload } from './errors-download.tsx';
import { ReportChanges, ReportCounts, ReportLines, ReportRows } from './report.tsx';

const SHOWN_CODES = 24;

/** What the import would do, and the button that does it. */
export function TrialStep({ state }: { state: Import }) {
  const t = useTranslations();
  if (state.trial && state.chosen) return <Trial state={state} preview={state.chosen.preview} report={state.trial} />;
  if (state.trialError === null) {
    return (
      <>
        <p className={classes.hint}>{t('imports.trial.running')}</p>
        <PageSkeleton />
      </>
    );
  }
  return (
    <>
      <ErrorState
        title={t('imports.trial.title')}
        text={state.trialError.text}
        requestId={state.trialError.requestId}
        onRetry={state.tryOut}
      />
      <Button variant="default" onClick={() => state.back('mapping')}>
        {t('imports.trial.back')}
      </Button>
    </>
  );
}

function Trial({ state, preview, report }: { state: Import; preview: ImportPreview; report: ImportReport }) {
  const t = useTranslations();
  const [isSkipping, setSkipping] = useState(false);
  const hasErrors = report.erreurs_total > 0;
  const hasUnknownValues = state.chosen !== null && canExplain(report, state.chosen.mapping, preview);
  const codes = report.equipements_a_creer;
  const { registre, champs } = preview;
  const toWrite = report.a_creer + report.a_modifier;
  return (
    <>
      <Section title={t('imports.trial.title')}>
        <div className={classes.banner}>
          <Banner kind="info">{t('imports.trial.nothing_written')}</Banner>
        </div>
        <ReportCounts registre={registre} report={report} />
        {codes.length > 0 ? (
          <p className={classes.hint}>
            {t('imports.trial.codes', { codes: codes.slice(0, SHOWN_CODES).join(', ') })}
            {codes.length > SHOWN_CODES ? ` ${t('imports.trial.codes_more', { n: codes.length - SHOWN_CODES })}` : ''}
          </p>
        ) : null}
      </Section>
      {hasErrors ? (
        <Section
          title={t('imports.errors.title')}
          aside={
            <>
              {hasUnknownValues ? (
                <Button variant="subtle" size="compact-sm" onClick={() => state.back('mapping')}>
                  {t('imports.trial.fix_values')}
                </Button>
              ) : null}
              <ErrorsDownload state={state} />
            </>
          }
        >
          <ReportLines lines={report.erreurs} total={report.erreurs_total} message={t('imports.errors.message')} />
        </Section>
      ) : null}
      {report.avertissements_total > 0 ? (
        <Section title={t('imports.warnings.title')}>
          <p className={classes.hint}>{t('imports.warnings.text')}</p>
          <ReportLines lines={report.avertissements} total={report.avertissements_total} message={t('imports.warnings.message')} />
        </Section>
      ) : null}
      {report.modifications.length > 0 ? (
        <Section title={t('imports.trial.changes')}>
          <ReportChanges registre={registre} champs={champs} report={report} />
        </Section>
      ) : null}
      {report.apercu.length > 0 ? (
        <Section title={t('imports.trial.preview')}>
          <ReportRows registre={registre} champs={champs} report={report} />
        </Section>
      ) : null}
      <div className={classes.bar}>
        {state.writeError ? <RefusalLine refusal={state.writeError} /> : null}
        {toWrite === 0 ? (
          <p className={classes.hint}>
            {t(hasErrors && report.deja_importees === 0 ? 'imports.trial.all_wrong' : 'imports.trial.nothing')}
          </p>
        ) : hasErrors ? (
          <Checkbox
            label={t('imports.run.skip_errors')}
            description={isSkipping ? undefined : t('imports.run.skip_hint')}
            checked={isSkipping}
            disabled={state.isWriting}
            onChange={(event) => setSkipping(event.currentTarget.checked)}
          />
        ) : null}
        <FormActions>
          {toWrite > 0 ? (
            <Button loading={state.isWriting} disabled={hasErrors && !isSkipping} onClick={() => state.write(isSkipping)}>
              {t(registre === 'interventions' ? 'imports.run.submit' : 'imports.run.submit_fiches', { n: toWrite })}
            </Button>
          ) : null}
          <Button variant="default" disabled={state.isWriting} onClick={() => state.back('mapping')}>
            {t('imports.trial.back')}
          </Button>
          {state.isWriting ? <span className={classes.running}>{t('imports.run.running')}</span> : null}
        </FormActions>
      </div>
    </>
  );
}
