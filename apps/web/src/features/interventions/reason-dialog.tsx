import { Textarea } from '@mantine/core';
import { interventionTransitions } from '@mif/contract/interventions';
import type { Intervention, InterventionAction } from '@mif/contract/interventions';
import { ConfirmDialog } from '@mif/ui/confirm-dialog';
import { OptionalLabel } from '@mif/ui/form';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { failureOf } from '../../app/failure.ts';
import { useMe } from '../../app/me.ts';
import { trpc } from '../../app/trpc.ts';
import classes from './actions.module.css';
import { useCommand } from './commands.ts';
import { ConflictNotice } from './conflict-notice.tsx';

export type ReasonAction = Extract<InterventionAction, 'unassign' | 'reopen' | 'unclose' | 'archive' | 'cancel' | 'restore'>;

function useStep(action: ReasonAction, options: Parameters<typeof trpc.interventions.cancel.useMutation>[0]) {
  const steps = {
    unassign: trpc.interventions.unassign.useMutation(options),
    reopen: trpc.interventions.reopen.useMutation(options),
    unclose: trpc.interventions.unclose.useMutation(options),
    archive: trpc.interventions.archive.useMutation(options),
    cancel: trpc.interventions.cancel.useMutation(options),
    restore: trpc.interventions.restore.useMutation(options),
  };
  return steps[action];
}

/** Asks before a step that changes much, names what it touches, and takes the reason where one is kept. */
export function ReasonDialog({ intervention, action, onClose }: { intervention: Intervention; action: ReasonAction; onClose: () => void }) {
  const t = useTranslations();
  const me = useMe();
  const [motif, setMotif] = useState('');
  const [fault, setFault] = useState<string | null>(null);
  const { reason } = interventionTransitions[action];
  const isAsked = reason === 'always' || (reason === 'technicien' && me.role === 'technicien');
  const command = useCommand({
    intervention,
    action,
    onDone: onClose,
    onRefused(error) {
      const failure = failureOf(error);
      setFault(failure.kind === 'network' ? t('common.states.network_text') : failure.message);
    },
  });
  const step = useStep(action, command.options);
  const names = { reference: intervention.reference, technicien: intervention.technicien?.nom ?? '' };
  function send() {
    const text = motif.trim();
    if (isAsked && !text) return setFault(t('errors.INTERVENTION_REASON_REQUIRED'));
    setFault(null);
    step.mutate({ ...command.carried(), motif: text || undefined });
  }
  const isNamed = action === 'cancel' || action === 'archive' || action === 'unassign';
  return (
    <ConfirmDialog
      isOpen
      title={`${t(`interventions.actions.${action}`)} · ${intervention.reference}`}
      confirmLabel={t(`interventions.actions.${action}`)}
      cancelLabel={t('common.actions.back')}
      isDangerous={action === 'cancel'}
      isLoading={step.isPending}
      onConfirm={send}
      onClose={onClose}
    >
      <div className={classes.stack}>
        <ConflictNotice conflict={command.conflict} onReload={command.reload} />
        <p className={classes.text}>{isNamed ? t(`interventions.confirm.${action}`, names) : t(`interventions.action_hints.${action}`)}</p>
        {reason === 'never' ? (
          fault ? (
            <p className={classes.fault} role="alert">
              {fault}
            </p>
          ) : null
        ) : (
          <Textarea
            name="motif"
            label={isAsked ? t('interventions.fields.motif') : <OptionalLabel>{t('interventions.fields.motif')}</OptionalLabel>}
            description={t('interventions.help.motif')}
            error={fault}
            value={motif}
            maxLength={2000}
            autosize
            minRows={3}
            required={isAsked}
            withAsterisk={false}
            onChange={(event) => setMotif(event.currentTarget.value)}
            data-autofocus
          />
        )}
      </div>
    </ConfirmDialog>
  );
}
