import type { JourFerie } from '@mif/contract/calendriers';
import { useTranslations } from 'use-intl';

/** How a holiday is called in the reader's language. */
export function useHolidayName(): (ferie: Pick<JourFerie, 'code' | 'nom'>) => string {
  const t = useTranslations('calendriers.noms');
  return ({ code, nom }) => (code ? t(code) : nom);
}
