import { Checkbox, Textarea } from '@mantine/core';
import { ConfirmDialog } from '@mif/ui/confirm-dialog';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import classes from './actions.module.css';

/** Asks before several are closed or cancelled: the times are vouched for, the reason is written once for all. */
export function BulkConfirm(props: {
  action: 'close' | 'cancel';
  n: number;
  isRunning: boolean;
  onConfirm: (motif: string) => void;
  onClose: () => void;
}) {
  const t = useTranslations();
  const [motif, setMotif] = useState('');
  const [isValidated, setValidated] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  function confirm() {
    if (props.action === 'cancel' && !motif.trim()) return setFault(t('errors.INTERVENTION_REASON_REQUIRED'));
    if (props.action === 'close' && !isValidated) return setFault(t('errors.INTERVENTION_TIMES_NOT_VALIDATED'));
    setFault(null);
    props.onConfirm(motif.trim());
  }
  return (
    <ConfirmDialog
      isOpen
      title={t(`interventions.list.bulk_title.${props.action}`)}
      confirmLabel={t(`interventions.list.bulk_title.${props.action}`)}
      cancelLabel={t('common.actions.back')}
      isDangerous={props.action === 'cancel'}
      isLoading={props.isRunning}
      onConfirm={confirm}
      onClose={props.onClose}
    >
      <div className={classes.stack}>
        <p className={classes.text}>{t(`interventions.list.bulk_confirm.${props.action}`, { n: props.n })}</p>
        {props.action === 'cancel' ? (
          <Textarea
            label={t('interventions.fields.motif')}
            description={t('interventions.help.motif')}
            error={fault}
            value={motif}
            maxLength={2000}
            autosize
            minRows={3}
            onChange={(event) => setMotif(event.currentTarget.value)}
            data-autofocus
          />
        ) : (
          <Checkbox
            label={t('interventions.report.validate_times')}
            error={fault}
            checked={isValidated}
            onChange={(event) => setValidated(event.currentTarget.checked)}
            data-autofocus
          />
        )}
      </div>
    </ConfirmDialog>
  );
}
