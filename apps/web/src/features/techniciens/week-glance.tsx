import { ActionIcon } from '@mantine/core';
import type { Semaine } from '@mif/contract/techniciens';
import { addDays, toCivilDate } from '@mif/contract/time';
import { CardsSkeleton } from '@mif/ui/skeletons';
import { IconArrowLeft, IconArrowRight } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useFormat } from '../../app/format.ts';
import { Loaded } from '../../app/loaded.tsx';
import { trpc } from '../../app/trpc.ts';
import classes from './technicien-page.module.css';

const weekdays = ['1', '2', '3', '4', '5', '6', '7'] as const;

/** A week of a technician, day by day: hours, on-call, absences and planned work. */
export function WeekGlance({ id, hasHours }: { id: number; hasHours: boolean }) {
  const t = useTranslations('techniciens.detail');
  const format = useFormat();
  const [today] = useState(() => toCivilDate(Date.now()));
  const [date, setDate] = useState(today);
  const query = trpc.techniciens.semaine.useQuery({ id, date });
  return (
    <Loaded query={query} skeleton={<CardsSkeleton cards={3} />}>
      {(semaine) => (
        <>
          <div className={classes.weekHead}>
            <ActionIcon aria-label={t('previous')} size="lg" onClick={() => setDate(addDays(semaine.lundi, -7))}>
              <IconArrowLeft size={18} aria-hidden />
            </ActionIcon>
            <strong>{t('week_of', { date: format.civil(semaine.lundi) })}</strong>
            <ActionIcon aria-label={t('next')} size="lg" onClick={() => setDate(addDays(semaine.lundi, 7))}>
              <IconArrowRight size={18} aria-hidden />
            </ActionIcon>
          </div>
          <ol className={classes.days}>
            {semaine.jours.map((jour, index) => (
              <Day key={jour.date} jour={jour} weekday={weekdays[index] ?? '1'} isToday={jour.date === today} hasHours={hasHours} />
            ))}
          </ol>
        </>
      )}
    </Loaded>
  );
}

function Day(props: { jour: Semaine['jours'][number]; weekday: (typeof weekdays)[number]; isToday: boolean; hasHours: boolean }) {
  const t = useTranslations();
  const format = useFormat();
  const { jour } = props;
  const range = ({ debut, fin }: { debut: string; fin: string }) => (
    <bdi dir="ltr">
      {format.instant(debut, 'time')}–{format.instant(fin, 'time')}
    </bdi>
  );
  return (
    <li className={classes.day} data-today={props.isToday || undefined}>
      <span className={classes.dayName}>
        {t(`techniciens.jours.${props.weekday}`)} <bdi>{Number(jour.date.slice(8))}</bdi>
      </span>
      <span className={classes.parts}>
        {jour.horaires.length === 0 && jour.astreintes.length === 0 ? (
          <span className={classes.off}>{t(props.hasHours ? 'techniciens.detail.off' : 'techniciens.detail.no_hours')}</span>
        ) : null}
        {jour.horaires.map((span) => (
          <span key={span.debut} className={classes.part}>
            {range(span)}
          </span>
        ))}
        {jour.astreintes.map((span) => (
          <span key={span.id} className={classes.part} data-kind="astreinte">
            {t('techniciens.fields.astreinte')} {range(span)}
          </span>
        ))}
        {jour.absences.map((span) => (
          <span key={span.id} className={classes.part} data-kind="absence">
            {t(`absences.types.${span.type}`)} {range(span)}
          </span>
        ))}
        {jour.interventions.map((span) => (
          <Link
            key={span.id}
            to="/interventions/$id"
            params={{ id: span.id }}
            className={classes.part}
            data-kind="intervention"
            title={span.titre}
          >
            <bdi>{span.reference}</bdi> {range(span)}
          </Link>
        ))}
      </span>
    </li>
  );
}
