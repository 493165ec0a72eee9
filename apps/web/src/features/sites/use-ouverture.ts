import { ouvertureAt } from '@mif/contract/ouverture';
import type { Horaires } from '@mif/contract/plages';
import { useTranslations } from 'use-intl';
import { useFormat } from '../../app/format.ts';
import { useNow } from '../../app/now.ts';

const MINUTE_MS = 60_000;

/** Whether a site is open now, in words, or null where its hours are not known. */
export function useOuverture(horaires: Horaires | null | undefined): { is_open: boolean; text: string } | null {
  const t = useTranslations('sites.detail');
  const format = useFormat();
  const now = useNow();
  if (!horaires || horaires.length === 0) return null;
  const { is_open, minutes } = ouvertureAt(horaires, now);
  if (minutes === null) return { is_open, text: t(is_open ? 'open_now' : 'closed_now') };
  const then = new Date(Math.floor(now / MINUTE_MS) * MINUTE_MS + minutes * MINUTE_MS).toISOString();
  const isToday = format.instant(then, 'date') === format.instant(new Date(now).toISOString(), 'date');
  const quand = format.instant(then, isToday ? 'clock' : 'moment');
  return { is_open, text: t(is_open ? 'open_until' : 'closed_until', { quand }) };
}
