import type { FinishInterventionInput, Intervention } from '@mif/contract/interventions';
import { useMemo, useState } from 'react';
import { useTranslations } from 'use-intl';
import { trpc } from '../../app/trpc.ts';
import { readDraft, toDraftLine, useReportDraft } from '../journee/report-draft.ts';
import type { DraftFault, DraftLine } from '../journee/report-draft.ts';
import { workedTimes } from '../journee/worked-time.ts';

const HISTORY_READ = 100;

export type Report = Pick<FinishInterventionInput, 'rapport' | 'temps' | 'signature' | 'motif_sans_signature'>;

/** The periods of work the history tells of; read once, so that they do not move while one types. */
function useProposedLines({ id, temps }: Intervention): DraftLine[] {
  const [openedAt] = useState(() => Date.now());
  const history = trpc.interventions.history.useQuery({ id, limit: HISTORY_READ }, { placeholderData: undefined }).data;
  const has = temps.length > 0;
  return useMemo(() => {
    const steps = history?.items.map((item) => ({ action: item.action, at: Date.parse(item.date_appareil ?? item.date_serveur) })) ?? [];
    const lines = workedTimes(steps, openedAt).map(({ start, minutes }) => toDraftLine(start, minutes));
    return lines.length > 0 || has ? lines : [toDraftLine(openedAt, '')];
  }, [history, openedAt, has]);
}

/** A report being written: kept on the device as it is typed, judged when it is sent. */
export function useReport(intervention: Intervention) {
  const t = useTranslations();
  const { draft, change, forget } = useReportDraft(intervention.id, intervention.rapport);
  const proposed = useProposedLines(intervention);
  const [hasTried, setTried] = useState(false);
  const lines = draft.temps ?? proposed;
  const { report, faults } = readDraft(draft, lines, intervention.temps.length > 0);
  const texts: Record<DraftFault, string> = {
    rapport: t('errors.INTERVENTION_REPORT_REQUIRED'),
    temps: t('errors.INTERVENTION_TIME_REQUIRED'),
    nom: `${t('interventions.report.signature_name')} : ${t('common.validation.required')}`,
    trace: t('errors.INTERVENTION_SIGNATURE_REQUIRED'),
    motif_sans_signature: t('errors.INTERVENTION_SIGNATURE_REQUIRED'),
  };
  return {
    draft,
    change,
    forget,
    lines,
    errorOf(fault: DraftFault) {
      if (!hasTried || !faults.some((each) => each === fault)) return undefined;
      return fault === 'nom' ? t('common.validation.required') : texts[fault];
    },
    /** What is missing, for the summary at the top. */
    errors: hasTried ? faults.map((field) => ({ field, text: texts[field] })) : [],
    /** The report if it is whole; from then on what it lacks is shown. */
    take(): Report | null {
      setTried(true);
      return report;
    },
  };
}
export type ReportState = ReturnType<typeof useReport>;
