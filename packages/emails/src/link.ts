import type { Langue } from '@mif/contract/users';
import { formatInstant } from '@mif/i18n/format';
import { translatorOf } from '@mif/i18n/server';
import { layoutHtml, layoutText, type Layout } from './layout.ts';
import type { RenderedMail } from './notification.ts';
import { oneLine } from './text.ts';

/** A link that lets its reader in once. */
export interface LinkMail {
  langue: Langue;
  /** The reader's name. */
  nom: string;
  genre: 'invitation' | 'mot_de_passe';
  jeton: string;
  /** ISO, in UTC. */
  expires_at: string;
  /** Where browsers reach the product, without a slash at the end. */
  public_url: string;
}

const pages: Record<LinkMail['genre'], string> = { invitation: 'invitation', mot_de_passe: 'nouveau-mot-de-passe' };

/** The mail of a link, in its reader's language. What follows the `#` of an address reaches no log of a server. */
export function renderLink({ langue, nom, genre, jeton, expires_at, public_url }: LinkMail): RenderedMail {
  const t = translatorOf(langue);
  const subject = t(`emails.links.${genre}.subject`);
  const url = `${public_url}/${pages[genre]}#${jeton}`;
  const layout: Layout = {
    langue,
    preview: subject,
    greeting: t('emails.greeting', { nom: oneLine(nom) }),
    state: null,
    heading: null,
    paragraphs: [t(`emails.links.${genre}.body`)],
    facts: [{ label: t('emails.links.until'), value: formatInstant(expires_at, langue, 'full') }],
    button: { label: t(`emails.links.${genre}.button`), url },
    signature: t('emails.signature'),
    footer: t(`emails.links.${genre}.footer`),
  };
  return { subject, html: layoutHtml(layout), text: layoutText(layout) };
}
