import type { CanalModele, TextesModele } from '@mif/contract/modeles';
import type { NotificationEvent } from '@mif/contract/notifications';
import type { Langue } from '@mif/contract/users';
import { defaultTexts, notificationParams } from '@mif/i18n/notification-params';
import { messagesOf, translatorOf } from '@mif/i18n/server';
import { renderLink, type LinkMail } from './link.ts';
import { renderNotification, renderShort, type NotificationMail, type RenderedMail } from './notification.ts';

/** A message of an event as its reader `nom` would see it, filled with examples. */
export interface SampleMail {
  evenement: NotificationEvent;
  langue: Langue;
  nom: string;
  textes: TextesModele;
  public_url: string;
}

// Codes and days are the same in every language; the day is far enough from any present to be said as a date.
const codes: Record<string, string> = {
  minutes: '12',
  nombre: '12',
  raison: 'absent',
  intervention: 'OT-2026-000042',
  original: 'OT-2026-000037',
  type: 'conge',
  etat: 'expire',
  code: 'aid_al_fitr',
  du: '2026-12-07',
  au: '2026-12-11',
  date: '2026-12-31',
  de: '2026-12-07T09:00:00.000Z',
  a: '2026-12-08T14:00:00.000Z',
  echeance: '2026-12-31T10:00:00.000Z',
  email: 'personne@exemple.ma',
};

/** The mail of an event, about an intervention, an absence or a request that is nowhere. */
export function sampleMail({ evenement, langue, nom, textes, public_url }: SampleMail): RenderedMail {
  const params = paramsOf(evenement, langue);
  const mail: NotificationMail = {
    langue,
    nom: nom || messagesOf(langue).modeles.exemples.nom,
    evenement,
    params,
    modele: textes,
    intervention: /^(?:interventions?|echeance)_/.test(evenement) ? interventionOf(evenement, langue, params) : null,
    record: evenement.startsWith('demande_') ? { objet: 'demande', id: 17 } : null,
    public_url,
  };
  return renderNotification(mail);
}

/** The sentence of an event. */
export function sampleShort({ evenement, langue, textes }: Pick<SampleMail, 'evenement' | 'langue' | 'textes'>): string {
  return renderShort({ langue, evenement, params: paramsOf(evenement, langue), modele: textes });
}

/** The mail of a link that opens nothing. */
export function sampleLink({ genre, langue, nom, public_url }: Pick<LinkMail, 'genre' | 'langue' | 'nom' | 'public_url'>): RenderedMail {
  return renderLink({ genre, langue, nom, public_url, jeton: 'exemple', expires_at: '2026-12-31T17:00:00.000Z' });
}

/** A trial of a mail: it says in its subject that it is one. */
export function trialMail(sample: SampleMail): RenderedMail {
  const mail = sampleMail(sample);
  return { ...mail, subject: translatorOf(sample.langue)('modeles.trial_subject', { sujet: mail.subject }) };
}

/** What a variable of an event holds in the examples. */
export function exampleOf(evenement: NotificationEvent, langue: Langue, variable: string): string {
  const { notifications, modeles } = messagesOf(langue);
  return { nom: modeles.exemples.nom, ...notificationParams(paramsOf(evenement, langue), langue, notifications.words) }[variable] ?? '';
}

/** The default words of a message. */
export function defaultsOf(evenement: NotificationEvent, langue: Langue, canal: CanalModele): TextesModele {
  return defaultTexts(messagesOf(langue), evenement, canal);
}

function paramsOf(evenement: NotificationEvent, langue: Langue): Record<string, string> {
  const { titre, acteur, technicien, motif, habilitation, texte, plan, compte } = messagesOf(langue).modeles.exemples;
  const reference = evenement.startsWith('demande_') ? 'DI-2026-000017' : 'OT-2026-000042';
  const said = { ...codes, acteur, technicien, motif, habilitation, texte, plan, compte };
  // What is about no work has no title above it.
  return /^(?:interventions?|demande|echeance)_/.test(evenement) ? { ...said, reference, titre } : said;
}

function interventionOf(evenement: NotificationEvent, langue: Langue, params: Record<string, string>): NotificationMail['intervention'] {
  if (evenement === 'intervention_retiree') return null;
  const { equipement, localisation } = messagesOf(langue).modeles.exemples;
  return {
    id: 42,
    reference: params['reference'] ?? '',
    titre: params['titre'] ?? '',
    statut: statuts[evenement] ?? 'affectee',
    priorite: 'haute',
    equipement_nom: equipement,
    equipement_code: 'PEL-12',
    localisation,
    date_limite: '2026-12-31T10:00:00.000Z',
    date_debut_prevue: null,
  };
}

const statuts: Partial<Record<NotificationEvent, NonNullable<NotificationMail['intervention']>['statut']>> = {
  echeance_generee: 'ouverte',
  intervention_liberee: 'ouverte',
  intervention_demarree: 'en_cours',
  intervention_en_attente: 'en_attente',
  intervention_terminee: 'terminee',
  intervention_rouverte: 'en_cours',
  intervention_cloturee: 'cloturee',
  intervention_annulee: 'annulee',
};
