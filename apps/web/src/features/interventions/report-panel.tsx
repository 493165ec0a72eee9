import { Button, Checkbox } from '@mantine/core';
import type { Intervention } from '@mif/contract/interventions';
import { ErrorSummary, Form, FormActions } from '@mif/ui/form';
import { SidePanel } from '@mif/ui/side-panel';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { failureOf } from '../../app/failure.ts';
import { trpc } from '../../app/trpc.ts';
import classes from './actions.module.css';
import { useCommand } from './commands.ts';
import { ConflictNotice } from './conflict-notice.tsx';
import { ReportFields } from './report-fields.tsx';
import { useReport } from './report.ts';

/** The end of the work with its report; closing takes the validation of the times with it, in one go. */
export function ReportPanel({
  intervention,
  action,
  onClose,
}: {
  intervention: Intervention;
  action: 'finish' | 'close';
  onClose: () => void;
}) {
  const t = useTranslations('interventions');
  const { reference } = intervention;
  return (
    <SidePanel
      isOpen
      size="lg"
      title={action === 'finish' ? t('report.title', { reference }) : `${t('actions.close')} · ${reference}`}
      onClose={onClose}
    >
      <ReportForm intervention={intervention} action={action} onClose={onClose} />
    </SidePanel>
  );
}

function ReportForm({ intervention, action, onClose }: { intervention: Intervention; action: 'finish' | 'close'; onClose: () => void }) {
  const t = useTranslations();
  const state = useReport(intervention);
  const [isValidated, setValidated] = useState(false);
  const [hasTried, setTried] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  const command = useCommand({
    intervention,
    action,
    onDone() {
      state.forget();
      onClose();
    },
    onRefused(error) {
      const failure = failureOf(error);
      setRefusal(failure.kind === 'network' ? t('common.states.network_text') : failure.message);
    },
  });
  const finish = trpc.interventions.finish.useMutation(command.options);
  const close = trpc.interventions.close.useMutation(command.options);
  const isUnchecked = action === 'close' && !isValidated;
  function send() {
    setTried(true);
    setRefusal(null);
    const report = state.take();
    if (!report || isUnchecked) return;
    if (action === 'finish') finish.mutate({ ...command.carried(), ...report });
    else close.mutate({ ...command.carried(), valider_temps: true, compte_rendu: report });
  }
  const unchecked = hasTried && isUnchecked ? t('errors.INTERVENTION_TIMES_NOT_VALIDATED') : undefined;
  const errors = [
    ...(refusal ? [{ text: refusal }] : []),
    ...state.errors,
    ...(unchecked ? [{ field: 'valider_temps', text: unchecked }] : []),
  ];
  return (
    <Form onSubmit={send}>
      <ConflictNotice conflict={command.conflict} onReload={command.reload} />
      <ErrorSummary title={t('common.form.summary_title', { n: errors.length })} errors={errors} />
      <p className={classes.subject}>
        <bdi>{intervention.titre}</bdi>
      </p>
      <ReportFields state={state} />
      {action === 'close' ? (
        <>
          <Checkbox
            name="valider_temps"
            label={t('interventions.report.validate_times')}
            error={unchecked}
            checked={isValidated}
            onChange={(event) => setValidated(event.currentTarget.checked)}
          />
          <p className={classes.text}>{t('interventions.confirm.close', { reference: intervention.reference })}</p>
        </>
      ) : null}
      <FormActions isSticky>
        <Button type="submit" loading={finish.isPending || close.isPending}>
          {action === 'finish' ? t('interventions.report.submit') : t('interventions.actions.close')}
        </Button>
        <Button variant="default" onClick={onClose}>
          {t('common.actions.cancel')}
        </Button>
      </FormActions>
    </Form>
  );
}
