import { Button } from '@mantine/core';
import { ConfirmDialog } from '@mif/ui/confirm-dialog';
import { CopyableCode } from '@mif/ui/copyable-code';
import { DefinitionList } from '@mif/ui/definition-list';
import { Columns, Page as PageFrame, Section } from '@mif/ui/page';
import { PageSkeleton } from '@mif/ui/skeletons';
import { toast } from '@mif/ui/toast';
import type { EquipementDetail } from '@mif/contract/equipements';
import { IconArchive, IconArrowLeft, IconPencil, IconPlus } from '@tabler/icons-react';
import { Link, useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { FailureState, Staleness } from '../../app/loaded.tsx';
import { useCan } from '../../app/me.ts';
import { useRefusalToast } from '../../app/refusal.ts';
import { trpc } from '../../app/trpc.ts';
import { CriticiteBadge, StatutEquipementBadge } from '../../looks/equipements.tsx';
import { Instant } from '../../looks/interventions.tsx';
import { Documents } from '../documents/documents.tsx';
import { PhotoField } from '../documents/photo-field.tsx';
import { EquipementLife } from './equipement-life.tsx';
import { EquipementPanel } from './equipement-panel.tsx';
import classes from './equipements.module.css';
import { OpenInterventions } from './open-interventions.tsx';

/** One equipment: what it is, what is open on it, and its whole life. */
export function Page() {
  const { id } = useParams({ from: '/signed-in/equipements/$id' });
  return <EquipementPage key={id} id={id} />;
}

function EquipementPage({ id }: { id: number }) {
  const t = useTranslations('equipements');
  const query = trpc.equipements.get.useQuery({ id }, { placeholderData: undefined });
  const equipement = query.data;
  if (!equipement) return query.isError ? <FailureState error={query.error} onRetry={() => void query.refetch()} /> : <PageSkeleton />;
  return (
    <PageFrame
      title={equipement.nom}
      eyebrow={
        <Link to="/equipements" className={classes.back}>
          <IconArrowLeft size={16} aria-hidden />
          {t('list.title')}
        </Link>
      }
      badges={
        <>
          <StatutEquipementBadge statut={equipement.statut} />
          <CriticiteBadge criticite={equipement.criticite} variant="soft" />
          <Staleness query={query} />
        </>
      }
      actions={<Actions equipement={equipement} />}
    >
      <Columns
        main={
          <>
            <Section title={t('detail.facts')}>
              <PhotoField objet="equipement" objetId={id} />
              <Facts equipement={equipement} />
            </Section>
            <Section title={t('detail.open')}>
              <OpenInterventions equipementId={id} hasOthers={equipement.interventions_total > equipement.interventions_ouvertes} />
            </Section>
            <Documents objet="equipement" objetId={id} />
          </>
        }
        aside={
          <Section title={t('detail.history')}>
            <EquipementLife id={id} />
          </Section>
        }
      />
    </PageFrame>
  );
}

function Facts({ equipement }: { equipement: EquipementDetail }) {
  const t = useTranslations('equipements');
  const bdi = (value: string | null): ReactNode => (value === null ? null : <bdi>{value}</bdi>);
  return (
    <DefinitionList
      items={[
        { label: t('fields.code'), value: <CopyableCode value={equipement.code} /> },
        { label: t('fields.type'), value: bdi(equipement.type) },
        { label: t('fields.client'), value: bdi(equipement.client.nom) },
        { label: t('fields.localisation'), value: bdi(equipement.localisation) },
        {
          label: t('fields.frequence_entretien'),
          value: equipement.frequence_entretien ? t(`frequences.${equipement.frequence_entretien}`) : t('form.no_frequence'),
        },
        { label: t('fields.fabricant'), value: bdi(equipement.fabricant) },
        { label: t('fields.modele'), value: bdi(equipement.modele) },
        { label: t('fields.numero_serie'), value: equipement.numero_serie ? <CopyableCode value={equipement.numero_serie} /> : null },
        { label: t('fields.interventions_total'), value: equipement.interventions_total },
        {
          label: t('fields.derniere_intervention'),
          value: equipement.derniere_intervention ? <Instant value={equipement.derniere_intervention} as="date" /> : null,
        },
        { label: t('fields.created_at'), value: <Instant value={equipement.created_at} as="date" /> },
      ]}
    />
  );
}

function Actions({ equipement }: { equipement: EquipementDetail }) {
  const t = useTranslations();
  const can = useCan();
  const utils = trpc.useUtils();
  const refused = useRefusalToast();
  const [open, setOpen] = useState<'edit' | 'retire' | null>(null);
  const close = () => setOpen(null);
  const retire = trpc.equipements.retire.useMutation({
    onSuccess: async (saved) => {
      utils.equipements.get.setData({ id: saved.id }, saved);
      close();
      toast(t('equipements.toasts.retired', { nom: saved.nom }));
      await Promise.all([utils.equipements.list.invalidate(), utils.equipements.history.invalidate({ id: saved.id })]);
    },
    onError: (error) => {
      close();
      refused(error);
      void utils.equipements.get.invalidate({ id: equipement.id });
    },
  });
  return (
    <>
      {equipement.actions_permises.includes('retire') ? (
        <Button variant="subtle" color="gray" leftSection={<IconArchive size={16} aria-hidden />} onClick={() => setOpen('retire')}>
          {t('equipements.detail.retire')}
        </Button>
      ) : null}
      {equipement.actions_permises.includes('update') ? (
        <Button variant="default" leftSection={<IconPencil size={16} aria-hidden />} onClick={() => setOpen('edit')}>
          {t('common.actions.edit')}
        </Button>
      ) : null}
      {can('intervention.create') && equipement.statut !== 'retire' ? (
        <Button
          renderRoot={(props) => <Link {...props} to="/interventions" search={{ nouvelle: '1', equipement: String(equipement.id) }} />}
          leftSection={<IconPlus size={16} aria-hidden />}
        >
          {t('equipements.detail.new_intervention')}
        </Button>
      ) : null}
      <EquipementPanel mode={open === 'edit' ? equipement : null} onClose={close} />
      <ConfirmDialog
        isOpen={open === 'retire'}
        title={t('equipements.detail.retire')}
        confirmLabel={t('equipements.detail.retire')}
        cancelLabel={t('common.actions.cancel')}
        isDangerous
        isLoading={retire.isPending}
        onConfirm={() => retire.mutate({ id: equipement.id, version: equipement.version })}
        onClose={close}
      >
        {t('equipements.detail.retire_confirm', { nom: equipement.nom })}
      </ConfirmDialog>
    </>
  );
}
