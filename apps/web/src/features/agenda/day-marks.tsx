import type { Agenda } from '@mif/contract/agenda';
import { civilDayBounds } from '@mif/contract/time';
import { useTranslations } from 'use-intl';
import classes from './calendar.module.css';

/**
 * What a whole day is: a public holiday, and who is away on it.
 * @param technicienId whose absences alone
 */
export function DayMarks(props: { agenda: Agenda; day: string; technicienId?: number; hasHoliday?: boolean }) {
  const t = useTranslations();
  const { agenda, day, hasHoliday = true } = props;
  const { start, end } = civilDayBounds(day);
  const ferie = hasHoliday ? agenda.jours.find(({ date }) => date === day)?.ferie : null;
  const away = agenda.absences.filter(
    (absence) =>
      Date.parse(absence.debut) < end &&
      Date.parse(absence.fin) > start &&
      (props.technicienId === undefined || absence.technicien.id === props.technicienId),
  );
  return (
    <>
      {ferie ? (
        <span className={classes.mark} data-kind="ferie">
          <bdi>{ferie.nom}</bdi>
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
    </>
  );
}
