import { BottomNav } from '@mif/ui/bottom-nav';
import type { BottomNavItem } from '@mif/ui/bottom-nav';
import { IconBell, IconMenu2, IconUser } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { useMe } from '../app/me.ts';
import { trpc } from '../app/trpc.ts';
import { navigationOf } from './navigation.ts';
import classes from './phone-frame.module.css';

/** The frame of a phone: the page, and the navigation within the thumb's reach. */
export function PhoneFrame({ children }: { children: ReactNode }) {
  const t = useTranslations('common.nav');
  const tn = useTranslations('notifications');
  const me = useMe();
  const unread = trpc.notifications.list.useQuery({ limit: 20 }).data?.non_lues ?? 0;
  const isManager = me.role === 'admin' || me.role === 'responsable';
  const main = navigationOf(me)
    .filter((entry) => entry.group === 'work')
    .slice(0, isManager ? 2 : 3);
  const last = isManager
    ? ({ to: '/menu', label: t('menu'), icon: IconMenu2 } as const)
    : ({ to: '/compte', label: t('account_short'), icon: IconUser } as const);
  const links = [
    ...main.map((entry) => ({ to: entry.to, label: t(entry.label), icon: entry.icon, badge: 0 })),
    { to: '/notifications', label: tn('title'), icon: IconBell, badge: unread } as const,
    { ...last, badge: 0 },
  ];
  const items: BottomNavItem[] = links.map(({ to, label, icon, badge }) => ({
    key: to,
    label,
    icon,
    badge,
    render: (className, content) => (
      <Link to={to} className={className} activeOptions={{ includeSearch: false }}>
        {content}
      </Link>
    ),
  }));
  return (
    <div className={classes.frame}>
      {children}
      <BottomNav label={t('main')} items={items} />
    </div>
  );
}
