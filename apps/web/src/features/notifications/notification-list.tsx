import { Button } from '@mantine/core';
import { EmptyState } from '@mif/ui/state';
import { CardsSkeleton } from '@mif/ui/skeletons';
import { IconBell } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { Loaded } from '../../app/loaded.tsx';
import { trpc } from '../../app/trpc.ts';
import { NotificationLine, type Notification } from './notification-line.tsx';
import classes from './notification-list.module.css';

/**
 * The last notifications, each leading to what it is about and read by being opened.
 * @param heading the title above them
 * @param onLeave called when one of them was followed
 */
export function NotificationList({ heading, onLeave }: { heading: string; onLeave: () => void }) {
  const t = useTranslations('notifications');
  const utils = trpc.useUtils();
  const query = trpc.notifications.list.useQuery({ limit: 20 });
  const markRead = trpc.notifications.markRead.useMutation({ onSettled: () => utils.notifications.list.invalidate() });
  function read(ids?: number[]) {
    const now = new Date().toISOString();
    const isMeant = (item: Notification) => ids === undefined || ids.includes(item.id);
    utils.notifications.list.setData({ limit: 20 }, (page) => {
      if (!page) return page;
      const items = page.items.map((item) => (isMeant(item) && item.date_lecture === null ? { ...item, date_lecture: now } : item));
      const left = ids === undefined ? 0 : page.non_lues - page.items.filter((item) => isMeant(item) && item.date_lecture === null).length;
      return { ...page, items, non_lues: Math.max(0, left) };
    });
    markRead.mutate(ids ? { ids } : {});
  }
  const hasUnread = (query.data?.non_lues ?? 0) > 0;
  return (
    <div className={classes.panel}>
      <div className={classes.head}>
        <h2 className={classes.heading}>{heading}</h2>
        {hasUnread ? (
          <Button variant="subtle" size="compact-sm" onClick={() => read()}>
            {t('mark_all')}
          </Button>
        ) : null}
      </div>
      <Loaded query={query} skeleton={<CardsSkeleton />}>
        {(page) =>
          page.items.length === 0 ? (
            <EmptyState icon={IconBell} title={t('empty_title')} text={t('empty_text')} />
          ) : (
            <ul className={classes.list}>
              {page.items.map((notification) => (
                <NotificationLine
                  key={notification.id}
                  notification={notification}
                  onRead={() => {
                    if (notification.date_lecture === null) read([notification.id]);
                    onLeave();
                  }}
                />
              ))}
            </ul>
          )
        }
      </Loaded>
      <Link to="/notifications" className={classes.all} onClick={onLeave}>
        {t('all')}
      </Link>
    </div>
  );
}
