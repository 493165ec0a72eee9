import type { Agenda } from '@mif/contract/agenda';
import type { Occurrence } from '@mif/contract/plans';
import { civilDayBounds } from '@mif/contract/time';
import { Link } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { echeanceLooks } from '../../looks/plans.tsx';
import { useHolidayName } from '../calendriers/holiday-name.ts';
import classes from './calendar.module.css';
import type { OccurrenceMoving } from './use-occurrence-moving.ts';

/** A calendar with the occurrences of plans that are still to come. */
export interface MarkedAgenda extends Agenda {
  occurrences: readonly Occurrence[];
  /** How they are dragged to another day. */
  moving: OccurrenceMoving;
}

/** So many occurrences stand on a day; how many more there are is said. */
const SHOWN = 3;

/** The public holiday a day is, who is away on it, and which occurrences of plans are due. */
export function marksOn(agenda: MarkedAgenda, day: string, technicienId?: number) {
  const { start, end } = civilDayBounds(day);
  return {
    ferie: agenda.jours.find(({ date }) => date === day)?.ferie ?? null,
    away: agenda.absences.filter(
      (absence) =>
        Date.parse(absence.debut) < end &&
        Date.parse(absence.fin) > start &&
        (technicienId === undefined || absence.technicien.id === technicienId),
    ),
    due: agenda.occurrences.filter(
      ({ date_due, technicien }) => date_due === day && (technicienId === undefined || technicien?.id === technicienId),
    ),
  };
}

/**
 * What a whole day is: a public holiday, who is away on it, and which occurrences of plans are due.
 * @param technicienId whose absences alone
 */
export function DayMarks(props: { agenda: MarkedAgenda; day: string; technicienId?: number; hasHoliday?: boolean }) {
  const t = useTranslations();
  const nameOf = useHolidayName();
  const { agenda, day, hasHoliday = true } = props;
  const { moving } = agenda;
  const { away, due, ...marks } = marksOn(agenda, day, props.technicienId);
  const ferie = hasHoliday ? marks.ferie : null;
  const Icon = echeanceLooks.prevue.icon;
  return (
    <>
      {ferie ? (
        <span className={classes.mark} data-kind="ferie">
          <bdi>{nameOf(ferie)}</bdi>
          {ferie.is_estime ? ` (${t('agenda.estimated')})` : null}
        </span>
      ) : null}
      {away.map((absence) => (
        <span key={absence.id} className={classes.mark} data-kind="absence">
          {t(`absences.types.${absence.type}`)}
          {props.technicienId === undefined ? (
            <>
              {' · '}
              <bdi>{absence.technicien.nom}</bdi>
            </>
          ) : null}
        </span>
      ))}
      {due.slice(0, SHOWN).map((occurrence) => (
        <Link
          key={`${occurrence.plan_id} ${occurrence.n} ${occurrence.date_theorique}`}
          to="/plans/$id"
          params={{ id: occurrence.plan_id }}
          className={classes.mark}
          data-kind="echeance"
          data-movable={moving.canMove(occurrence) || undefined}
          data-dragged={moving.drag.state?.item === occurrence || undefined}
          dir="auto"
          // The browser would drag the address.
          draggable={false}
          onPointerDown={moving.canMove(occurrence) ? (event) => moving.drag.begin(event, occurrence) : undefined}
          onClick={(event) => {
            if (moving.drag.wasDragged()) event.preventDefault();
          }}
          title={`${t('agenda.occurrence')} · ${occurrence.titre} · ${occurrence.equipement.nom}`}
        >
          <Icon size={13} aria-hidden />
          <bdi>{occurrence.titre}</bdi>
          {occurrence.is_estimee ? ` (${t('agenda.estimated')})` : null}
        </Link>
      ))}
      {due.length > SHOWN ? <span className={classes.mark}>{t('agenda.more', { n: String(due.length - SHOWN) })}</span> : null}
    </>
  );
}
