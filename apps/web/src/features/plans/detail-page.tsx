import { Button } from '@mantine/core';
import type { Plan } from '@mif/contract/plans';
import { Columns, Page as PageFrame, Section } from '@mif/ui/page';
import { CardsSkeleton, PageSkeleton } from '@mif/ui/skeletons';
import { IconArchive, IconPencil, IconPlayerPause } from '@tabler/icons-react';
import { Link, useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useEffect, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { BackLink } from '../../app/back-link.tsx';
import { useFieldLabel } from '../../app/form.ts';
import { FailureState, Loaded, Staleness } from '../../app/loaded.tsx';
import { useCan } from '../../app/me.ts';
import { RecordHistory } from '../../app/record-history.tsx';
import { trpc } from '../../app/trpc.ts';
import { PrioriteBadge } from '../../looks/interventions.tsx';
import { PlanCare, StatutPlanBadge } from '../../looks/plans.tsx';
import { ForecastCertificates, ForecastMonths, ForecastSkills, ForecastSummary } from './forecast.tsx';
import { useHistoryWords } from './history-words.ts';
import { NextStep } from './next-step.tsx';
import { Past, ToCome } from './occurrences.tsx';
import { GenerateDialog, MoveDialog, ResumeDialog, RetireDialog, SkipDialog, SuspendDialog } from './plan-dialogs.tsx';
import type { Chosen } from './plan-dialogs.tsx';
import { PlanFacts } from './plan-facts.tsx';
import classes from './plans.module.css';
import { usePlanSentence } from './rhythm.ts';

/** News reach those they concern at once; whoever else looks on sees what the generator and technicians do within this time. */
const REFRESH_MS = 15_000;

/** One plan: what it does, what comes next and the one thing to do, its occurrences, what they take, and its life. */
export function Page() {
  const { id } = useParams({ from: '/signed-in/plans/$id' });
  return <PlanPage key={id} id={id} />;
}

function PlanPage({ id }: { id: number }) {
  const utils = trpc.useUtils();
  const query = trpc.plans.get.useQuery({ id }, { placeholderData: undefined, refetchInterval: REFRESH_MS });
  const { data } = query;
  const shown = useRef(data);
  useEffect(() => {
    // What is read beside it is renewed with it, and only then.
    if (shown.current && data && shown.current !== data) {
      for (const part of [utils.plans.occurrences, utils.plans.echeances, utils.plans.preview, utils.journal.ofRecord])
        void part.invalidate();
    }
    shown.current = data;
  }, [data, utils]);
  if (!data) return query.isError ? <FailureState error={query.error} onRetry={() => void query.refetch()} /> : <PageSkeleton />;
  return <Detail plan={data} stale={<Staleness query={query} />} />;
}

type Open = { kind: 'suspend' | 'resume' | 'retire' | 'generate' } | { kind: 'skip' | 'move'; chosen: Chosen };

function Detail({ plan, stale }: { plan: Plan; stale: ReactNode }) {
  const t = useTranslations('plans');
  const can = useCan();
  const sentenceOf = usePlanSentence();
  const labelOf = useFieldLabel('plans.fields');
  const words = useHistoryWords();
  const [open, setOpen] = useState<Open | null>(null);
  const may = (action: Plan['actions_permises'][number]) => plan.actions_permises.includes(action);
  return (
    <PageFrame
      title={plan.titre}
      eyebrow={<BackLink to="/plans">{t('title')}</BackLink>}
      badges={
        <>
          <StatutPlanBadge statut={plan.statut} />
          <PrioriteBadge priorite={plan.priorite} variant="soft" />
          <PlanCare plan={plan} />
          {stale}
        </>
      }
      actions={
        <>
          {may('retire') ? (
            <Button
              variant="subtle"
              color="gray"
              leftSection={<IconArchive size={16} aria-hidden />}
              onClick={() => setOpen({ kind: 'retire' })}
            >
              {t('actions.retire')}
            </Button>
          ) : null}
          {may('suspend') ? (
            <Button
              variant="subtle"
              color="gray"
              leftSection={<IconPlayerPause size={16} aria-hidden />}
              onClick={() => setOpen({ kind: 'suspend' })}
            >
              {t('actions.suspend')}
            </Button>
          ) : null}
          {may('generate') && plan.ouvertes.length > 0 ? (
            <Button variant="default" onClick={() => setOpen({ kind: 'generate' })}>
              {t('actions.generate')}
            </Button>
          ) : null}
          {may('update') ? (
            <Button
              variant="default"
              renderRoot={(props) => <Link {...props} to="/plans/$id/modifier" params={{ id: plan.id }} />}
              leftSection={<IconPencil size={16} aria-hidden />}
            >
              {t('actions.update')}
            </Button>
          ) : null}
        </>
      }
    >
      <NextStep plan={plan} onResume={() => setOpen({ kind: 'resume' })} onGenerate={() => setOpen({ kind: 'generate' })} />
      <p className={classes.sentence}>{sentenceOf(plan)}</p>
      <Columns
        main={
          <>
            <Section title={t('detail.to_come')}>
              <ToCome
                plan={plan}
                onSkip={(chosen) => setOpen({ kind: 'skip', chosen })}
                onMove={(chosen) => setOpen({ kind: 'move', chosen })}
              />
            </Section>
            {plan.statut === 'actif' && can('plan.create') ? <Preview id={plan.id} /> : null}
            <Section title={t('detail.past')}>
              <Past planId={plan.id} />
            </Section>
          </>
        }
        aside={
          <>
            <Section title={t('detail.what')}>
              {plan.description ? (
                <p className={classes.prose} dir="auto">
                  {plan.description}
                </p>
              ) : null}
              <PlanFacts plan={plan} />
            </Section>
            {can('plan.create') ? (
              <Section title={t('detail.history')}>
                <RecordHistory objet="plan" id={plan.id} labelOf={labelOf} textOf={words.textOf} titleOf={words.titleOf} />
              </Section>
            ) : null}
          </>
        }
      />
      <Dialogs plan={plan} open={open} onClose={() => setOpen(null)} />
    </PageFrame>
  );
}

function Preview({ id }: { id: number }) {
  const t = useTranslations('plans.detail');
  const query = trpc.plans.preview.useQuery({ id }, { placeholderData: undefined });
  return (
    <Section title={t('preview')}>
      <Loaded query={query} skeleton={<CardsSkeleton cards={2} />}>
        {(previsions) => (
          <>
            <ForecastSummary previsions={previsions} />
            <ForecastMonths previsions={previsions} />
            <div style={{ height: 18 }} />
            <ForecastSkills charges={previsions.charges} />
            <h3 className={classes.skillName}>{t('certificates')}</h3>
            <ForecastCertificates items={previsions.habilitations} today={previsions.du} />
          </>
        )}
      </Loaded>
    </Section>
  );
}

function Dialogs({ plan, open, onClose }: { plan: Plan; open: Open | null; onClose: () => void }) {
  if (!open) return null;
  const props = { plan, onClose };
  switch (open.kind) {
    case 'suspend':
      return <SuspendDialog {...props} />;
    case 'resume':
      return <ResumeDialog {...props} />;
    case 'retire':
      return <RetireDialog {...props} />;
    case 'generate':
      return <GenerateDialog {...props} />;
    case 'skip':
      return <SkipDialog {...props} chosen={open.chosen} />;
    case 'move':
      return <MoveDialog {...props} chosen={open.chosen} />;
  }
}
