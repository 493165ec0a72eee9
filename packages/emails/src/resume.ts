import type { Langue } from '@mif/contract/users';
import { formatInstant } from '@mif/i18n/format';
import { translatorOf } from '@mif/i18n/server';
import { layoutHtml, layoutText, type Layout } from './layout.ts';
import { renderShort, type RenderedMail, type ShortMessage } from './notification.ts';
import { oneLine } from './text.ts';

/** What waited for the mail of the day, the oldest first. */
export interface ResumeMail {
  langue: Langue;
  /** The reader's name. */
  nom: string;
  items: readonly (ShortMessage & { date_creation: string })[];
  /** Where browsers reach the product, without a slash at the end. */
  public_url: string;
}

/** The mail of the day, in its reader's language: one line a notification. */
export function renderResume({ langue, nom, items, public_url }: ResumeMail): RenderedMail {
  const t = translatorOf(langue);
  const subject = t('emails.resume.subject', { n: items.length });
  const layout: Layout = {
    langue,
    preview: subject,
    greeting: t('emails.greeting', { nom: oneLine(nom) }),
    state: null,
    heading: null,
    paragraphs: [t('emails.resume.body')],
    facts: items.map((item) => ({ label: formatInstant(item.date_creation, langue, 'short'), value: renderShort(item) })),
    button: { label: t('emails.resume.button'), url: `${public_url}/notifications` },
    signature: t('emails.signature'),
    footer: t('emails.footer'),
  };
  return { subject, html: layoutHtml(layout), text: layoutText(layout) };
}
