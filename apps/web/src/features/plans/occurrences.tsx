import { ActionIcon, Button, Menu } from '@mantine/core';
import { OCCURRENCES_MAX_JOURS } from '@mif/contract/plans';
import type { Echeance, Occurrence, Plan } from '@mif/contract/plans';
import { addDays, toCivilDate } from '@mif/contract/time';
import { CardsSkeleton } from '@mif/ui/skeletons';
import { StatusBadge } from '@mif/ui/status-badge';
import { IconCalendarEvent, IconClockExclamation, IconDots, IconHelp, IconPlayerSkipForward } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useFormat } from '../../app/format.ts';
import { Loaded } from '../../app/loaded.tsx';
import { useNow } from '../../app/now.ts';
import { nextPage } from '../../app/record-list.tsx';
import { trpc } from '../../app/trpc.ts';
import { StatutBadge } from '../../looks/interventions.tsx';
import { EcheanceBadge, useSkipReason } from '../../looks/plans.tsx';
import { usePlanCommand } from './plan-command.ts';
import type { Chosen } from './plan-dialogs.tsx';
import classes from './plans.module.css';

const SHOWN = 6;
const PAST_PAGE = 10;

/** Occurrences of a plan that are still to come, those skipped ahead of their time among them. */
export function ToCome({ plan, onSkip, onMove }: { plan: Plan; onSkip: (chosen: Chosen) => void; onMove: (chosen: Chosen) => void }) {
  const t = useTranslations('plans');
  const common = useTranslations('common.actions');
  const today = toCivilDate(useNow());
  const [isAll, setAll] = useState(false);
  const query = trpc.plans.occurrences.useQuery({ du: today, au: addDays(today, OCCURRENCES_MAX_JOURS - 1), plan_id: plan.id });
  return (
    <Loaded query={query} skeleton={<CardsSkeleton cards={2} />}>
      {({ items }) => {
        const coming = items.filter(({ statut, id }) => statut === 'prevue' || (statut === 'sautee' && id !== null));
        if (coming.length === 0) return <p className={classes.none}>{t('detail.no_to_come')}</p>;
        return (
          <>
            <ol className={classes.rows} aria-label={t('detail.to_come')}>
              {(isAll ? coming : coming.slice(0, SHOWN)).map((each) => (
                <li key={`${String(each.id)}.${String(each.n)}.${each.date_due}`} className={classes.row}>
                  <Coming plan={plan} occurrence={each} onSkip={onSkip} onMove={onMove} />
                </li>
              ))}
            </ol>
            {coming.length > SHOWN ? (
              <Button variant="subtle" onClick={() => setAll(!isAll)}>
                {isAll ? common('close') : common('load_more')}
              </Button>
            ) : null}
          </>
        );
      }}
    </Loaded>
  );
}

function Coming(props: { plan: Plan; occurrence: Occurrence; onSkip: (chosen: Chosen) => void; onMove: (chosen: Chosen) => void }) {
  const t = useTranslations('plans');
  const forms = useTranslations('planForms');
  const format = useFormat();
  const reasonOf = useSkipReason();
  const { plan, occurrence } = props;
  const { n, date_due } = occurrence;
  const date = format.civil(date_due);
  const isMoved = occurrence.date_theorique !== date_due;
  const command = usePlanCommand(
    () => undefined,
    () => forms('restore.done', { date }),
  );
  const restore = trpc.plans.restore.useMutation(command.options);
  const isMine = n !== null && !occurrence.is_estimee;
  return (
    <>
      <time dateTime={date_due} className={classes.date}>
        {date}
      </time>
      <span className={classes.grow}>
        {occurrence.statut === 'sautee' ? <EcheanceBadge statut="sautee" /> : null}
        {occurrence.is_estimee ? (
          <StatusBadge look={{ tone: 'neutral', icon: IconHelp }} label={t('detail.estimated')} variant="plain" />
        ) : null}
        {isMoved ? <span className={classes.second}> {t('detail.moved', { date: format.civil(occurrence.date_theorique) })}</span> : null}
        {occurrence.motif ? (
          <span className={classes.second} dir="auto">
            {' '}
            {t('detail.skipped_because', { motif: reasonOf(occurrence.motif) })}
          </span>
        ) : null}
        {command.fault ? (
          <span role="alert" className={classes.fault}>
            {command.fault}
          </span>
        ) : null}
      </span>
      {isMine && plan.actions_permises.includes('skip') ? (
        occurrence.statut === 'sautee' ? (
          <Button
            size="compact-sm"
            variant="subtle"
            loading={restore.isPending}
            aria-label={t('actions.restore_of', { date })}
            onClick={() => restore.mutate({ ...command.carried(plan), n })}
          >
            {t('actions.restore')}
          </Button>
        ) : (
          <Menu position="bottom-end">
            <Menu.Target>
              <ActionIcon variant="subtle" color="gray" aria-label={`${t('actions.move')}, ${t('actions.skip')} : ${date}`}>
                <IconDots size={16} aria-hidden />
              </ActionIcon>
            </Menu.Target>
            <Menu.Dropdown>
              <Menu.Item leftSection={<IconCalendarEvent size={16} aria-hidden />} onClick={() => props.onMove({ n, date_due })}>
                {t('actions.move')}
              </Menu.Item>
              <Menu.Item leftSection={<IconPlayerSkipForward size={16} aria-hidden />} onClick={() => props.onSkip({ n, date_due })}>
                {t('actions.skip')}
              </Menu.Item>
            </Menu.Dropdown>
          </Menu>
        )
      ) : null}
    </>
  );
}

