import type { AgendaIntervention } from '@mif/contract/agenda';
import { toCivilDate } from '@mif/contract/time';
import { useTranslations } from 'use-intl';
import { useFormat } from '../../app/format.ts';
import classes from './month.module.css';
import { DayMarks, type MarkedAgenda } from './day-marks.tsx';
import { rowsOn } from './days.ts';
import { EventChip } from './event-chip.tsx';
import type { Drag } from './use-drag.ts';

const weekdays = ['1', '2', '3', '4', '5', '6', '7'] as const;
/** So many stand in a cell; the rest is a link to the day. */
const SHOWN = 4;

/** A month in whole weeks: the first of each day, how many more there are, and where a slot can be dropped. */
export function MonthView(props: {
  agenda: MarkedAgenda;
  rows: readonly AgendaIntervention[];
  days: readonly string[];
  month: string;
  today: string;
  drag: Drag;
  isRefused: boolean;
  onOpen: (id: number) => void;
  onDay: (day: string) => void;
}) {
  const t = useTranslations();
  const format = useFormat();
  const { moving } = props.agenda;
  const totals = new Map(props.agenda.jours.map((jour) => [jour.date, jour.total]));
  return (
    <div className={classes.month} role="grid" aria-label={t('agenda.title')}>
      <div className={classes.monthHead} role="row">
        {weekdays.map((weekday) => (
          <span key={weekday} role="columnheader">
            {t(`techniciens.jours.${weekday}`)}
          </span>
        ))}
      </div>
      <div className={classes.monthBody} role="rowgroup">
        {Array.from({ length: props.days.length / 7 }, (_, week) => (
          <div key={props.days[week * 7]} className={classes.monthWeek} role="row">
            {props.days.slice(week * 7, week * 7 + 7).map((day) => {
              const rows = rowsOn(day, props.rows);
              const shown = rows.slice(0, rows.length > SHOWN ? SHOWN - 1 : SHOWN);
              const rest = Math.max(rows.length, totals.get(day) ?? 0) - shown.length;
              return (
                <div
                  key={day}
                  className={classes.cell}
                  role="gridcell"
                  data-drop={day}
                  data-day={day}
                  data-other={!day.startsWith(props.month) || undefined}
                  data-over={props.drag.state?.target === `${day} ` || moving.drag.state?.target === day || undefined}
                  data-refused={props.isRefused || undefined}
                >
                  <button
                    type="button"
                    className={classes.dayNumber}
                    data-today={day === props.today || undefined}
                    aria-current={day === props.today ? 'date' : undefined}
                    aria-label={format.civil(day)}
                    onClick={() => props.onDay(day)}
                  >
                    {Number(day.slice(8))}
                  </button>
                  <DayMarks agenda={props.agenda} day={day} />
                  {shown.map((row) => (
                    <EventChip
                      key={`${row.id} ${row.is_limite}`}
                      row={row}
                      drag={props.drag}
                      onOpen={props.onOpen}
                      isContinued={!row.is_limite && row.date_debut_prevue !== null && toCivilDate(row.date_debut_prevue) < day}
                    />
                  ))}
                  {rest > 0 ? (
                    <button
                      type="button"
                      className={classes.more}
                      aria-label={t('agenda.more_on', { n: rest, date: format.civil(day) })}
                      onClick={() => props.onDay(day)}
                    >
                      {t('agenda.more', { n: String(rest) })}
                    </button>
                  ) : null}
                </div>
              );
            })}
          </div>
        ))}
      </div>
    </div>
  );
}
