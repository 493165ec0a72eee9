import { Button } from '@mantine/core';
import type { Habilitation } from '@mif/contract/habilitations';
import { ConfirmDialog } from '@mif/ui/confirm-dialog';
import { SidePanel } from '@mif/ui/side-panel';
import { toast } from '@mif/ui/toast';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useFormat } from '../../app/format.ts';
import { useCan } from '../../app/me.ts';
import { useRefusalToast } from '../../app/refusal.ts';
import { trpc } from '../../app/trpc.ts';
import { HabilitationBadge } from '../../looks/habilitations.tsx';
import classes from '../absences/absences.module.css';
import { Documents } from '../documents/documents.tsx';
import { CertificatePanel, type CertificateMode } from './certificate-form.tsx';

/** One certificate with its dates, its proof, and what may be done about it. */
export function CertificateLine({ habilitation, hasName }: { habilitation: Habilitation; hasName: boolean }) {
  const t = useTranslations();
  const format = useFormat();
  const can = useCan();
  const utils = trpc.useUtils();
  const refused = useRefusalToast();
  const [mode, setMode] = useState<CertificateMode | null>(null);
  const [open, setOpen] = useState<'remove' | 'proof' | null>(null);
  const remove = trpc.habilitations.remove.useMutation({
    onSuccess: async () => {
      setOpen(null);
      toast(t('habilitations.toasts.removed'));
      await Promise.all([utils.habilitations.invalidate(), utils.techniciens.invalidate()]);
    },
    onError: refused,
  });
  const { id, version, type, date_expiration } = habilitation;
  const has = (action: Habilitation['actions_permises'][number]) => habilitation.actions_permises.includes(action);
  return (
    <li className={classes.line}>
      <div className={classes.text}>
        <span className={classes.title}>
          {hasName ? (
            <Link to="/techniciens/$id" params={{ id: habilitation.technicien_id }} className={classes.name}>
              <bdi>{habilitation.technicien.nom}</bdi>
            </Link>
          ) : null}
          <bdi>{type.nom}</bdi>
          <HabilitationBadge habilitation={habilitation} />
        </span>
        <span>
          {format.civil(habilitation.date_obtention)} –{' '}
          {date_expiration ? t('habilitations.until', { date: format.civil(date_expiration) }) : t('habilitations.no_end')}
        </span>
        {habilitation.organisme || habilitation.numero ? (
          <span className={classes.note}>
            <bdi>{[habilitation.organisme, habilitation.numero].filter(Boolean).join(' · ')}</bdi>
          </span>
        ) : null}
      </div>
      <div className={classes.actions}>
        <Button size="xs" variant="subtle" onClick={() => setOpen('proof')}>
          {t('habilitations.proof')}
        </Button>
        {can('habilitation.create') && !habilitation.is_remplacee ? (
          <Button size="xs" variant="default" onClick={() => setMode({ kind: 'renew', habilitation })}>
            {t('habilitations.renew')}
          </Button>
        ) : null}
        {has('update') ? (
          <Button size="xs" variant="subtle" onClick={() => setMode({ kind: 'edit', habilitation })}>
            {t('habilitations.edit')}
          </Button>
        ) : null}
        {has('remove') ? (
          <Button size="xs" variant="subtle" color="gray" onClick={() => setOpen('remove')}>
            {t('habilitations.remove')}
          </Button>
        ) : null}
      </div>
      <CertificatePanel mode={mode} technicienId={habilitation.technicien_id} onClose={() => setMode(null)} />
      <SidePanel isOpen={open === 'proof'} title={<bdi>{type.nom}</bdi>} onClose={() => setOpen(null)}>
        {open === 'proof' ? <Documents objet="habilitation" objetId={id} /> : null}
      </SidePanel>
      <ConfirmDialog
        isOpen={open === 'remove'}
        title={`${t('habilitations.remove')} – ${type.nom}`}
        confirmLabel={t('habilitations.remove')}
        cancelLabel={t('common.actions.cancel')}
        isDangerous
        isLoading={remove.isPending}
        onConfirm={() => remove.mutate({ id, version })}
        onClose={() => setOpen(null)}
      >
        {t('habilitations.remove_text')}
      </ConfirmDialog>
    </li>
  );
}