/** Occurrences of a plan that have their intervention, or had it, the last first. */
export function Past({ planId }: { planId: number }) {
  const t = useTranslations('plans');
  const common = useTranslations('common.actions');
  const today = toCivilDate(useNow());
  const query = trpc.plans.echeances.useInfiniteQuery({ plan_id: planId, limit: PAST_PAGE }, nextPage);
  return (
    <Loaded query={query} skeleton={<CardsSkeleton cards={2} />}>
      {({ pages }) => {
        const items = pages
          .flatMap((page) => page.items)
          .filter(({ statut, date_due }) => statut !== 'prevue' && !(statut === 'sautee' && date_due >= today));
        if (items.length === 0 && !query.hasNextPage) return <p className={classes.none}>{t('detail.no_past')}</p>;
        return (
          <>
            <ol className={classes.rows} aria-label={t('detail.past')}>
              {items.map((each) => (
                <li key={each.id} className={classes.row}>
                  <Gone echeance={each} today={today} />
                </li>
              ))}
            </ol>
            {query.hasNextPage ? (
              <Button variant="subtle" loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
                {common('load_more')}
              </Button>
            ) : null}
          </>
        );
      }}
    </Loaded>
  );
}

function Gone({ echeance, today }: { echeance: Echeance; today: string }) {
  const t = useTranslations('plans');
  const format = useFormat();
  const reasonOf = useSkipReason();
  const { intervention, statut } = echeance;
  const isLate = statut === 'generee' && echeance.fenetre_fin < today;
  return (
    <>
      <time
        dateTime={echeance.date_due}
        className={classes.date}
        title={t('detail.window', { debut: format.civil(echeance.fenetre_debut), fin: format.civil(echeance.fenetre_fin) })}
      >
        {format.civil(echeance.date_due)}
      </time>
      <span className={classes.grow}>
        {intervention ? (
          <Link to="/interventions/$id" params={{ id: intervention.id }} className={classes.link}>
            <bdi>{intervention.reference}</bdi>
          </Link>
        ) : null}
        {echeance.date_faite ? (
          <span className={classes.second}>
            {' '}
            {t('detail.done_on', { date: format.instant(echeance.date_faite, 'date') })} ·{' '}
            {t(echeance.is_dans_tolerance ? 'detail.in_time' : 'detail.out_of_time')}
          </span>
        ) : null}
        {echeance.motif ? (
          <span className={classes.second} dir="auto">
            {' '}
            {t('detail.skipped_because', { motif: reasonOf(echeance.motif) })}
          </span>
        ) : null}
        {echeance.n === null && statut !== 'annulee' ? <span className={classes.second}> {t('detail.extra')}</span> : null}
      </span>
      {isLate ? <StatusBadge look={{ tone: 'red', icon: IconClockExclamation }} label={t('detail.late')} variant="plain" /> : null}
      {statut === 'generee' && intervention ? (
        <StatutBadge statut={intervention.statut} variant="plain" />
      ) : (
        <EcheanceBadge statut={statut} variant="plain" />
      )}
    </>
  );
}
