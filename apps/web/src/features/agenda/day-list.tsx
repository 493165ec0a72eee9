import { Button } from '@mantine/core';
import type { AgendaIntervention } from '@mif/contract/agenda';
import { weekdayOf } from '@mif/contract/time';
import { Code } from '@mif/ui/copyable-code';
import { IconClockExclamation } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import { useFormat } from '../../app/format.ts';
import { PrioriteBadge, StatutBadge } from '../../looks/interventions.tsx';
import classes from './day-list.module.css';
import { DayMarks, marksOn, type MarkedAgenda } from './day-marks.tsx';
import { daysAndGaps, rowsOn } from './days.ts';

/** A fortnight as a list, day by day; days without anything that follow one another are one line. Today is always there. */
export function DayList(props: {
  agenda: MarkedAgenda;
  rows: readonly AgendaIntervention[];
  days: readonly string[];
  today: string;
  hasTechnicien: boolean;
  onOpen: (id: number) => void;
  onMove: (row: AgendaIntervention) => void;
}) {
  const t = useTranslations();
  const format = useFormat();
  const totals = new Map(props.agenda.jours.map((jour) => [jour.date, jour.total]));
  const dayText = (day: string) => `${t(`techniciens.jours.${String(weekdayOf(day)) as '1'}`)} ${format.civil(day)}`;
  function isEmpty(day: string): boolean {
    const { ferie, away, due } = marksOn(props.agenda, day);
    const marks = away.length + due.length + (ferie ? 1 : 0);
    return day !== props.today && marks === 0 && (totals.get(day) ?? 0) === 0 && rowsOn(day, props.rows).length === 0;
  }
  return (
    <ol className={classes.list}>
      {daysAndGaps(props.days, isEmpty).map(({ du: day, au, ...part }) => {
        if (part.isEmpty) {
          return (
            <li key={day} className={classes.listDay}>
              <h2 className={classes.listHead}>
                {dayText(day)}
                {au === day ? null : ` – ${dayText(au)}`}
              </h2>
              <p className={classes.nothing}>{t('agenda.nothing')}</p>
            </li>
          );
        }
        const rows = rowsOn(day, props.rows);
        const total = totals.get(day) ?? 0;
        return (
          <li key={day} className={classes.listDay} data-today={day === props.today || undefined}>
            <h2 className={classes.listHead}>
              {dayText(day)}
              {day === props.today ? <small>{t('agenda.today')}</small> : null}
            </h2>
            <div className={classes.listMarks}>
              <DayMarks agenda={props.agenda} day={day} />
            </div>
            {rows.length === 0 ? <p className={classes.nothing}>{t('agenda.nothing')}</p> : null}
            <ul className={classes.listRows}>
              {rows.map((row) => (
                <li key={`${row.id} ${row.is_limite}`} className={classes.listRow}>
                  <button type="button" className={classes.listOpen} onClick={() => props.onOpen(row.id)}>
                    <span className={classes.listHour}>
                      {row.is_limite ? (
                        <>
                          <IconClockExclamation size={14} aria-hidden />
                          {t('agenda.due_at', { heure: row.date_limite ? format.instant(row.date_limite, 'time') : '' })}
                        </>
                      ) : (
                        <bdi dir="ltr">
                          {row.date_debut_prevue ? format.instant(row.date_debut_prevue, 'time') : ''}
                          {row.date_fin_prevue ? `–${format.instant(row.date_fin_prevue, 'time')}` : ''}
                        </bdi>
                      )}
                    </span>
                    <span className={classes.listWords}>
                      <bdi>{row.titre}</bdi>
                      <span className={classes.dim}>
                        <Code>{row.reference}</Code> · <bdi>{row.equipement.nom}</bdi> · <bdi>{row.site.nom}</bdi>
                        {props.hasTechnicien ? (
                          <>
                            {' · '}
                            <bdi>{row.technicien?.nom ?? t('agenda.no_technicien')}</bdi>
                          </>
                        ) : null}
                      </span>
                      <span className={classes.listBadges}>
                        <StatutBadge statut={row.statut} />
                        <PrioriteBadge priorite={row.priorite} />
                      </span>
                    </span>
                  </button>
                  {!row.is_limite && row.actions_permises.includes('move') ? (
                    <Button variant="default" size="xs" onClick={() => props.onMove(row)}>
                      {t('agenda.move.open')}
                    </Button>
                  ) : null}
                </li>
              ))}
            </ul>
            {total > rows.length ? <p className={classes.nothing}>{t('agenda.cut', { total: String(total) })}</p> : null}
          </li>
        );
      })}
    </ol>
  );
}
