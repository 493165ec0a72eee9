import { Checkbox } from '@mantine/core';
import type { Intervention } from '@mif/contract/interventions';
import { ConfirmDialog } from '@mif/ui/confirm-dialog';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { failureOf } from '../../app/failure.ts';
import { trpc } from '../../app/trpc.ts';
import classes from './actions.module.css';
import { useCommand } from './commands.ts';
import { ConflictNotice } from './conflict-notice.tsx';
import { TimesTable } from './times-table.tsx';

/** Closes finished work: its times are looked at, validated, and the client is told. */
export function CloseDialog({ intervention, onClose }: { intervention: Intervention; onClose: () => void }) {
  const t = useTranslations();
  const [isValidated, setValidated] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  const command = useCommand({
    intervention,
    action: 'close',
    onDone: onClose,
    onRefused(error) {
      const failure = failureOf(error);
      setFault(failure.kind === 'network' ? t('common.states.network_text') : failure.message);
    },
  });
  const close = trpc.interventions.close.useMutation(command.options);
  const isOpen = intervention.temps.some((line) => !line.is_valide);
  function send() {
    if (isOpen && !isValidated) return setFault(t('errors.INTERVENTION_TIMES_NOT_VALIDATED'));
    setFault(null);
    close.mutate({ ...command.carried(), valider_temps: isValidated });
  }
  return (
    <ConfirmDialog
      isOpen
      title={`${t('interventions.actions.close')} · ${intervention.reference}`}
      confirmLabel={t('interventions.actions.close')}
      cancelLabel={t('common.actions.back')}
      isLoading={close.isPending}
      onConfirm={send}
      onClose={onClose}
    >
      <div className={classes.stack}>
        <ConflictNotice conflict={command.conflict} onReload={command.reload} />
        <p className={classes.text}>{t('interventions.confirm.close', { reference: intervention.reference })}</p>
        <TimesTable temps={intervention.temps} />
        {isOpen ? (
          <Checkbox
            label={t('interventions.report.validate_times')}
            checked={isValidated}
            onChange={(event) => {
              setValidated(event.currentTarget.checked);
              setFault(null);
            }}
            data-autofocus
          />
        ) : null}
        {fault ? (
          <p className={classes.fault} role="alert">
            {fault}
          </p>
        ) : null}
      </div>
    </ConfirmDialog>
  );
}
