import { Radio, Textarea } from '@mantine/core';
import { motifsAttente } from '@mif/contract/interventions';
import type { Intervention, MotifAttente } from '@mif/contract/interventions';
import { ConfirmDialog } from '@mif/ui/confirm-dialog';
import { OptionalLabel } from '@mif/ui/form';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { failureOf } from '../../app/failure.ts';
import { trpc } from '../../app/trpc.ts';
import classes from './actions.module.css';
import { useCommand } from './commands.ts';
import { ConflictNotice } from './conflict-notice.tsx';

/** Why the work waits, and a sentence more where it helps. */
export function HoldDialog({ intervention, onClose }: { intervention: Intervention; onClose: () => void }) {
  const t = useTranslations();
  const [reason, setReason] = useState<MotifAttente | null>(null);
  const [motif, setMotif] = useState('');
  const [fault, setFault] = useState<{ field: string | null; text: string } | null>(null);
  const command = useCommand({
    intervention,
    action: 'hold',
    onDone: onClose,
    onRefused(error) {
      const failure = failureOf(error);
      if (failure.kind === 'network') setFault({ field: null, text: t('common.states.network_text') });
      else setFault({ field: failure.field, text: failure.message });
    },
  });
  const hold = trpc.interventions.hold.useMutation(command.options);
  function send() {
    if (!reason) return setFault({ field: 'motif_attente', text: t('common.validation.choice') });
    setFault(null);
    hold.mutate({ ...command.carried(), motif_attente: reason, motif: motif.trim() || undefined });
  }
  return (
    <ConfirmDialog
      isOpen
      title={`${t('interventions.actions.hold')} · ${intervention.reference}`}
      confirmLabel={t('interventions.actions.hold')}
      cancelLabel={t('common.actions.back')}
      isLoading={hold.isPending}
      onConfirm={send}
      onClose={onClose}
    >
      <div className={classes.stack}>
        <ConflictNotice conflict={command.conflict} onReload={command.reload} />
        <Radio.Group
          label={t('interventions.fields.motif_attente')}
          description={t('interventions.action_hints.hold')}
          error={fault && fault.field !== 'motif' ? fault.text : undefined}
          value={reason}
          onChange={(value) => setReason(motifsAttente.find((each) => each === value) ?? null)}
        >
          <div className={classes.choices}>
            {motifsAttente.map((value, index) => (
              <Radio key={value} value={value} label={t(`interventions.motifs.${value}`)} data-autofocus={index === 0 ? true : undefined} />
            ))}
          </div>
        </Radio.Group>
        <Textarea
          name="motif"
          label={reason === 'autre' ? t('journee.hold.detail_other') : <OptionalLabel>{t('interventions.fields.motif')}</OptionalLabel>}
          description={t('interventions.help.motif')}
          error={fault?.field === 'motif' ? fault.text : undefined}
          value={motif}
          maxLength={2000}
          autosize
          minRows={2}
          onChange={(event) => setMotif(event.currentTarget.value)}
        />
      </div>
    </ConfirmDialog>
  );
}
