import { defaultDeadline } from '@mif/contract/deadlines';
import type { Priorite } from '@mif/contract/interventions';
import { useTranslations } from 'use-intl';
import { useFormat } from '../../app/format.ts';
import { useNow } from '../../app/now.ts';
import { trpc } from '../../app/trpc.ts';

/**
 * What the deadline will be where none is given.
 * @param equipement_id what the work is on: its client's calendar counts; the company's while nothing is chosen
 */
export function DeadlineHelp({ priorite, equipement_id }: { priorite: Priorite; equipement_id: number | undefined }) {
  const t = useTranslations('interventions.create');
  const format = useFormat();
  const now = useNow();
  const { data: calendar } = trpc.calendriers.inForce.useQuery({ equipement_id });
  if (priorite === 'programmee') return t('deadline_none');
  if (!calendar) return null;
  const deadline = defaultDeadline(priorite, new Date(now), calendar);
  return deadline ? t('deadline_auto', { quand: format.instant(deadline.toISOString(), 'full'), calendrier: calendar.nom }) : null;
}
