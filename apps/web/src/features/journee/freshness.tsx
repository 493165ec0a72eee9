import { StaleMark } from '@mif/ui/banner';
import { useTranslations } from 'use-intl';
import { useFormat } from '../../app/format.ts';

/** Says of when what is shown is, where it could not be read again. */
export function Freshness({ query }: { query: { isError: boolean; dataUpdatedAt: number } }) {
  const t = useTranslations('common.states');
  const format = useFormat();
  if (!query.isError || query.dataUpdatedAt === 0) return null;
  const quand = format.instant(new Date(query.dataUpdatedAt).toISOString(), 'relative');
  return <StaleMark text={t('stale', { quand })} hint={t('stale_hint')} />;
}
