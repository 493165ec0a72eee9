import { pathOf, renderShort, type NotificationMail } from './notification.ts';

/** What a device shows of a notification: its sentence, and the page it opens. */
export function renderPush(mail: Omit<NotificationMail, 'public_url' | 'nom'>): { titre: string; corps: string; lien: string } {
  return { titre: 'ERP MIF Maroc', corps: renderShort(mail), lien: pathOf(mail)?.path ?? '/notifications' };
}
