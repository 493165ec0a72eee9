import { Page as PageFrame } from '@mif/ui/page';
import { useTranslations } from 'use-intl';
import { NotificationList } from './notification-list.tsx';
import classes from './notifications-page.module.css';

/** What happened, on a page of its own (phones). */
export function Page() {
  const t = useTranslations('notifications');
  return (
    <PageFrame title={t('title')} layout="narrow">
      <div className={classes.bleed}>
        <NotificationList />
      </div>
    </PageFrame>
  );
}
