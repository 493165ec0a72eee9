import type { Semaine } from '@mif/contract/calendriers';
import { sortPlages, type Horaires } from '@mif/contract/plages';
import { ScrollRegion } from '@mif/ui/scroll-region';
import { useTranslations } from 'use-intl';
import { joursSemaine, useWeekday } from '../sites/horaires.ts';
import classes from './calendriers.module.css';

/** The hours of a day in one line, left to right in every language. */
function useDayHours(): (horaires: Horaires, jour: number) => string {
  const t = useTranslations('calendriers');
  return (horaires, jour) => {
    const plages = sortPlages(horaires.filter((plage) => plage.jour === jour));
    if (plages.length === 0) return t('closed');
    return plages.map(({ debut, fin }) => (debut === fin ? t('whole_day') : `\u2066${debut} – ${fin}\u2069`)).join(' · ');
  };
}

/** A week in a few lines: days that follow one another with the same hours are one. */
export function useWeekLines(): (horaires: Horaires) => string[] {
  const t = useTranslations('calendriers');
  const weekday = useWeekday('short');
  const hours = useDayHours();
  return (horaires) => {
    const groups: { from: number; to: number; text: string }[] = [];
    for (const jour of joursSemaine) {
      if (!horaires.some((plage) => plage.jour === jour)) continue;
      const text = hours(horaires, jour);
      const last = groups.at(-1);
      if (last && last.to === jour - 1 && last.text === text) last.to = jour;
      else groups.push({ from: jour, to: jour, text });
    }
    if (groups.length === 0) return [t('closed')];
    return groups.map(({ from, to, text }) => {
      const days = from === 1 && to === 7 ? t('every_day') : from === to ? weekday(from) : `${weekday(from)} – ${weekday(to)}`;
      return `${days} ${text}`;
    });
  };
}

/** The same in one line. */
export function useWeekSummary(): (horaires: Horaires) => string {
  const lines = useWeekLines();
  return (horaires) => lines(horaires).join(' · ');
}

/** The hours of a week, all year and in Ramadan, with the Friday breaks. */
export function WeekTable({ semaine }: { semaine: Semaine }) {
  const t = useTranslations('calendriers');
  const weekday = useWeekday();
  const hours = useDayHours();
  const columns = semaine.ramadan ? [semaine, semaine.ramadan] : [semaine];
  const pause = (of: { pause_vendredi: { debut: string; fin: string } | null }) =>
    of.pause_vendredi ? `\u2066${of.pause_vendredi.debut} – ${of.pause_vendredi.fin}\u2069` : t('detail.no_pause');
  return (
    <ScrollRegion label={t('detail.hours')}>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">{t('detail.day')}</th>
            <th scope="col">{t('detail.normal')}</th>
            {semaine.ramadan ? <th scope="col">{t('detail.ramadan')}</th> : null}
          </tr>
        </thead>
        <tbody>
          {joursSemaine.map((jour) => (
            <tr key={jour}>
              <th scope="row">{weekday(jour)}</th>
              {columns.map((of, index) => (
                <td key={index} data-closed={of.horaires.some((plage) => plage.jour === jour) ? undefined : true}>
                  {hours(of.horaires, jour)}
                </td>
              ))}
            </tr>
          ))}
          <tr>
            <th scope="row">{t('detail.pause')}</th>
            {columns.map((of, index) => (
              <td key={index}>{pause(of)}</td>
            ))}
          </tr>
        </tbody>
      </table>
    </ScrollRegion>
  );
}
