import { Button } from '@mantine/core';
import type { Intervention } from '@mif/contract/interventions';
import { CopyableCode } from '@mif/ui/copyable-code';
import { Columns, Page as PageFrame, Section } from '@mif/ui/page';
import { PageSkeleton } from '@mif/ui/skeletons';
import { IconPencil } from '@tabler/icons-react';
import { useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { BackLink } from '../../app/back-link.tsx';
import { FailureState, Staleness } from '../../app/loaded.tsx';
import { useNow } from '../../app/now.ts';
import { trpc } from '../../app/trpc.ts';
import { Deadline, PrioriteBadge, StatutBadge, isLate } from '../../looks/interventions.tsx';
import { Documents } from '../documents/documents.tsx';
import { InterventionFacts } from './detail-facts.tsx';
import { InterventionLife } from './detail-life.tsx';
import classes from './detail-page.module.css';
import { InterventionReport } from './detail-report.tsx';
import { NextStep } from './next-step.tsx';
import { useActions } from './use-actions.tsx';

/** One intervention: what it is, its state and its next step, what is known of it, and its life. */
export function Page() {
  const { id } = useParams({ from: '/signed-in/interventions/$id' });
  return <InterventionPage key={id} id={id} />;
}

function InterventionPage({ id }: { id: number }) {
  const query = trpc.interventions.get.useQuery({ id }, { placeholderData: undefined });
  const { data } = query;
  if (!data) return query.isError ? <FailureState error={query.error} onRetry={() => void query.refetch()} /> : <PageSkeleton />;
  return <Detail intervention={data} stale={<Staleness query={query} />} />;
}

function Detail({ intervention, stale }: { intervention: Intervention; stale: ReactNode }) {
  const t = useTranslations();
  const now = useNow();
  const { act, dialog } = useActions(intervention);
  return (
    <PageFrame
      title={intervention.titre}
      eyebrow={
        <span className={classes.eyebrow}>
          <BackLink to="/interventions">{t('interventions.list.title')}</BackLink>
          <CopyableCode value={intervention.reference} />
        </span>
      }
      badges={
        <>
          <StatutBadge statut={intervention.statut} />
          <PrioriteBadge priorite={intervention.priorite} variant="soft" />
          {isLate(intervention, now) ? <Deadline row={intervention} variant="soft" /> : null}
          {stale}
        </>
      }
      actions={
        intervention.actions_permises.includes('update') ? (
          <Button variant="default" leftSection={<IconPencil size={16} aria-hidden />} onClick={() => act('update')}>
            {t('common.actions.edit')}
          </Button>
        ) : null
      }
    >
      <NextStep intervention={intervention} onAct={act} />
      <Columns
        main={
          <>
            {intervention.description ? (
              <Section title={t('interventions.fields.description')}>
                <p className={classes.prose} dir="auto">
                  {intervention.description}
                </p>
              </Section>
            ) : null}
            <Section title={t('interventions.detail.facts')}>
              <InterventionFacts intervention={intervention} />
            </Section>
            <InterventionReport intervention={intervention} />
            <Documents objet="intervention" objetId={intervention.id} />
            {intervention.demande ? (
              <Documents objet="demande" objetId={intervention.demande.id} isReadOnly title={t('demandes.detail.files_of_demande')} />
            ) : null}
          </>
        }
        aside={
          <Section title={t('interventions.detail.life')}>
            <InterventionLife id={intervention.id} />
          </Section>
        }
      />
      {dialog}
    </PageFrame>
  );
}
