import { Page as PageFrame } from '@mif/ui/page';
import { PageSkeleton } from '@mif/ui/skeletons';
import { useTranslations } from 'use-intl';

export function Page() {
  const t = useTranslations();
  return (
    <PageFrame title={t('clients.list.title')}>
      <PageSkeleton />
    </PageFrame>
  );
}
