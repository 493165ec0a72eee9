import { notificationEvents } from '@mif/contract/notifications';
import type { NotificationEvent } from '@mif/contract/notifications';

/** The kinds of events, as the pages of messages part them. */
export const groups = ['intervention', 'demande', 'absence', 'autre'] as const;
export type Group = (typeof groups)[number];

/** The events of a kind, in their order. */
export function eventsOf(group: Group): NotificationEvent[] {
  return notificationEvents.filter((evenement) => groupOf(evenement) === group);
}

function groupOf(evenement: NotificationEvent): Group {
  return groups.find((group) => evenement.startsWith(group)) ?? 'autre';
}
