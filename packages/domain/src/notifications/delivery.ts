import type { Objet } from '@mif/contract/journal';
import type { Statut, Priorite } from '@mif/contract/interventions';
import type { TextesModele } from '@mif/contract/modeles';
import { eventRules } from '@mif/contract/notification-rules';
import type { NotificationEvent } from '@mif/contract/notifications';
import type { Langue, Role } from '@mif/contract/users';

/** A mail to hand over. */
export interface Mail {
  /** One bare address. */
  to: string;
  subject: string;
  html: string;
  text: string;
  /** The left part of its Message-ID: the same each time this delivery is tried. */
  messageId: string;
}

/** Where mails are handed over; the worker gives SMTP. */
export interface MailTransport {
  /**
   * Resolves once the other side has taken the mail.
   * @throws MailRefused where it never will; any other error is tried again later
   */
  send: (mail: Mail) => Promise<void>;
}

/** The mail itself was refused for good: trying it again would change nothing. */
export class MailRefused extends Error {
  override readonly name = 'MailRefused';
  /** Whether it is the address that is refused, and every other mail to it would be. */
  readonly is_address: boolean;

  constructor(message: string, { is_address = false }: { is_address?: boolean } = {}) {
    super(message);
    this.is_address = is_address;
  }
}

/** What a notification's mail is made of; instants are ISO strings in UTC. */
export interface NotificationFacts {
  langue: Langue;
  nom: string;
  evenement: NotificationEvent;
  params: Record<string, string>;
  /** The words an administrator gave it, or null for the default. */
  modele: TextesModele | null;
  /** null where it is about none, or about one its reader no longer sees. */
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
    date_limite_prise_en_charge: string | null;
    date_debut_prevue: string | null;
  } | null;
  /** What else it is about, where its reader sees it. */
  record: { objet: Objet; id: number } | null;
}

/** Makes the mail of a notification; the worker gives the templates. */
export type RenderNotification = (facts: NotificationFacts) => Pick<Mail, 'subject' | 'html' | 'text'>;

/** What the mail of the day is made of. */
export interface ResumeFacts {
  langue: Langue;
  nom: string;
  /** The oldest first; at least one. */
  items: readonly (NotificationFacts & { date_creation: string })[];
}

/** Makes the mail of the day; the worker gives the template. */
export type RenderResume = (facts: ResumeFacts) => Pick<Mail, 'subject' | 'html' | 'text'>;

/** What the mail of a link is made of. */
export interface LinkFacts {
  langue: Langue;
  nom: string;
  genre: 'invitation' | 'mot_de_passe';
  /** What the link carries; it is kept nowhere. */
  jeton: string;
  expires_at: string;
}

/** Makes the mail of a link; the worker gives the templates. */
export type RenderLink = (facts: LinkFacts) => Pick<Mail, 'subject' | 'html' | 'text'>;

/**
 * Whether a notification may still be sent: hours can pass before a mail server answers again, or quiet hours end. What
 * the reader no longer sees is not written to him, but for the news that it was taken away, which is untrue once he has it
 * again; nor what has moved on since: another state, another deadline.
 */
export function isStillTrue(notification: {
  evenement: NotificationEvent;
  role: Role | 'systeme';
  /** Whether it is about an intervention or another record. */
  has_record: boolean;
  is_visible: boolean;
  /** Of its record now, where it has one that is known. */
  etat?: string | null;
  /** The deadline the event is about, as its intervention has it now. */
  echeance?: string | null;
  params?: Readonly<Record<string, string>>;
}): boolean {
  const { evenement, role, has_record, is_visible, etat = null, echeance = null, params = {} } = notification;
  if (!has_record) return true;
  if (evenement === 'intervention_retiree' && role === 'technicien') return !is_visible;
  if (!is_visible) return false;
  const { statuts, echeance: named } = eventRules[evenement];
  if (statuts && etat !== null && !statuts.includes(etat)) return false;
  return !named || echeance === params['echeance'];
}
