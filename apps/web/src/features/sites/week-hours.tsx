import type { Horaires } from '@mif/contract/plages';
import { sortPlages } from '@mif/contract/plages';
import { toLocal } from '@mif/contract/time';
import { useTranslations } from 'use-intl';
import { useNow } from '../../app/now.ts';
import { joursSemaine, useWeekday } from './horaires.ts';
import { OpenNow } from './open-now.tsx';
import classes from './sites.module.css';

/** The hours of the week, today's marked. */
export function WeekHours({ horaires }: { horaires: Horaires | null }) {
  const t = useTranslations('sites.detail');
  const weekday = useWeekday();
  const today = toLocal(useNow()).weekday;
  if (!horaires || horaires.length === 0) return <p className={classes.none}>{t('no_hours')}</p>;
  return (
    <div className={classes.opening}>
      <OpenNow horaires={horaires} />
      <dl className={classes.hours}>
        {joursSemaine.map((jour) => {
          const plages = sortPlages(horaires.filter((plage) => plage.jour === jour));
          const isToday = jour === today || undefined;
          return [
            <dt key={`${jour}`} data-today={isToday}>
              {weekday(jour)}
              {isToday ? ` (${t('today')})` : null}
            </dt>,
            <dd key={`${jour}h`} data-today={isToday}>
              {plages.length === 0
                ? t('closed_day')
                : plages.map(({ debut, fin }) => (debut === fin ? t('whole_day') : `\u2066${debut} – ${fin}\u2069`)).join(' · ')}
            </dd>,
          ];
        })}
      </dl>
    </div>
  );
}
