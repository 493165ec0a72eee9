import { Button, Textarea } from '@mantine/core';
import type { Absence } from '@mif/contract/absences';
import { ConfirmDialog } from '@mif/ui/confirm-dialog';
import { toast } from '@mif/ui/toast';
import { IconAlertTriangle } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useRefusalToast } from '../../app/refusal.ts';
import { trpc } from '../../app/trpc.ts';
import { StatutAbsenceBadge, useAbsencePeriod } from '../../looks/absences.tsx';
import { AbsencePanel } from './absence-form.tsx';
import classes from './absences.module.css';

/** One absence with what may be done about it. */
export function AbsenceLine({ absence, hasName }: { absence: Absence; hasName: boolean }) {
  const t = useTranslations('absences');
  const period = useAbsencePeriod();
  return (
    <li className={classes.line}>
      <div className={classes.text}>
        <span className={classes.title}>
          {hasName ? (
            <Link to="/techniciens/$id" params={{ id: absence.technicien_id }} className={classes.name}>
              <bdi>{absence.technicien.nom}</bdi>
            </Link>
          ) : null}
          <span>{t(`types.${absence.type}`)}</span>
          <StatutAbsenceBadge statut={absence.statut} />
        </span>
        <span>{period(absence)}</span>
        {absence.motif ? (
          <span className={classes.note}>
            <bdi>{absence.motif}</bdi>
          </span>
        ) : null}
        {absence.motif_decision ? (
          <span className={classes.note}>
            {t('fields.motif_decision')} – <bdi>{absence.motif_decision}</bdi>
          </span>
        ) : null}
        {absence.interventions_prevues > 0 && (absence.statut === 'demandee' || absence.statut === 'approuvee') ? (
          <span className={classes.warning}>
            <IconAlertTriangle size={14} aria-hidden />
            {t('planned', { n: absence.interventions_prevues })}
          </span>
        ) : null}
      </div>
      <AbsenceActions absence={absence} />
    </li>
  );
}

function AbsenceActions({ absence }: { absence: Absence }) {
  const t = useTranslations();
  const utils = trpc.useUtils();
  const refused = useRefusalToast();
  const [open, setOpen] = useState<'refuse' | 'cancel' | 'edit' | null>(null);
  const [motif, setMotif] = useState('');
  const options = (text: string) => ({
    onSuccess: async () => {
      setOpen(null);
      toast(text);
      await Promise.all([utils.absences.invalidate(), utils.techniciens.invalidate()]);
    },
    onError: (error: unknown) => {
      refused(error);
      void utils.absences.invalidate();
    },
  });
  const decide = trpc.absences.decide.useMutation(options(t('absences.toasts.decided')));
  const cancel = trpc.absences.cancel.useMutation(options(t('absences.toasts.cancelled')));
  const has = (action: Absence['actions_permises'][number]) => absence.actions_permises.includes(action);
  const { id, version } = absence;
  if (absence.actions_permises.length === 0) return null;
  return (
    <div className={classes.actions}>
      {has('approve') ? (
        <Button size="xs" loading={decide.isPending && open === null} onClick={() => decide.mutate({ id, version, decision: 'approuvee' })}>
          {t('absences.approve')}
        </Button>
      ) : null}
      {has('refuse') ? (
        <Button size="xs" variant="default" onClick={() => setOpen('refuse')}>
          {t('absences.refuse')}
        </Button>
      ) : null}
      {has('update') ? (
        <Button size="xs" variant="subtle" onClick={() => setOpen('edit')}>
          {t('common.actions.edit')}
        </Button>
      ) : null}
      {has('cancel') ? (
        <Button size="xs" variant="subtle" color="gray" onClick={() => setOpen('cancel')}>
          {t(has('update') ? 'absences.cancel' : 'absences.withdraw')}
        </Button>
      ) : null}
      <ConfirmDialog
        isOpen={open === 'refuse'}
        title={t('absences.refuse_title', { nom: absence.technicien.nom })}
        confirmLabel={t('absences.refuse')}
        cancelLabel={t('common.actions.cancel')}
        isDangerous
        isLoading={decide.isPending}
        onConfirm={() => decide.mutate({ id, version, decision: 'refusee', motif: motif.trim() || undefined })}
        onClose={() => setOpen(null)}
      >
        <Textarea
          label={t('absences.fields.motif_decision')}
          value={motif}
          maxLength={500}
          autosize
          minRows={2}
          onChange={(event) => setMotif(event.currentTarget.value)}
        />
      </ConfirmDialog>
      <ConfirmDialog
        isOpen={open === 'cancel'}
        title={t(has('update') ? 'absences.cancel' : 'absences.withdraw')}
        confirmLabel={t(has('update') ? 'absences.cancel' : 'absences.withdraw')}
        cancelLabel={t('common.actions.back')}
        isDangerous
        isLoading={cancel.isPending}
        onConfirm={() => cancel.mutate({ id, version })}
        onClose={() => setOpen(null)}
      >
        {t('absences.cancel_text')}
      </ConfirmDialog>
      <AbsencePanel isOpen={open === 'edit'} absence={absence} onClose={() => setOpen(null)} />
    </div>
  );
}
