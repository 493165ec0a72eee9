import { Popover, UnstyledButton } from '@mantine/core';
import { IconBell } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { trpc } from '../app/trpc.ts';
import { NotificationList } from '../features/notifications/notification-list.tsx';
import classes from './top-tools.module.css';

/** The count of what was not read, and the list behind it. */
export function NotificationBell() {
  const t = useTranslations('notifications');
  const [isOpen, setOpen] = useState(false);
  const unread = trpc.notifications.list.useQuery({ limit: 20 }).data?.non_lues ?? 0;
  return (
    <Popover opened={isOpen} onChange={setOpen} position="bottom-end" width={400} trapFocus>
      <Popover.Target>
        <UnstyledButton
          className={classes.tool}
          aria-label={t('unread', { n: unread })}
          aria-haspopup="dialog"
          onClick={() => setOpen(!isOpen)}
        >
          <IconBell size={19} stroke={1.7} aria-hidden />
          {unread > 0 ? (
            <span className={classes.badge} aria-hidden>
              {unread > 99 ? '99+' : unread}
            </span>
          ) : null}
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown p={0} aria-label={t('title')}>
        <NotificationList heading={t('title')} onLeave={() => setOpen(false)} />
      </Popover.Dropdown>
    </Popover>
  );
}
