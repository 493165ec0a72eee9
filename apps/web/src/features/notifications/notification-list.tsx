import { Button } from '@mantine/core';
import { EmptyState } from '@mif/ui/state';
import { CardsSkeleton } from '@mif/ui/skeletons';
import {
  IconAlertTriangle,
  IconBell,
  IconCalendarCheck,
  IconCalendarQuestion,
  IconCalendarX,
  IconCertificate,
  IconCheck,
  IconClock,
  IconCircleX,
  IconCopy,
  IconInbox,
  IconInfoCircle,
  IconLock,
  IconMailOff,
  IconPlayerPause,
  IconPlayerPlay,
  IconUserCheck,
  IconUserMinus,
} from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { Loaded } from '../../app/loaded.tsx';
import { useMe } from '../../app/me.ts';
import { trpc } from '../../app/trpc.ts';
import type { Outputs } from '../../app/trpc.ts';
import { Instant } from '../../looks/interventions.tsx';
import { useNotificationText } from '../../shell/notification-stream.ts';
import classes from './notification-list.module.css';

type Notification = Outputs['notifications']['list']['items'][number];

const icons: Record<Notification['evenement'], typeof IconBell> = {
  intervention_affectee: IconUserCheck,
  intervention_retiree: IconUserMinus,
  intervention_liberee: IconUserMinus,
  intervention_demarree: IconPlayerPlay,
  intervention_en_attente: IconPlayerPause,
  intervention_terminee: IconCheck,
  intervention_rouverte: IconPlayerPlay,
  intervention_cloturee: IconLock,
  intervention_annulee: IconCircleX,
  intervention_rappel: IconClock,
  intervention_retard: IconAlertTriangle,
  intervention_escalade: IconAlertTriangle,
  demande_soumise: IconInbox,
  demande_acceptee: IconCheck,
  demande_refusee: IconCircleX,
  demande_doublon: IconCopy,
  demande_annulee: IconCircleX,
  absence_demandee: IconCalendarQuestion,
  absence_approuvee: IconCalendarCheck,
  absence_refusee: IconCalendarX,
  absence_annulee: IconCalendarX,
  habilitation_expire: IconCertificate,
  echeance_generee: IconCalendarCheck,
  adresse_rejetee: IconMailOff,
  adresse_rejetee_compte: IconMailOff,
  information: IconInfoCircle,
};

function Line({ notification, onRead }: { notification: Notification; onRead: () => void }) {
  const me = useMe();
  const text = useNotificationText();
  const Icon = icons[notification.evenement];
  const content = (
    <>
      <Icon size={18} stroke={1.7} aria-hidden />
      <span className={classes.text}>
        {text(notification)}
        <small className={classes.when}>
          <Instant value={notification.date_creation} as="relative" />
        </small>
      </span>
      {notification.date_lecture === null ? <span className={classes.dot} /> : null}
    </>
  );
  const id = notification.intervention_id;
  if (notification.objet === 'demande' && notification.objet_id !== null) {
    return (
      <Link to="/demandes/$id" params={{ id: notification.objet_id }} className={classes.line} onClick={onRead}>
        {content}
      </Link>
    );
  }
  const technicien_id = Number(notification.params['technicien_id']);
  if (id === null && technicien_id > 0) {
    return (
      <Link to="/techniciens/$id" params={{ id: technicien_id }} className={classes.line} onClick={onRead}>
        {content}
      </Link>
    );
  }
  if (id === null) {
    return (
      <button type="button" className={classes.line} onClick={onRead}>
        {content}
      </button>
    );
  }
  const isGone = notification.evenement === 'intervention_retiree' && me.role === 'technicien';
  const to = isGone ? '/journee' : me.role === 'technicien' ? '/journee/$id' : '/interventions/$id';
  return (
    <Link to={to} params={{ id } as never} className={classes.line} onClick={onRead}>
      {content}
    </Link>
  );
}

/**
 * The last notifications, each leading to what it is about and read by being opened.
 * @param heading the title above them, where the page has none
 * @param onLeave called when one of them was followed
 */
export function NotificationList({ heading, onLeave }: { heading?: string; onLeave?: () => void }) {
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
      {heading || hasUnread ? (
        <div className={classes.head}>
          {heading ? <h2 className={classes.heading}>{heading}</h2> : <span />}
          {hasUnread ? (
            <Button variant="subtle" size="compact-sm" onClick={() => read()}>
              {t('mark_all')}
            </Button>
          ) : null}
        </div>
      ) : null}
      <Loaded query={query} skeleton={<CardsSkeleton />}>
        {(page) =>
          page.items.length === 0 ? (
            <EmptyState icon={IconBell} title={t('empty_title')} text={t('empty_text')} />
          ) : (
            <ul className={classes.list}>
              {page.items.map((notification) => (
                <li key={notification.id} data-unread={notification.date_lecture === null || undefined}>
                  <Line
                    notification={notification}
                    onRead={() => {
                      if (notification.date_lecture === null) read([notification.id]);
                      onLeave?.();
                    }}
                  />
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </div>
  );
}
