import { ActionIcon, Button, SegmentedControl, Skeleton } from '@mantine/core';
import { Page as PageFrame } from '@mif/ui/page';
import { EmptyState } from '@mif/ui/state';
import { IconArrowLeft, IconArrowRight, IconCalendarEvent, IconRss } from '@tabler/icons-react';
import { keepPreviousData, skipToken } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { useFormat } from '../../app/format.ts';
import { Loaded, Staleness } from '../../app/loaded.tsx';
import { useCan, useMe } from '../../app/me.ts';
import { trpc } from '../../app/trpc.ts';
import { RowPanel } from '../interventions/list-panel.tsx';
import { CalendarFilters } from './calendar-filters.tsx';
import { useCalendar } from './calendar-state.ts';
import classes from './calendar.module.css';
import { DayList } from './day-list.tsx';
import { stepFrom, views, type View } from './days.ts';
import { DragHint, OccurrenceHint, useDragVerdict } from './drag-hint.tsx';
import { MonthView } from './month-view.tsx';
import { MoveDialog } from './move-dialog.tsx';
import { SubscribePanel } from './subscribe-panel.tsx';
import { useDrag } from './use-drag.ts';
import { useMoving } from './use-moving.ts';
import { useOccurrenceMoving } from './use-occurrence-moving.ts';
import { WeekGrid } from './week-grid.tsx';
import { WeekRows } from './week-rows.tsx';

