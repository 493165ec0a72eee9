import { useTranslations } from 'use-intl';
import { useFormat } from '../../app/format.ts';
import classes from './week.module.css';

const weekdays = ['1', '2', '3', '4', '5', '6', '7'] as const;

/** The days of a week over their columns; each opens its own. */
export function WeekHead({ days, today, onDay }: { days: readonly string[]; today: string; onDay: (day: string) => void }) {
  const t = useTranslations('techniciens.jours');
  const format = useFormat();
  return days.map((day, index) => (
    <button
      key={day}
      type="button"
      className={classes.weekDay}
      data-today={day === today || undefined}
      aria-current={day === today ? 'date' : undefined}
      aria-label={format.civil(day)}
      onClick={() => onDay(day)}
    >
      {t(weekdays[index] ?? '1')} <strong>{Number(day.slice(8))}</strong>
    </button>
  ));
}
