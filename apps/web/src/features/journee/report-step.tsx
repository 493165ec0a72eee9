import { TextInput, Textarea } from '@mantine/core';
import type { Intervention } from '@mif/contract/interventions';
import { BigButton } from '@mif/ui/big-button';
import { ErrorSummary } from '@mif/ui/form';
import { SignaturePad } from '@mif/ui/signature-pad';
import { IconCheck, IconSignature, IconUserOff } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { useTranslations } from 'use-intl';
import { trpc } from '../../app/trpc.ts';
import { BigChoices } from './big-choices.tsx';
import { useFieldAction } from './field-action.ts';
import { Dock } from './dock.tsx';
import classes from './field.module.css';
import type { OutboxEntry } from './outbox.ts';
import { pendingOf } from './outbox.ts';
import { useOutbox } from './outbox-sending.ts';
import { readDraft, toDraftLine, useReportDraft } from './report-draft.ts';
import type { DraftFault, DraftLine } from './report-draft.ts';
import report from './report.module.css';
import { TimeLines } from './time-lines.tsx';
import { workedTimes } from './worked-time.ts';
import type { WorkStep } from './worked-time.ts';

type Row = Pick<Intervention, 'id' | 'version' | 'reference'> & Partial<Pick<Intervention, 'temps' | 'date_debut_travaux' | 'rapport'>>;

const HISTORY_READ = 100;
const unsignedReasons = ['absent', 'refus', 'seul'] as const;

/** The time lines the history of the work proposes; read once, so that they do not move under the thumb. */
function useProposedLines(row: Row, entries: readonly OutboxEntry[]): DraftLine[] | null {
  const [openedAt] = useState(() => Date.now());
  const history = trpc.interventions.history.useQuery({ id: row.id, limit: HISTORY_READ });
  const isReady = !history.isPending || history.fetchStatus === 'paused';
  return useMemo(() => {
    if (!isReady) return null;
    const known: WorkStep[] = history.data
      ? history.data.items.map((item) => ({ action: item.action, at: Date.parse(item.date_appareil ?? item.date_serveur) }))
      : row.date_debut_travaux
        ? [{ action: 'start', at: Date.parse(row.date_debut_travaux) }]
        : [];
    const waiting = pendingOf(entries, row.id).map((entry) => ({ action: entry.action, at: entry.queued_at }));
    const lines = workedTimes([...known, ...waiting], openedAt).map(({ start, minutes }) => toDraftLine(start, minutes));
    return lines.length > 0 || row.temps?.length ? lines : [toDraftLine(openedAt, '')];
  }, [isReady, history.data, row.id, row.date_debut_travaux, row.temps, entries, openedAt]);
}

/** The end of the work: what was done, how long, and who signs. What is typed is on the device at once. */
export function ReportStep({ row, onDone }: { row: Row; onDone: () => void }) {
  const t = useTranslations();
  const act = useFieldAction(row);
  const entries = useOutbox();
  const { draft, change, forget } = useReportDraft(row.id, row.rapport);
  const proposed = useProposedLines(row, entries);
  const [hasTried, setTried] = useState(false);
  const lines = draft.temps ?? proposed ?? [];
  const already = row.temps?.reduce((sum, line) => sum + line.minutes, 0) ?? 0;
  const { report: made, faults } = readDraft(draft, lines, already > 0);
  const texts: Record<DraftFault, string> = {
    rapport: t('errors.INTERVENTION_REPORT_REQUIRED'),
    temps: t('errors.INTERVENTION_TIME_REQUIRED'),
    nom: `${t('interventions.report.signature_name')} : ${t('common.validation.required')}`,
    trace: t('errors.INTERVENTION_SIGNATURE_REQUIRED'),
    motif_sans_signature: t('errors.INTERVENTION_SIGNATURE_REQUIRED'),
  };
  const errorOf = (fault: DraftFault) => (hasTried && faults.some((each) => each === fault) ? texts[fault] : undefined);
  const shown = hasTried ? faults.map((field) => ({ field, text: texts[field] })) : [];
  function submit() {
    setTried(true);
    if (!made) return;
    act({ action: 'finish', input: made });
    forget();
    onDone();
  }
  return (
    <>
      <div className={`${classes.grow} ${report.form}`}>
        <ErrorSummary title={t('common.form.summary_title', { n: shown.length })} errors={shown} />
        <Textarea
          size="lg"
          name="rapport"
          label={t('interventions.report.rapport_label')}
          description={t('interventions.report.rapport_help')}
          error={errorOf('rapport')}
          value={draft.rapport}
          maxLength={20_000}
          autosize
          minRows={4}
          onChange={(event) => change({ rapport: event.currentTarget.value })}
        />
        <TimeLines
          lines={lines}
          isProposed={draft.temps === null}
          already={already}
          error={errorOf('temps')}
          onChange={(temps) => change({ temps })}
          onAdd={() => change({ temps: [...lines, toDraftLine(Date.now(), '')] })}
        />
        <section className={report.group}>
          <BigChoices
            name="is_signed"
            legend={t('journee.report.signature')}
            columns={2}
            choices={[
              { value: 'oui', label: t('journee.report.signs'), icon: IconSignature },
              { value: 'non', label: t('interventions.report.no_signature'), icon: IconUserOff },
            ]}
            selected={draft.is_signed ? 'oui' : 'non'}
            onChange={(value) => change({ is_signed: value === 'oui' })}
          />
          {draft.is_signed ? (
            <>
              <TextInput
                size="lg"
                name="nom"
                label={t('interventions.report.signature_name')}
                error={errorOf('nom')}
                value={draft.nom}
                maxLength={120}
                autoComplete="off"
                onChange={(event) => change({ nom: event.currentTarget.value })}
              />
              <SignaturePad label={t('common.signature.label')} value={draft.trace} onChange={(trace) => change({ trace })} />
              {errorOf('trace') ? <p className={report.error}>{errorOf('trace')}</p> : null}
            </>
          ) : (
            <>
              <BigChoices
                name="raison"
                legend={t('interventions.fields.motif_sans_signature')}
                choices={unsignedReasons.map((value) => ({ value, label: t(`journee.report.reasons.${value}`) }))}
                selected={unsignedReasons.find((value) => t(`journee.report.reasons.${value}`) === draft.motif_sans_signature) ?? null}
                onChange={(value) => change({ motif_sans_signature: t(`journee.report.reasons.${value}`) })}
              />
              <TextInput
                size="lg"
                name="motif_sans_signature"
                label={t('interventions.fields.motif')}
                error={errorOf('motif_sans_signature')}
                value={draft.motif_sans_signature}
                maxLength={2000}
                onChange={(event) => change({ motif_sans_signature: event.currentTarget.value })}
              />
            </>
          )}
        </section>
        <p className={report.kept}>{t('journee.report.draft_kept')}</p>
      </div>
      <Dock>
        <BigButton icon={<IconCheck size={22} aria-hidden />} onClick={submit}>
          {t('interventions.report.submit')}
        </BigButton>
      </Dock>
    </>
  );
}