/** The calendar: a month, a week or a list of what is planned and due; managers move slots, everybody else reads his own. */
export function Page() {
  const t = useTranslations('agenda');
  const format = useFormat();
  const can = useCan();
  const me = useMe();
  const calendar = useCalendar();
  const { view, days, date, today, params, change, isPhone, hasRows } = calendar;
  const query = trpc.agenda.list.useQuery(calendar.input, { placeholderData: keepPreviousData });
  const wantsPlans = can('plan.read') && (calendar.genres === undefined || calendar.genres.includes('echeance'));
  const { du, au, technicien_id, client_id, site_id, equipement_id } = calendar.input;
  const plans = trpc.plans.occurrences.useQuery(wantsPlans ? { du, au, technicien_id, client_id, site_id, equipement_id } : skipToken, {
    placeholderData: keepPreviousData,
  });
  // What was created already is there as its intervention.
  const planned = (wantsPlans ? plans.data?.items : undefined)?.filter(({ statut }) => statut === 'prevue') ?? [];
  const occurrenceMoving = useOccurrenceMoving(today);
  const occurrences = occurrenceMoving.withPending(planned);
  const moving = useMoving();
  const drag = useDrag(moving.drop);
  const answer = useDragVerdict(drag.state);
  const rows = moving.withPending(query.data?.interventions ?? []);
  const ficheId = Number(params['fiche']) || null;
  const open = (id: number) => change({ fiche: String(id) });
  const openDay = (day: string) => change({ vue: 'liste', date: day });
  const goTo = (next: string) => change({ date: next === today ? undefined : next });
  const isEmpty = query.data !== undefined && rows.length === 0 && occurrences.length === 0;
  const canSubscribe = can('abonnement.create') && me.role !== 'admin';
  const shared = {
    rows,
    days,
    today,
    drag,
    isRefused: answer.verdict?.is_disponible === false,
    onOpen: open,
    onDay: openDay,
  };
  const emptyText = t(me.role === 'client' ? 'empty_client' : me.role === 'technicien' ? 'empty_own' : 'empty_text');
  return (
    <PageFrame
      title={t('title')}
      layout={isPhone || view === 'liste' ? 'normal' : 'full'}
      count={query.data ? t('count', { n: query.data.jours.reduce((sum, jour) => sum + jour.total, 0) }) : undefined}
      badges={<Staleness query={query} />}
      actions={
        canSubscribe ? (
          <Button variant="default" leftSection={<IconRss size={16} aria-hidden />} onClick={() => change({ abonnement: '1' })}>
            {t('subscribe.open')}
          </Button>
        ) : null
      }
      toolbar={
        <div className={classes.tools}>
          <div className={classes.moves}>
            <ActionIcon variant="default" size="lg" aria-label={t('previous')} onClick={() => goTo(stepFrom(view, date, -1))}>
              <IconArrowLeft size={18} aria-hidden />
            </ActionIcon>
            <Button variant="default" size="sm" onClick={() => goTo(today)}>
              {t('today')}
            </Button>
            <ActionIcon variant="default" size="lg" aria-label={t('next')} onClick={() => goTo(stepFrom(view, date, 1))}>
              <IconArrowRight size={18} aria-hidden />
            </ActionIcon>
            <strong className={classes.period} aria-live="polite">
              {view === 'mois' ? format.month(date) : `${format.civil(days[0] ?? date)} – ${format.civil(days.at(-1) ?? date)}`}
            </strong>
          </div>
          <SegmentedControl
            size="xs"
            aria-label={t('view')}
            value={view}
            onChange={(value) => change({ vue: value })}
            data={views.filter((each) => !isPhone || each !== 'mois').map((value) => ({ value, label: t(`views.${value}`) }))}
          />
          <CalendarFilters calendar={calendar} />
        </div>
      }
    >
      <Loaded query={query} skeleton={<CalendarSkeleton view={view} />}>
        {(read) => {
          const agenda = { ...read, occurrences, moving: occurrenceMoving };
          return (
            <>
              {isEmpty && view !== 'liste' ? (
                <p className={classes.note} role="status">
                  {emptyText}
                </p>
              ) : null}
              {!isEmpty && !isPhone && view !== 'liste' && can('intervention.move') ? (
                <p className={classes.note}>{t('drag_help')}</p>
              ) : null}
              {view === 'mois' ? <MonthView {...shared} agenda={agenda} month={date.slice(0, 7)} /> : null}
              {view === 'semaine' && hasRows ? (
                <WeekRows {...shared} agenda={agenda} onTechnicien={(id) => calendar.set({ technicien_id: id })} />
              ) : null}
              {view === 'semaine' && !hasRows && !isPhone ? (
                <WeekGrid {...shared} agenda={agenda} hasTechnicien={me.role === 'client'} />
              ) : null}
              {view === 'liste' && isEmpty ? <EmptyState icon={IconCalendarEvent} title={t('empty_title')} text={emptyText} /> : null}
              {(view === 'liste' && !isEmpty) || (view === 'semaine' && isPhone) ? (
                <DayList
                  agenda={agenda}
                  rows={rows}
                  days={days}
                  today={today}
                  hasTechnicien={me.role !== 'technicien'}
                  onOpen={open}
                  onMove={(row) => moving.ask({ row })}
                />
              ) : null}
            </>
          );
        }}
      </Loaded>
      {drag.state ? <DragHint state={drag.state} answer={answer} /> : null}
      {occurrenceMoving.drag.state ? <OccurrenceHint state={occurrenceMoving.drag.state} /> : null}
      {moving.asked ? <MoveDialog intervention={moving.asked.row} to={moving.asked.to} onClose={() => moving.ask(null)} /> : null}
      <RowPanel
        id={ficheId}
        known={query.data?.interventions.find((row) => row.id === ficheId)}
        onClose={() => change({ fiche: undefined })}
      />
      {canSubscribe ? (
        <SubscribePanel isOpen={params['abonnement'] === '1'} subject={{}} onClose={() => change({ abonnement: undefined })} />
      ) : null}
    </PageFrame>
  );
}

/** The shape of what comes. */
function CalendarSkeleton({ view }: { view: View }) {
  return (
    <div className={classes.skeleton} data-view={view} aria-hidden>
      {Array.from({ length: view === 'mois' ? 35 : view === 'semaine' ? 21 : 6 }, (_, index) => (
        <Skeleton key={index} radius="sm" height="100%" />
      ))}
    </div>
  );
}
