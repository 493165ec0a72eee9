import {
  IconAlertTriangle,
  IconCalendarCheck,
  IconCalendarQuestion,
  IconCalendarTime,
  IconCalendarX,
  IconCertificate,
  IconCheck,
  IconClock,
  IconCircleX,
  IconClockExclamation,
  IconCopy,
  IconInbox,
  IconInfoCircle,
  IconLock,
  IconMailOff,
  IconMoon,
  IconPlayerPause,
  IconPlayerPlay,
  IconUserCheck,
  IconUserMinus,
} from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useMe } from '../../app/me.ts';
import type { Outputs } from '../../app/trpc.ts';
import { Instant } from '../../looks/interventions.tsx';
import { useNotificationText } from '../../shell/notification-stream.ts';
import classes from './notification-list.module.css';

export type Notification = Outputs['notifications']['list']['items'][number];

const icons: Record<Notification['evenement'], typeof IconCheck> = {
  intervention_affectee: IconUserCheck,
  interventions_affectees: IconUserCheck,
  intervention_retiree: IconUserMinus,
  intervention_liberee: IconUserMinus,
  intervention_deplacee: IconCalendarTime,
  intervention_demarree: IconPlayerPlay,
  intervention_en_attente: IconPlayerPause,
  intervention_terminee: IconCheck,
  intervention_rouverte: IconPlayerPlay,
  intervention_cloturee: IconLock,
  intervention_annulee: IconCircleX,
  intervention_rappel: IconClock,
  intervention_a_commencer: IconClock,
  intervention_retard: IconAlertTriangle,
  intervention_non_commencee: IconAlertTriangle,
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
  echeances_generees: IconCalendarCheck,
  adresse_rejetee: IconMailOff,
  adresse_rejetee_compte: IconMailOff,
  ferie_a_confirmer: IconMoon,
  travaux_en_retard: IconClockExclamation,
  travaux_a_jour: IconCheck,
  processus_muet: IconClockExclamation,
  processus_retabli: IconCheck,
  information: IconInfoCircle,
};

const aboutJobs: ReadonlySet<Notification['evenement']> = new Set([
  'travaux_en_retard',
  'travaux_a_jour',
  'processus_muet',
  'processus_retabli',
]);

/** One notification, leading to what it is about and read by being opened; `aside` stands after it. */
export function NotificationLine({ notification, onRead, aside }: { notification: Notification; onRead: () => void; aside?: ReactNode }) {
  return (
    <li className={classes.item} data-unread={notification.date_lecture === null || undefined}>
      <Line notification={notification} onRead={onRead} />
      {aside}
    </li>
  );
}

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
  if (notification.objet === 'plan' && notification.objet_id !== null) {
    return (
      <Link to="/plans/$id" params={{ id: notification.objet_id }} className={classes.line} onClick={onRead}>
        {content}
      </Link>
    );
  }
  if (aboutJobs.has(notification.evenement)) {
    return (
      <Link to="/travaux" className={classes.line} onClick={onRead}>
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
