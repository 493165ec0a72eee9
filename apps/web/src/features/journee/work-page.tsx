import { Page as PageFrame } from '@mif/ui/page';
import { EmptyState } from '@mif/ui/state';
import { IconArrowLeft, IconCircleCheck } from '@tabler/icons-react';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { useListParams } from '../../app/list-params.ts';
import { Loaded } from '../../app/loaded.tsx';
import classes from './field.module.css';
import { Freshness } from './freshness.tsx';
import { GiveBackStep } from './give-back-step.tsx';
import { HoldStep } from './hold-step.tsx';
import { useDay, useDetail } from './offline-data.ts';
import { OutboxPanel } from './outbox-panel.tsx';
import { useOutbox } from './outbox-sending.ts';
import { project } from './projection.ts';
import { ReportStep } from './report-step.tsx';
import { WorkBadges } from './work-facts.tsx';
import { WorkView } from './work-view.tsx';
import type { Work } from './work-view.tsx';

const steps = { pause: 'hold', terminer: 'finish', rendre: 'unassign' } as const;
type Step = keyof typeof steps;

function isStep(value: string | undefined): value is Step {
  return value !== undefined && value in steps;
}

/** One job on the phone: what it is, its big actions, and each action's own screen. */
export function Page() {
  const { id } = useParams({ from: '/signed-in/journee/$id' });
  return <WorkPage key={id} id={id} />;
}

/** The job in full, or what the list of the day knows of it; the newer of the two. */
function useWork(id: number) {
  const day = useDay();
  const detail = useDetail(id);
  const row = day.data?.a_faire.find((each) => each.id === id);
  const isRowNewer = row !== undefined && row.version > (detail.data?.version ?? 0);
  const work: Work | undefined = isRowNewer ? { ...detail.data, ...row } : detail.data;
  return { ...detail, data: work };
}

function WorkPage({ id }: { id: number }) {
  const t = useTranslations();
  const navigate = useNavigate();
  const { params } = useListParams();
  const entries = useOutbox();
  const query = useWork(id);
  const work = query.data && project(query.data, entries);
  const etape = params['etape'];
  const titles: Record<Step, string> = {
    pause: t('journee.hold_title'),
    terminer: t('journee.report.title'),
    rendre: t('journee.give_back.title'),
  };
  const toDay = () => void navigate({ to: '/journee', replace: true });
  function screen(row: Work): ReactNode {
    if (!isStep(etape)) return <WorkView row={row} />;
    // A link kept too long, or a step done on another device.
    if (!row.actions_permises.includes(steps[etape])) {
      return <EmptyState icon={IconCircleCheck} title={t(`interventions.statuts_hint.${row.statut}`)} text={t('journee.not_yours')} />;
    }
    if (etape === 'pause') return <HoldStep row={row} onDone={toDay} />;
    if (etape === 'rendre') return <GiveBackStep row={row} onDone={toDay} />;
    return <ReportStep row={row} onDone={toDay} />;
  }
  const back = isStep(etape) ? (
    <Link to="/journee/$id" params={{ id }} search={{}} replace className={classes.backLink}>
      <IconArrowLeft size={20} aria-hidden />
      {work ? <bdi>{work.titre}</bdi> : t('common.actions.back')}
    </Link>
  ) : (
    <Link to="/journee" className={classes.backLink}>
      <IconArrowLeft size={20} aria-hidden />
      {t('journee.title')}
    </Link>
  );
  return (
    <PageFrame
      title={isStep(etape) ? titles[etape] : (work?.titre ?? t('journee.title'))}
      layout="narrow"
      eyebrow={back}
      badges={
        <>
          {work && !isStep(etape) ? <WorkBadges row={work} size="lg" /> : null}
          <Freshness query={query} />
        </>
      }
    >
      <div className={classes.screen}>
        {isStep(etape) ? null : <OutboxPanel rows={query.data ? [query.data] : []} only={id} />}
        <Loaded query={query}>{() => (work ? screen(work) : null)}</Loaded>
      </div>
    </PageFrame>
  );
}
