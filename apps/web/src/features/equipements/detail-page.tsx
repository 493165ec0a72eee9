import { Button, Tabs } from '@mantine/core';
import { ConfirmDialog } from '@mif/ui/confirm-dialog';
import { Columns, Page as PageFrame, Section } from '@mif/ui/page';
import { PageSkeleton } from '@mif/ui/skeletons';
import { toast } from '@mif/ui/toast';
import type { EquipementDetail } from '@mif/contract/equipements';
import { IconArchive, IconArrowsMove, IconPencil, IconPlus } from '@tabler/icons-react';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { BackLink } from '../../app/back-link.tsx';
import { useListParams } from '../../app/list-params.ts';
import { FailureState, Staleness } from '../../app/loaded.tsx';
import { useCan } from '../../app/me.ts';
import { useRefusalToast } from '../../app/refusal.ts';
import { trpc } from '../../app/trpc.ts';
import { CriticiteBadge, GarantieBadge, StatutEquipementBadge } from '../../looks/equipements.tsx';
import { Documents } from '../documents/documents.tsx';
import { PlansOfEquipement } from '../plans/of-equipement.tsx';
import { PhotoField } from '../documents/photo-field.tsx';
import { BilanSection } from './bilan.tsx';
import { Downtime } from './downtime.tsx';
import { LabelActions } from '../etiquettes/label-actions.tsx';
import { EquipementLife } from './equipement-life.tsx';
import { EquipementPanel } from './equipement-panel.tsx';
import classes from './equipements.module.css';
import { Facts } from './facts.tsx';
import { Meters } from './meters.tsx';
import { MoveDialog } from './move-dialog.tsx';
import { OpenInterventions } from './open-interventions.tsx';
import { Parts } from './parts.tsx';

/** One equipment: what it is, what is open on it, and its whole life. */
export function Page() {
  const { id } = useParams({ from: '/signed-in/equipements/$id' });
  return <EquipementPage key={id} id={id} />;
}

const tabs = ['fiche', 'compteurs', 'arrets', 'documents'] as const;
type Tab = (typeof tabs)[number];

function EquipementPage({ id }: { id: number }) {
  const t = useTranslations('equipements');
  const { params, change } = useListParams();
  const query = trpc.equipements.get.useQuery({ id }, { placeholderData: undefined });
  const equipement = query.data;
  if (!equipement) return query.isError ? <FailureState error={query.error} onRetry={() => void query.refetch()} /> : <PageSkeleton />;
  const tab = tabs.find((each) => each === params['onglet']) ?? 'fiche';
  return (
    <PageFrame
      title={equipement.nom}
      eyebrow={<BackLink to="/equipements">{t('list.title')}</BackLink>}
      badges={
        <>
          <StatutEquipementBadge statut={equipement.statut} />
          <CriticiteBadge criticite={equipement.criticite} variant="soft" />
          <GarantieBadge equipement={equipement} />
          <Staleness query={query} />
        </>
      }
      actions={<Actions equipement={equipement} />}
    >
      <Tabs value={tab} onChange={(value) => change({ onglet: value === 'fiche' ? undefined : (value ?? undefined) })} keepMounted={false}>
        <Tabs.List aria-label={t('tabs.label')} mb="md">
          {tabs.map((each) => (
            <Tabs.Tab key={each} value={each}>
              {t(`tabs.${each}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value={tab}>
          <TabContent tab={tab} equipement={equipement} interventionId={Number(params['intervention']) || null} />
        </Tabs.Panel>
      </Tabs>
    </PageFrame>
  );
}

function TabContent({ tab, equipement, interventionId }: { tab: Tab; equipement: EquipementDetail; interventionId: number | null }) {
  const t = useTranslations('equipements');
  const plans = useTranslations('plans');
  const { id } = equipement;
  const can = useCan();
  if (tab === 'compteurs') return <Meters equipement={equipement} interventionId={interventionId} />;
  if (tab === 'arrets') return <Downtime equipement={equipement} />;
  if (tab === 'documents') return <Documents objet="equipement" objetId={id} />;
  return (
    <Columns
      main={
        <>
          <Section title={t('detail.facts')}>
            <PhotoField objet="equipement" objetId={id} />
            <Facts equipement={equipement} />
          </Section>
          {equipement.enfants > 0 && can('client.read') ? (
            <Section title={t('tree.parts')}>
              <Parts equipement={equipement} />
            </Section>
          ) : null}
          <Section title={t('detail.open')}>
            <OpenInterventions equipementId={id} hasOthers={equipement.interventions_total > equipement.interventions_ouvertes} />
          </Section>
          {can('plan.create') ? (
            <Section
              title={plans('equipement.title')}
              aside={
                equipement.statut === 'retire' ? undefined : (
                  <Link to="/plans/nouveau" search={{ equipement: String(id) }} className={classes.back}>
                    <IconPlus size={16} aria-hidden />
                    {plans('actions.add')}
                  </Link>
                )
              }
            >
              <PlansOfEquipement id={id} />
            </Section>
          ) : null}
          <BilanSection id={id} />
        </>
      }
      aside={
        <Section title={t('detail.history')}>
          <EquipementLife id={id} champs={equipement.champs} />
        </Section>
      }
    />
  );
}

function Actions({ equipement }: { equipement: EquipementDetail }) {
  const t = useTranslations();
  const can = useCan();
  const utils = trpc.useUtils();
  const refused = useRefusalToast();
  const [open, setOpen] = useState<'edit' | 'retire' | 'move' | null>(null);
  const hasBranch = equipement.enfants > 0;
  const close = () => setOpen(null);
  const retire = trpc.equipements.retire.useMutation({
    onSuccess: async (saved) => {
      utils.equipements.get.setData({ id: saved.id }, saved);
      close();
      toast(t('equipements.toasts.retired', { nom: saved.nom }));
      await utils.equipements.invalidate();
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
      {equipement.actions_permises.includes('move') ? (
        <Button variant="subtle" color="gray" leftSection={<IconArrowsMove size={16} aria-hidden />} onClick={() => setOpen('move')}>
          {t('equipements.move.action')}
        </Button>
      ) : null}
      {equipement.actions_permises.includes('update') ? (
        <Button variant="default" leftSection={<IconPencil size={16} aria-hidden />} onClick={() => setOpen('edit')}>
          {t('common.actions.edit')}
        </Button>
      ) : null}
      <LabelActions equipement={equipement} />
      {can('intervention.create') && equipement.statut !== 'retire' ? (
        <Button
          renderRoot={(props) => <Link {...props} to="/interventions" search={{ nouvelle: '1', equipement: String(equipement.id) }} />}
          leftSection={<IconPlus size={16} aria-hidden />}
        >
          {t('equipements.detail.new_intervention')}
        </Button>
      ) : null}
      <EquipementPanel mode={open === 'edit' ? equipement : null} onClose={close} />
      <MoveDialog equipement={equipement} isOpen={open === 'move'} onClose={close} />
      <ConfirmDialog
        isOpen={open === 'retire'}
        title={t('equipements.detail.retire')}
        confirmLabel={t(hasBranch ? 'equipements.retire_branch.confirm' : 'equipements.detail.retire')}
        cancelLabel={t('common.actions.cancel')}
        isDangerous
        isLoading={retire.isPending}
        onConfirm={() => retire.mutate({ id: equipement.id, version: equipement.version, avec_branche: hasBranch ? 'oui' : undefined })}
        onClose={close}
      >
        {t(hasBranch ? 'equipements.retire_branch.text' : 'equipements.detail.retire_confirm', { nom: equipement.nom })}
      </ConfirmDialog>
    </>
  );
}
