import type { AgendaIntervention } from '@mif/contract/agenda';
import { IconClockExclamation } from '@tabler/icons-react';
import type { CSSProperties } from 'react';
import { useTranslations } from 'use-intl';
import { useFormat } from '../../app/format.ts';
import { statutLooks } from '../../looks/interventions.tsx';
import classes from './calendar.module.css';
import type { Drag } from './use-drag.ts';

/** An intervention on the calendar: its state as colour and icon, its hour, its title. It opens; where it may be moved it can be dragged. */
export function EventChip(props: {
  row: AgendaIntervention;
  drag: Drag;
  onOpen: (id: number) => void;
  /** `block` in a grid of hours, where height says how long. */
  variant?: 'line' | 'block';
  /** It began on a day before. */
  isContinued?: boolean;
  hasTechnicien?: boolean;
  style?: CSSProperties;
}) {
  const t = useTranslations();
  const format = useFormat();
  const { row, drag, variant = 'line' } = props;
  const look = statutLooks[row.statut];
  const Icon = row.is_limite ? IconClockExclamation : look.icon;
  const isMovable = drag.canMove(row);
  const begins = row.date_debut_prevue ? format.instant(row.date_debut_prevue, 'time') : null;
  const ends = row.date_fin_prevue ? format.instant(row.date_fin_prevue, 'time') : null;
  const hour = row.is_limite
    ? t('agenda.due_at', { heure: row.date_limite ? format.instant(row.date_limite, 'time') : '' })
    : props.isContinued
      ? t('agenda.continued')
      : begins;
  const label = [
    row.is_limite
      ? t('agenda.due', { quand: row.date_limite ? format.instant(row.date_limite, 'moment') : '' })
      : begins && ends
        ? t('agenda.from_to', { debut: begins, fin: ends })
        : begins,
    row.titre,
    t(`interventions.statuts.${row.statut}`),
    row.technicien?.nom ?? t('agenda.no_technicien'),
  ].join(', ');
  return (
    <button
      type="button"
      className={classes.chip}
      data-tone={look.tone}
      data-variant={variant}
      data-due={row.is_limite || undefined}
      data-movable={isMovable || undefined}
      data-dragged={drag.state?.item.id === row.id || undefined}
      style={props.style}
      title={`${row.reference} · ${label}`}
      aria-label={label}
      onPointerDown={isMovable ? (event) => drag.begin(event, row) : undefined}
      onClick={() => {
        if (!drag.wasDragged()) props.onOpen(row.id);
      }}
    >
      <Icon size={13} stroke={2} aria-hidden />
      {hour ? <span className={classes.hour}>{hour}</span> : null}
      <span className={classes.words}>
        <bdi>{row.titre}</bdi>
        {props.hasTechnicien && variant === 'block' ? (
          <small>
            <bdi>{row.technicien?.nom ?? t('agenda.no_technicien')}</bdi>
          </small>
        ) : null}
      </span>
    </button>
  );
}
