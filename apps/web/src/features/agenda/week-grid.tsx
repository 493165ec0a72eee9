import type { AgendaIntervention } from '@mif/contract/agenda';
import { toCivilDate, toLocal } from '@mif/contract/time';
import { useLayoutEffect, useRef } from 'react';
import { useTranslations } from 'use-intl';
import { useNow } from '../../app/now.ts';
import classes from './week.module.css';
import { DayMarks, type MarkedAgenda } from './day-marks.tsx';
import { blocksOn, rowsOn } from './days.ts';
import { EventChip } from './event-chip.tsx';
import type { Drag } from './use-drag.ts';
import { WeekHead } from './week-head.tsx';

const DAY_MINUTES = 1440;
/** The first hour one sees. */
const MORNING = 7;

/** A week hour by hour: slots as high as they are long, what is due above them; one drops at a quarter of an hour. */
export function WeekGrid(props: {
  agenda: MarkedAgenda;
  rows: readonly AgendaIntervention[];
  days: readonly string[];
  today: string;
  drag: Drag;
  isRefused: boolean;
  hasTechnicien: boolean;
  onOpen: (id: number) => void;
  onDay: (day: string) => void;
}) {
  const t = useTranslations('agenda');
  const scroller = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const hours = scroller.current?.querySelector<HTMLElement>(`[data-hour="${MORNING}"]`);
    if (hours && scroller.current) scroller.current.scrollTop = hours.offsetTop;
  }, []);
  const now = useNow();
  const { moving } = props.agenda;
  const { hour, minute } = toLocal(now);
  const nowDay = toCivilDate(now);
  return (
    <div className={classes.week}>
      {/* What scrolls must be reached without a pointer (WCAG 2.1.1). */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div className={classes.weekScroll} ref={scroller} tabIndex={0} role="region" aria-label={t('views.semaine')}>
        <div className={classes.weekHead}>
          <span />
          <WeekHead days={props.days} today={props.today} onDay={props.onDay} />
          <span className={classes.gutter}>{t('whole_day')}</span>
          {props.days.map((day) => (
            <div key={day} className={classes.wholeDay} data-day={day} data-over={moving.drag.state?.target === day || undefined}>
              <DayMarks agenda={props.agenda} day={day} />
              {rowsOn(day, props.rows)
                .filter((row) => row.is_limite)
                .map((row) => (
                  <EventChip key={row.id} row={row} drag={props.drag} onOpen={props.onOpen} />
                ))}
            </div>
          ))}
        </div>
        <div className={classes.hours}>
          <div className={classes.clock} aria-hidden>
            {Array.from({ length: 24 }, (_, each) => (
              <span key={each} data-hour={each}>
                {each === 0 ? '' : `${String(each).padStart(2, '0')}:00`}
              </span>
            ))}
          </div>
          {props.days.map((day) => (
            <div
              key={day}
              className={classes.column}
              data-drop={day}
              data-day={day}
              data-hours={DAY_MINUTES}
              data-today={day === props.today || undefined}
              data-over={props.drag.state?.target === `${day} ` || moving.drag.state?.target === day || undefined}
              data-refused={props.isRefused || undefined}
            >
              {day === nowDay ? (
                <span className={classes.now} style={{ insetBlockStart: `${((hour * 60 + minute) / DAY_MINUTES) * 100}%` }} />
              ) : null}
              {blocksOn(day, props.rows).map(({ row, from, to, lane, lanes }) => (
                <EventChip
                  key={row.id}
                  row={row}
                  drag={props.drag}
                  onOpen={props.onOpen}
                  variant="block"
                  hasTechnicien={props.hasTechnicien}
                  style={{
                    insetBlockStart: `${(from / DAY_MINUTES) * 100}%`,
                    blockSize: `calc(${((to - from) / DAY_MINUTES) * 100}% - 2px)`,
                    insetInlineStart: `${(lane / lanes) * 100}%`,
                    inlineSize: `calc(${100 / lanes}% - 3px)`,
                  }}
                />
              ))}
            </div>
          ))}
        </div>
      </div>
    </div>
  );
}
