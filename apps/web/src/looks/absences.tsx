import type { Absence, StatutAbsence } from '@mif/contract/absences';
import { StatusBadge } from '@mif/ui/status-badge';
import type { Look } from '@mif/ui/status-badge';
import { IconCalendarCheck, IconCalendarOff, IconCalendarQuestion, IconCalendarX } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import { useFormat } from '../app/format.ts';

const looks: Record<StatutAbsence, Look> = {
  demandee: { tone: 'amber', icon: IconCalendarQuestion },
  approuvee: { tone: 'green', icon: IconCalendarCheck },
  refusee: { tone: 'red', icon: IconCalendarX },
  annulee: { tone: 'neutral', icon: IconCalendarOff },
};

export function StatutAbsenceBadge({ statut }: { statut: StatutAbsence }) {
  const t = useTranslations('absences.statuts');
  return <StatusBadge look={looks[statut]} label={t(statut)} />;
}

/** When an absence is, as people say it. */
export function useAbsencePeriod(): (absence: Pick<Absence, 'debut' | 'fin' | 'date_debut' | 'date_fin'>) => string {
  const t = useTranslations('absences');
  const format = useFormat();
  return ({ debut, fin, date_debut, date_fin }) => {
    if (date_debut === null || date_fin === null) {
      return t('period_hours', { du: format.instant(debut, 'moment'), au: format.instant(fin, 'moment') });
    }
    return t('period_days', { du: date_debut === date_fin ? 'same' : format.civil(date_debut), au: format.civil(date_fin) });
  };
}
