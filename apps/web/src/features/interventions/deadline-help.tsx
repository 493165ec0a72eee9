import { defaultDeadline } from '@mif/contract/deadlines';
import type { Priorite } from '@mif/contract/interventions';
import { useTranslations } from 'use-intl';
import { useFormat } from '../../app/format.ts';
import { useNow } from '../../app/now.ts';

/** What the deadline will be where none is given. */
export function DeadlineHelp({ priorite }: { priorite: Priorite }) {
  const t = useTranslations('interventions.create');
  const format = useFormat();
  const deadline = defaultDeadline(priorite, new Date(useNow()));
  return deadline ? t('deadline_auto', { quand: format.instant(deadline.toISOString(), 'full') }) : t('deadline_none');
}
