import type { AgendaIntervention } from '@mif/contract/agenda';
import { toCivilDate } from '@mif/contract/time';
import { useTranslations } from 'use-intl';
import { trpc } from '../../app/trpc.ts';
import classes from './week.module.css';
import shared from './calendar.module.css';
import { DayMarks, type MarkedAgenda } from './day-marks.tsx';
import { rowsOn } from './days.ts';
import { EventChip } from './event-chip.tsx';
import type { Drag } from './use-drag.ts';
import { WeekHead } from './week-head.tsx';

const MAX_TECHNICIENS = 200;

/** A week of everybody: one row a technician, so that a slot is dragged to another day, or to somebody else. */
export function WeekRows(props: {
  agenda: MarkedAgenda;
  rows: readonly AgendaIntervention[];
  days: readonly string[];
  today: string;
  drag: Drag;
  isRefused: boolean;
  onOpen: (id: number) => void;
  onDay: (day: string) => void;
  onTechnicien: (id: number) => void;
}) {
  const t = useTranslations('agenda');
  const found = trpc.techniciens.list.useQuery({ limit: MAX_TECHNICIENS }).data?.items ?? [];
  const names = new Map(found.filter((each) => each.is_active).map((each) => [each.id, each.user.full_name]));
  // Whoever has work stays, also once he is not active any more.
  for (const { technicien } of props.rows) if (technicien && !names.has(technicien.id)) names.set(technicien.id, technicien.nom);
  const people: { id: number | null; nom: string }[] = [...names]
    .map(([id, nom]) => ({ id, nom }))
    .toSorted((a, b) => a.nom.localeCompare(b.nom, 'fr'));
  if (props.rows.some((row) => row.technicien_id === null)) people.unshift({ id: null, nom: t('no_technicien') });
  const { moving } = props.agenda;
  const unassigned = props.agenda.occurrences.filter(({ technicien }) => !technicien || !names.has(technicien.id));
  return (
    <div className={classes.week}>
      {/* What scrolls must be reached without a pointer (WCAG 2.1.1). */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div className={classes.weekScroll} tabIndex={0} role="region" aria-label={t('views.semaine')}>
        <div className={classes.people}>
          <div className={classes.peopleHead}>
            <span>{t('filters.technicien')}</span>
            <WeekHead days={props.days} today={props.today} onDay={props.onDay} />
          </div>
          <div className={classes.peopleHolidays}>
            <span />
            {props.days.map((day) => (
              <span key={day} data-day={day} data-over={moving.drag.state?.target === day || undefined}>
                <DayMarks agenda={{ ...props.agenda, absences: [], occurrences: unassigned }} day={day} />
              </span>
            ))}
          </div>
          {people.map(({ id, nom }) => {
            const his = props.rows.filter((row) => row.technicien_id === id);
            return (
              <div key={id ?? 0} className={classes.person}>
                {id === null ? (
                  <span className={classes.personName}>{nom}</span>
                ) : (
                  <button type="button" className={classes.personName} onClick={() => props.onTechnicien(id)}>
                    <bdi>{nom}</bdi>
                  </button>
                )}
                {props.days.map((day) => (
                  <div
                    key={day}
                    className={shared.slotCell}
                    data-drop={id === null ? undefined : day}
                    data-day={day}
                    data-technicien={id ?? undefined}
                    data-today={day === props.today || undefined}
                    data-over={props.drag.state?.target === `${day} ${id ?? ''}` || moving.drag.state?.target === day || undefined}
                    data-refused={props.isRefused || undefined}
                  >
                    {id === null ? null : <DayMarks agenda={props.agenda} day={day} technicienId={id} hasHoliday={false} />}
                    {rowsOn(day, his).map((row) => (
                      <EventChip
                        key={`${row.id} ${row.is_limite}`}
                        row={row}
                        drag={props.drag}
                        onOpen={props.onOpen}
                        isContinued={!row.is_limite && row.date_debut_prevue !== null && toCivilDate(row.date_debut_prevue) < day}
                      />
                    ))}
                  </div>
                ))}
              </div>
            );
          })}
        </div>
      </div>
    </div>
  );
}
