import type { HistoriqueItem, InterventionType, Priorite, Statut } from '@mif/contract/interventions';
import { StatusBadge } from '@mif/ui/status-badge';
import type { Look } from '@mif/ui/status-badge';
import {
  IconArchive,
  IconArrowBackUp,
  IconCalendarEvent,
  IconCalendarTime,
  IconCheck,
  IconChevronDown,
  IconChevronUp,
  IconCircle,
  IconCircleX,
  IconClockExclamation,
  IconEqual,
  IconFlame,
  IconLock,
  IconPencil,
  IconPlayerPause,
  IconPlayerPlay,
  IconPlus,
  IconTableImport,
  IconUserCheck,
  IconUserMinus,
} from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import { useFormat } from '../app/format.ts';
import { useNow } from '../app/now.ts';

/** One colour and one icon for each statut, everywhere. */
export const statutLooks: Record<Statut, Look> = {
  ouverte: { tone: 'slate', icon: IconCircle },
  affectee: { tone: 'violet', icon: IconUserCheck },
  en_cours: { tone: 'blue', icon: IconPlayerPlay },
  en_attente: { tone: 'amber', icon: IconPlayerPause },
  terminee: { tone: 'green', icon: IconCheck },
  cloturee: { tone: 'neutral', icon: IconLock },
  archivee: { tone: 'neutral', icon: IconArchive },
  annulee: { tone: 'neutral', icon: IconCircleX },
};

const prioriteLooks: Record<Priorite, Look> = {
  basse: { tone: 'neutral', icon: IconChevronDown },
  normale: { tone: 'neutral', icon: IconEqual },
  haute: { tone: 'amber', icon: IconChevronUp },
  critique: { tone: 'red', icon: IconFlame },
  programmee: { tone: 'neutral', icon: IconCalendarEvent },
};

/** Look of a line of the history, by what was done. */
export const actionLooks: Record<HistoriqueItem['action'], Look> = {
  assign: statutLooks.affectee,
  unassign: { tone: 'slate', icon: IconUserMinus },
  start: statutLooks.en_cours,
  hold: statutLooks.en_attente,
  resume: statutLooks.en_cours,
  finish: statutLooks.terminee,
  reopen: { tone: 'blue', icon: IconArrowBackUp },
  close: statutLooks.cloturee,
  unclose: { tone: 'amber', icon: IconArrowBackUp },
  archive: statutLooks.archivee,
  cancel: { tone: 'red', icon: IconCircleX },
  restore: { tone: 'slate', icon: IconArrowBackUp },
  create: { tone: 'slate', icon: IconPlus },
  update: { tone: 'neutral', icon: IconPencil },
  move: { tone: 'violet', icon: IconCalendarTime },
  import: { tone: 'neutral', icon: IconTableImport },
};

const late: Look = { tone: 'red', icon: IconClockExclamation };

export function StatutBadge({ statut, variant, size }: { statut: Statut; variant?: 'soft' | 'plain'; size?: 'sm' | 'lg' }) {
  const t = useTranslations('interventions.statuts');
  return <StatusBadge look={statutLooks[statut]} label={t(statut)} variant={variant} size={size} />;
}

export function PrioriteBadge({ priorite, variant = 'plain' }: { priorite: Priorite; variant?: 'soft' | 'plain' }) {
  const t = useTranslations('interventions.priorites');
  return <StatusBadge look={prioriteLooks[priorite]} label={t(priorite)} variant={variant} />;
}

export function TypeLabel({ type }: { type: InterventionType }) {
  const t = useTranslations('interventions.types');
  return <>{t(type)}</>;
}

const isOver = (statut: Statut) => statut === 'terminee' || statut === 'cloturee' || statut === 'archivee' || statut === 'annulee';

/** Whether the work is late now. */
export function isLate(row: { statut: Statut; date_limite: string | null }, now = Date.now()): boolean {
  return row.date_limite !== null && !isOver(row.statut) && Date.parse(row.date_limite) < now;
}

/** The deadline: how late in red, else when, with the whole date on hover. */
export function Deadline({ row, variant = 'plain' }: { row: { statut: Statut; date_limite: string | null }; variant?: 'soft' | 'plain' }) {
  const t = useTranslations();
  const format = useFormat();
  const now = useNow();
  if (row.date_limite === null) return <span style={{ color: 'var(--mantine-color-dimmed)' }}>—</span>;
  if (!isLate(row, now)) {
    return (
      <time dateTime={row.date_limite} title={format.instant(row.date_limite, 'full')}>
        {format.instant(row.date_limite, isOver(row.statut) ? 'date' : 'relative')}
      </time>
    );
  }
  const minutes = (now - Date.parse(row.date_limite)) / 60_000;
  return (
    <span title={format.instant(row.date_limite, 'full')}>
      <StatusBadge look={late} label={t('time.late_by', { duree: format.duration(minutes) })} variant={variant} />
    </span>
  );
}

/** An instant in the given style with the whole date on hover. */
export function Instant({ value, as = 'short' }: { value: string; as?: 'short' | 'date' | 'relative' | 'moment' | 'date_time' | 'time' }) {
  const format = useFormat();
  return (
    <time dateTime={value} title={format.instant(value, 'full')}>
      {format.instant(value, as)}
    </time>
  );
}
