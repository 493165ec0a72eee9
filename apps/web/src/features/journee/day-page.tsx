import { Button } from '@mantine/core';
import { CardList, ListCard } from '@mif/ui/list-card';
import { BigButton } from '@mif/ui/big-button';
import { Code } from '@mif/ui/copyable-code';
import { Page as PageFrame } from '@mif/ui/page';
import { CardsSkeleton } from '@mif/ui/skeletons';
import { EmptyState } from '@mif/ui/state';
import type { MaJournee } from '@mif/contract/ma-journee';
import {
  IconCalendarMonth,
  IconCheck,
  IconChevronRight,
  IconMessageReport,
  IconPlayerPlay,
  IconQrcode,
  IconSunset2,
} from '@tabler/icons-react';
import { Link, useNavigate } from '@tanstack/react-router';
import { Suspense, lazy, useEffect } from 'react';
import { useTranslations } from 'use-intl';
import { useFormat } from '../../app/format.ts';
import { Loaded } from '../../app/loaded.tsx';
import { fetchPage } from '../../app/page-code.ts';
import { StatutBadge } from '../../looks/interventions.tsx';
import { useFieldAction } from './field-action.ts';
import { Dock } from './dock.tsx';
import classes from './field.module.css';
import { Freshness } from './freshness.tsx';
import { useDay, useDetailsAhead } from './offline-data.ts';
import { OutboxPanel } from './outbox-panel.tsx';
import { useOutbox } from './outbox-sending.ts';
import { primaryOf, projectDay } from './projection.ts';
import type { DayRow } from './projection.ts';
import { WorkBadges, WorkFacts, useSlot } from './work-facts.tsx';

// Its code is not waited for; where it cannot be fetched nothing is said of files.
const WaitingFiles = lazy(() => fetchPage(() => import('../documents/waiting-files.tsx')).catch(() => ({ default: () => null })));

/** The technician's day: the job that runs or comes next, what follows, and what is done. */
export function Page() {
  const t = useTranslations();
  const format = useFormat();
  const entries = useOutbox();
  const query = useDay();
  useDetailsAhead(query.data);
  useEffect(() => {
    // The work page must open in a cellar: its code is fetched while there is a network.
    const timer = setTimeout(() => {
      void import('./work-page.tsx').catch(() => undefined);
      void import('../documents/documents-section.tsx').catch(() => undefined);
    }, 1000);
    return () => clearTimeout(timer);
  }, []);
  return (
    <PageFrame
      title={t('journee.title')}
      layout="narrow"
      count={query.data ? format.civil(query.data.date) : undefined}
      badges={<Freshness query={query} />}
      actions={
        <>
          <Button
            variant="default"
            renderRoot={(props) => <Link {...props} to="/calendrier" />}
            leftSection={<IconCalendarMonth size={18} aria-hidden />}
          >
            {t('common.nav.calendrier')}
          </Button>
          <Button
            variant="default"
            renderRoot={(props) => <Link {...props} to="/scanner" />}
            leftSection={<IconQrcode size={18} aria-hidden />}
          >
            {t('journee.scan')}
          </Button>
          <Button
            variant="default"
            renderRoot={(props) => <Link {...props} to="/demandes/nouvelle" />}
            leftSection={<IconMessageReport size={18} aria-hidden />}
          >
            {t('journee.report_fault')}
          </Button>
        </>
      }
    >
      <div className={classes.screen}>
        <OutboxPanel rows={query.data?.a_faire ?? []} />
        <Suspense fallback={null}>
          <WaitingFiles />
        </Suspense>
        <Loaded query={query} skeleton={<CardsSkeleton cards={4} />}>
          {(day) => <Day day={projectDay(day, entries)} />}
        </Loaded>
      </div>
    </PageFrame>
  );
}

function Day({ day }: { day: MaJournee }) {
  const t = useTranslations('journee');
  const [next, ...rest] = day.a_faire;
  return (
    <>
      <div className={classes.grow}>
        {next ? (
          <>
            <h2 className={classes.sectionTitle}>{t('next')}</h2>
            <NextCard row={next} />
          </>
        ) : (
          <EmptyState
            icon={IconSunset2}
            title={day.terminees.length > 0 ? t('nothing_left') : t('empty_title')}
            text={day.terminees.length > 0 ? undefined : t('empty_text')}
          />
        )}
        {rest.length > 0 ? (
          <>
            <h2 className={classes.sectionTitle}>{t('then')}</h2>
            <CardList label={t('then')}>
              {rest.map((row) => (
                <li key={row.id}>
                  <LaterCard row={row} />
                </li>
              ))}
            </CardList>
          </>
        ) : null}
        {day.terminees.length > 0 ? (
          <>
            <h2 className={classes.sectionTitle}>{t('done')}</h2>
            <CardList label={t('done')}>
              {day.terminees.map((row) => (
                <li key={row.id}>
                  <ListCard
                    title={<bdi>{row.titre}</bdi>}
                    meta={<bdi>{row.equipement.nom}</bdi>}
                    badges={<StatutBadge statut={row.statut} />}
                    render={(className, content) => (
                      <Link to="/journee/$id" params={{ id: row.id }} className={className}>
                        {content}
                      </Link>
                    )}
                  />
                </li>
              ))}
            </CardList>
          </>
        ) : null}
      </div>
      {next ? <NextAction row={next} /> : null}
    </>
  );
}

function NextCard({ row }: { row: DayRow }) {
  const t = useTranslations('journee');
  return (
    <Link to="/journee/$id" params={{ id: row.id }} className={classes.next}>
      <span className={classes.badges}>
        <WorkBadges row={row} size="lg" />
      </span>
      <h3 className={classes.nextTitle} dir="auto">
        {row.titre}
      </h3>
      <WorkFacts row={row} />
      {row.description ? (
        <p className={classes.excerpt} dir="auto">
          {row.description}
        </p>
      ) : null}
      <span className={classes.detail}>
        {t('open')}
        <IconChevronRight size={18} aria-hidden />
      </span>
    </Link>
  );
}

function LaterCard({ row }: { row: DayRow }) {
  const t = useTranslations('journee');
  const slot = useSlot(row);
  return (
    <ListCard
      title={<bdi>{row.titre}</bdi>}
      badges={<WorkBadges row={row} />}
      meta={
        <>
          {slot ? <span title={slot.full}>{t('planned', { quand: slot.text })} · </span> : null}
          <bdi>{row.equipement.localisation ?? row.equipement.nom}</bdi> · <bdi>{row.client.nom}</bdi>
        </>
      }
      render={(className, content) => (
        <Link to="/journee/$id" params={{ id: row.id }} className={className}>
          {content}
        </Link>
      )}
    />
  );
}

/** The one next action, within the thumb's reach, with what it is about. */
function NextAction({ row }: { row: DayRow }) {
  const t = useTranslations('interventions.actions');
  const navigate = useNavigate();
  const act = useFieldAction(row);
  const action = primaryOf(row.actions_permises);
  if (!action) return null;
  const Icon = action === 'finish' ? IconCheck : IconPlayerPlay;
  return (
    <Dock>
      <span className={classes.barLabel}>
        <Code>{row.reference}</Code>
        <span dir="auto">{row.titre}</span>
      </span>
      <BigButton
        icon={<Icon size={22} aria-hidden />}
        onClick={() => {
          if (action === 'finish') void navigate({ to: '/journee/$id', params: { id: row.id }, search: { etape: 'terminer' } });
          else act({ action, input: {} });
        }}
      >
        {t(action)}
      </BigButton>
    </Dock>
  );
}
