import { toast } from '@mif/ui/toast';
import { useEffect, useRef, useState } from 'react';
import { fillText } from '@mif/contract/message-text';
import { directionOf } from '@mif/i18n/messages';
import { notificationParams } from '@mif/i18n/notification-params';
import { useTexts } from '../app/texts.ts';
import type { Outputs } from '../app/trpc.ts';
import { trpc } from '../app/trpc.ts';

type Notification = Outputs['notifications']['list']['items'][number];

/** Events nobody is glad to hear of. */
const bad: ReadonlySet<Notification['evenement']> = new Set([
  'intervention_retard',
  'intervention_non_commencee',
  'intervention_escalade',
  'intervention_annulee',
  'demande_refusee',
  'absence_refusee',
  'habilitation_expire',
  'adresse_rejetee',
  'adresse_rejetee_compte',
  'travaux_en_retard',
  'processus_muet',
]);

/** The sentence of a notification in the reader's language. */
export function useNotificationText(): (notification: Pick<Notification, 'evenement' | 'params' | 'modele'>) => string {
  const { langue, messages } = useTexts();
  const { events, words } = messages.notifications;
  return ({ evenement, params, modele }) =>
    fillText(modele?.[langue] ?? events[evenement], notificationParams(params, langue, words), directionOf(langue) === 'rtl');
}

/** Keeps the live stream open while somebody is signed in: each event says itself once and refreshes what it is about. */
export function useNotificationStream(): void {
  const utils = trpc.useUtils();
  const text = useNotificationText();
  const [resume, setResume] = useState<{ attempt: number; lastEventId: string | null }>({ attempt: 0, lastEventId: null });
  const lastSeen = useRef<string | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  trpc.notifications.stream.useSubscription(resume.attempt === 0 ? undefined : { lastEventId: resume.lastEventId }, {
    onData(event) {
      lastSeen.current = event.id;
      void utils.notifications.list.invalidate();
      if (event.data.objet === 'demande') void utils.demandes.invalidate();
      if (event.data.intervention_id) void utils.interventions.invalidate();
      // Of a plan that is open on this screen: its occurrences say what became of their work.
      if (event.data.intervention_id || event.data.objet === 'plan') void utils.plans.invalidate();
      toast(text(event.data), { tone: bad.has(event.data.evenement) ? 'warning' : 'news' });
    },
    onError() {
      // The browser's stream says nothing of the reason: asking who we are renews the session where that was it.
      clearTimeout(timer.current);
      const again = () => setResume((last) => ({ attempt: last.attempt + 1, lastEventId: lastSeen.current }));
      timer.current = setTimeout(() => void utils.client.auth.me.query().then(again, again), Math.min(30_000, 2000 * 2 ** resume.attempt));
    },
  });
}
