import type { Travail } from '@mif/contract/travaux';
import { Button, Group } from '@mantine/core';
import { ConfirmDialog } from '@mif/ui/confirm-dialog';
import { DefinitionList } from '@mif/ui/definition-list';
import { SidePanel } from '@mif/ui/side-panel';
import { toast } from '@mif/ui/toast';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useLastValue } from '../../app/last-value.ts';
import { useRefusalToast } from '../../app/refusal.ts';
import { trpc } from '../../app/trpc.ts';
import { Instant } from '../../looks/interventions.tsx';
import { EtatTravailBadge } from './travail-badge.tsx';
import { objetsText, useTacheName } from './words.ts';

/** One job: what it is about, why it failed, and what can be done to it. */
export function TravailPanel({ travail, onClose }: { travail: Travail | undefined; onClose: () => void }) {
  const t = useTranslations('travaux');
  const shown = useLastValue(travail);
  return (
    <SidePanel isOpen={travail !== undefined} title={shown ? t('list.number', { id: String(shown.id) }) : ''} onClose={onClose}>
      {shown ? <Facts travail={shown} onClose={onClose} /> : null}
    </SidePanel>
  );
}

function Facts({ travail, onClose }: { travail: Travail; onClose: () => void }) {
  const t = useTranslations('travaux');
  const name = useTacheName();
  return (
    <>
      <DefinitionList
        items={[
          { label: t('fields.tache'), value: name(travail.tache) },
          { label: t('fields.etat'), value: <EtatTravailBadge etat={travail.etat} /> },
          { label: t('fields.objets'), value: <bdi dir="ltr">{objetsText(travail.objets)}</bdi> },
          { label: t('fields.cree_at'), value: <Instant value={travail.cree_at} /> },
          { label: t('fields.prevu_at'), value: <Instant value={travail.prevu_at} /> },
          {
            label: t('fields.tentatives'),
            value: t('failures.attempt_of', { n: String(travail.tentatives), max: String(travail.tentatives_max) }),
          },
          { label: t('fields.processus'), value: travail.processus ? <bdi dir="ltr">{travail.processus}</bdi> : null },
          { label: t('fields.depuis_at'), value: travail.depuis_at ? <Instant value={travail.depuis_at} /> : null },
          {
            label: t('fields.derniere_erreur'),
            value: travail.derniere_erreur ? <bdi dir="ltr">{travail.derniere_erreur}</bdi> : null,
            isWide: true,
          },
        ]}
      />
      <Actions travail={travail} onClose={onClose} />
    </>
  );
}

function Actions({ travail, onClose }: { travail: Travail; onClose: () => void }) {
  const t = useTranslations('travaux');
  const name = useTacheName();
  const utils = trpc.useUtils();
  const refused = useRefusalToast();
  const [isAsked, setAsked] = useState(false);
  const again = { onError: refused, onSettled: () => utils.travaux.invalidate() };
  const retry = trpc.travaux.retry.useMutation({ ...again, onSuccess: () => toast(t('toasts.retried')) });
  const cancel = trpc.travaux.cancel.useMutation({
    ...again,
    onSuccess: () => {
      toast(t('toasts.cancelled'));
      onClose();
    },
    onSettled: () => {
      setAsked(false);
      return utils.travaux.invalidate();
    },
  });
  const can = (action: Travail['actions_permises'][number]) => travail.actions_permises.includes(action);
  return (
    <Group mt={20} gap={8}>
      {can('retry') ? (
        <Button loading={retry.isPending} onClick={() => retry.mutate({ id: travail.id })}>
          {travail.etat === 'programme' ? t('run_now') : t('retry')}
        </Button>
      ) : null}
      {can('cancel') ? (
        <Button variant="default" onClick={() => setAsked(true)}>
          {t('cancel')}
        </Button>
      ) : null}
      <ConfirmDialog
        isOpen={isAsked}
        title={t('cancel')}
        confirmLabel={t('cancel')}
        cancelLabel={t('keep')}
        isDangerous
        isLoading={cancel.isPending}
        onConfirm={() => cancel.mutate({ id: travail.id })}
        onClose={() => setAsked(false)}
      >
        {t('cancel_text', { tache: name(travail.tache), id: String(travail.id), objet: objetsText(travail.objets) || 'none' })}
      </ConfirmDialog>
    </Group>
  );
}
