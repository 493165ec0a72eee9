import { fillText, paragraphsOf } from '@mif/contract/message-text';
import type { TextesModele } from '@mif/contract/modeles';
import type { Objet } from '@mif/contract/journal';
import type { Priorite, Statut } from '@mif/contract/interventions';
import type { NotificationEvent } from '@mif/contract/notifications';
import type { Langue } from '@mif/contract/users';
import { formatInstant } from '@mif/i18n/format';
import { directionOf } from '@mif/i18n/messages';
import { defaultTexts, notificationParams } from '@mif/i18n/notification-params';
import { messagesOf, translatorOf } from '@mif/i18n/server';
import { layoutHtml, layoutText, type Layout } from './layout.ts';
import { cut, oneLine } from './text.ts';

/** What a notification says in one sentence. */
export interface ShortMessage {
  langue: Langue;
  evenement: NotificationEvent;
  /** What the sentence is filled with, as it was when it happened. */
  params: Readonly<Record<string, string>>;
  /** The words an administrator gave it, or null for the default. */
  modele: Pick<TextesModele, 'corps'> | null;
}

/** What a notification says by e-mail; instants are ISO strings in UTC. */
export interface NotificationMail extends Omit<ShortMessage, 'modele'> {
  /** The reader's name. */
  nom: string;
  /** The words an administrator gave it, or null for the default. */
  modele: TextesModele | null;
  /** The intervention as it is now; null where the notification is about none, or about one the reader no longer sees. */
  intervention: {
    id: number;
    reference: string;
    titre: string;
    statut: Statut;
    priorite: Priorite;
    equipement_nom: string;
    equipement_code: string;
    localisation: string | null;
    date_limite: string | null;
    date_debut_prevue: string | null;
  } | null;
  /** What else it is about, where its reader sees it. */
  record: { objet: Objet; id: number } | null;
  /** Where browsers reach the product, without a slash at the end. */
  public_url: string;
}

/** The parts of a mail. */
export interface RenderedMail {
  /** One line. */
  subject: string;
  html: string;
  text: string;
}

const SUBJECT_LENGTH = 200;
const SHORT_LENGTH = 240;

const neutral = { color: '#4f585e', ground: '#eef0f1' };
// The colours states have on the screens, in the light theme.
const looks: Record<Statut, { color: string; ground: string }> = {
  ouverte: { color: '#3d4a57', ground: '#e9edf1' },
  affectee: { color: '#6a3fa0', ground: '#f1eafa' },
  en_cours: { color: '#1d56a8', ground: '#e6effb' },
  en_attente: { color: '#8a5300', ground: '#fdf1da' },
  terminee: { color: '#1f6b3a', ground: '#e4f4e9' },
  cloturee: neutral,
  archivee: neutral,
  annulee: neutral,
};

/** Where the pages of records are. */
const pages: Partial<Record<Objet, string>> = { demande: 'demandes', equipement: 'equipements', plan: 'plans' };

/** The mail of a notification, in its reader's language. */
export function renderNotification(mail: NotificationMail): RenderedMail {
  const t = translatorOf(mail.langue);
  const params = { ...paramsOf(mail), nom: oneLine(mail.nom) };
  const { sujet, corps } = mail.modele ?? defaultTexts(messagesOf(mail.langue), mail.evenement, 'email');
  const fill = (text: string) => fillText(text, params, directionOf(mail.langue) === 'rtl');
  const subject = cut(fill(oneLine(sujet ?? '')), SUBJECT_LENGTH);
  const { intervention } = mail;
  const heading = intervention ?? params;
  const layout: Layout = {
    langue: mail.langue,
    preview: subject,
    greeting: t('emails.greeting', { nom: params.nom }),
    state: intervention ? { label: t(`interventions.statuts.${intervention.statut}`), ...looks[intervention.statut] } : null,
    heading: heading.reference ? `${heading.reference} · ${oneLine(heading.titre)}` : null,
    paragraphs: paragraphsOf(fill(corps)),
    facts: intervention ? factsOf(intervention, mail.langue) : [],
    button: buttonOf(mail),
    signature: t('emails.signature'),
    footer: t('emails.footer'),
  };
  return { subject, html: layoutHtml(layout), text: layoutText(layout) };
}

/** The sentence of a notification, for a phone's lock screen. */
export function renderShort(message: ShortMessage): string {
  const { corps } = message.modele ?? defaultTexts(messagesOf(message.langue), message.evenement, 'application');
  return cut(fillText(oneLine(corps), paramsOf(message), directionOf(message.langue) === 'rtl'), SHORT_LENGTH);
}

function paramsOf({ params, langue }: Pick<ShortMessage, 'params' | 'langue'>) {
  return notificationParams(mapValues(params, oneLine), langue, messagesOf(langue).notifications.words);
}

function buttonOf(mail: NotificationMail): Layout['button'] {
  const place = pathOf(mail);
  return place && { label: translatorOf(mail.langue)(`emails.${place.label}`), url: `${mail.public_url}${place.path}` };
}

/** The page a notification is about, and what a button to it says. */
export function pathOf({
  intervention,
  record,
  params,
}: Pick<NotificationMail, 'intervention' | 'record' | 'params'>): { path: string; label: 'open' | 'open_record' } | null {
  if (intervention) return { path: `/interventions/${intervention.id}`, label: 'open' };
  const page = record && pages[record.objet];
  if (page) return { path: `/${page}/${record.id}`, label: 'open_record' };
  // What belongs to a technician is on his page.
  const technicien_id = Number(params['technicien_id']);
  return technicien_id > 0 ? { path: `/techniciens/${technicien_id}`, label: 'open_record' } : null;
}

function factsOf(intervention: NonNullable<NotificationMail['intervention']>, langue: Langue): Layout['facts'] {
  const t = translatorOf(langue);
  const { date_debut_prevue, date_limite, localisation } = intervention;
  return [
    {
      label: t('interventions.fields.equipement'),
      value: `${oneLine(intervention.equipement_nom)} (${isolated(oneLine(intervention.equipement_code), langue)})`,
    },
    ...(localisation ? [{ label: t('interventions.fields.localisation'), value: oneLine(localisation) }] : []),
    { label: t('interventions.fields.priorite'), value: t(`interventions.priorites.${intervention.priorite}`) },
    ...(date_debut_prevue
      ? [{ label: t('interventions.fields.date_debut_prevue'), value: formatInstant(date_debut_prevue, langue, 'full') }]
      : []),
    ...(date_limite ? [{ label: t('interventions.fields.date_limite'), value: formatInstant(date_limite, langue, 'full') }] : []),
  ];
}

function mapValues(record: Readonly<Record<string, string>>, change: (value: string) => string): Record<string, string> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]));
}

/** A code among words of its language: its hyphens and digits stay in their order in Arabic. */
function isolated(code: string, langue: Langue): string {
  return langue === 'ar' ? `\u2066${code}\u2069` : code;
}
