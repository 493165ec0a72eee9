import { notificationTypes } from './notifications.ts';
import type { NotificationChannel, NotificationEvent, NotificationType } from './notifications.ts';
import { destinatairesEscalade } from './rappels.ts';
import type { Role } from './users.ts';

/**
 * How somebody is concerned by what happened: `technicien` and `ancien_technicien` of the work, `suiveur` the manager who
 * gave it last (all managers where none did), `auteur` of the demande, `nomme` the one it is about.
 */
export type Relation =
  | 'technicien'
  | 'technicien_ou_suiveur'
  | 'ancien_technicien'
  | 'suiveur'
  | 'gestionnaires'
  | 'admins'
  | 'client'
  | 'auteur'
  | 'nomme';

/** What the product does of an event where its reader has said nothing else. */
export interface EventRule {
  type: NotificationType;
  concerne: readonly Relation[];
  /** The channels it takes; each reader may turn them off by kind. */
  canaux: readonly NotificationChannel[];
  /** Whether it breaks quiet hours and waits for no daily mail: never, where the intervention is critique, always. */
  urgence: 'jamais' | 'si_critique' | 'toujours';
  /** States of its record in which it is still true; any where none is named. A mail or a push is not sent in another. */
  statuts?: readonly string[];
  /** The deadline of its intervention that must still be the one it names. */
  echeance?: 'date_limite' | 'date_limite_prise_en_charge';
}

const partout = ['application', 'email', 'push'] as const;
const ecran = ['application'] as const;
const attribue = ['affectee', 'en_cours', 'en_attente'] as const;
const ouvert = ['ouverte', ...attribue] as const;
const a_prendre = ['ouverte', 'affectee'] as const;

/** Who is told of what, by which channels, and when it still holds. */
export const eventRules: Record<NotificationEvent, EventRule> = {
  intervention_affectee: { type: 'affectation', concerne: ['technicien'], canaux: partout, urgence: 'si_critique', statuts: attribue },
  interventions_affectees: { type: 'affectation', concerne: ['technicien'], canaux: partout, urgence: 'si_critique', statuts: attribue },
  intervention_retiree: { type: 'affectation', concerne: ['ancien_technicien'], canaux: partout, urgence: 'si_critique' },
  intervention_deplacee: { type: 'changement', concerne: ['technicien'], canaux: partout, urgence: 'si_critique', statuts: attribue },
  intervention_liberee: { type: 'affectation', concerne: ['suiveur'], canaux: partout, urgence: 'si_critique', statuts: ['ouverte'] },
  intervention_demarree: { type: 'changement', concerne: ['technicien', 'suiveur'], canaux: ecran, urgence: 'jamais' },
  intervention_en_attente: { type: 'changement', concerne: ['technicien', 'suiveur'], canaux: ecran, urgence: 'jamais' },
  intervention_terminee: { type: 'changement', concerne: ['suiveur'], canaux: ecran, urgence: 'jamais' },
  intervention_rouverte: {
    type: 'changement',
    concerne: ['technicien', 'suiveur'],
    canaux: partout,
    urgence: 'si_critique',
    statuts: ouvert,
  },
  intervention_cloturee: {
    type: 'cloture',
    concerne: ['client', 'technicien'],
    canaux: partout,
    urgence: 'jamais',
    statuts: ['cloturee', 'archivee'],
  },
  intervention_annulee: {
    type: 'changement',
    concerne: ['technicien', 'suiveur'],
    canaux: partout,
    urgence: 'si_critique',
    statuts: ['annulee'],
  },
  intervention_rappel: {
    type: 'rappel',
    concerne: ['technicien_ou_suiveur'],
    canaux: partout,
    urgence: 'si_critique',
    statuts: ouvert,
    echeance: 'date_limite',
  },
  intervention_retard: {
    type: 'retard',
    concerne: ['technicien', 'suiveur'],
    canaux: partout,
    urgence: 'si_critique',
    statuts: ouvert,
    echeance: 'date_limite',
  },
  intervention_escalade: {
    type: 'retard',
    // Which of them, the setting of each escalation says.
    concerne: destinatairesEscalade,
    canaux: partout,
    urgence: 'toujours',
    statuts: ouvert,
    echeance: 'date_limite',
  },
  intervention_a_commencer: {
    type: 'rappel',
    concerne: ['technicien_ou_suiveur'],
    canaux: partout,
    urgence: 'si_critique',
    statuts: a_prendre,
    echeance: 'date_limite_prise_en_charge',
  },
  intervention_non_commencee: {
    type: 'retard',
    concerne: ['technicien', 'suiveur'],
    canaux: partout,
    urgence: 'si_critique',
    statuts: a_prendre,
    echeance: 'date_limite_prise_en_charge',
  },
  demande_soumise: { type: 'demande', concerne: ['gestionnaires'], canaux: partout, urgence: 'si_critique', statuts: ['soumise'] },
  demande_acceptee: { type: 'demande', concerne: ['auteur'], canaux: partout, urgence: 'jamais', statuts: ['acceptee'] },
  demande_refusee: { type: 'demande', concerne: ['auteur'], canaux: partout, urgence: 'jamais', statuts: ['refusee'] },
  demande_doublon: { type: 'demande', concerne: ['auteur'], canaux: partout, urgence: 'jamais', statuts: ['doublon'] },
  demande_annulee: { type: 'demande', concerne: ['gestionnaires'], canaux: partout, urgence: 'jamais', statuts: ['annulee'] },
  absence_demandee: { type: 'absence', concerne: ['gestionnaires'], canaux: partout, urgence: 'jamais', statuts: ['demandee'] },
  absence_approuvee: { type: 'absence', concerne: ['technicien'], canaux: partout, urgence: 'jamais', statuts: ['approuvee'] },
  absence_refusee: { type: 'absence', concerne: ['technicien'], canaux: partout, urgence: 'jamais', statuts: ['refusee'] },
  absence_annulee: {
    type: 'absence',
    concerne: ['technicien', 'gestionnaires'],
    canaux: partout,
    urgence: 'jamais',
    statuts: ['annulee'],
  },
  habilitation_expire: { type: 'habilitation', concerne: ['technicien', 'gestionnaires'], canaux: partout, urgence: 'jamais' },
  ferie_a_confirmer: { type: 'rappel', concerne: ['admins'], canaux: partout, urgence: 'jamais' },
  travaux_en_retard: { type: 'systeme', concerne: ['admins'], canaux: partout, urgence: 'toujours' },
  processus_muet: { type: 'systeme', concerne: ['admins'], canaux: partout, urgence: 'toujours' },
  travaux_a_jour: { type: 'systeme', concerne: ['admins'], canaux: partout, urgence: 'jamais' },
  processus_retabli: { type: 'systeme', concerne: ['admins'], canaux: partout, urgence: 'jamais' },
  echeance_generee: { type: 'plan', concerne: ['gestionnaires'], canaux: ecran, urgence: 'jamais' },
  echeances_generees: { type: 'plan', concerne: ['gestionnaires'], canaux: ecran, urgence: 'jamais' },
  // Not by the mails that its subject refuses.
  adresse_rejetee: { type: 'systeme', concerne: ['nomme'], canaux: ['application', 'push'], urgence: 'jamais' },
  adresse_rejetee_compte: { type: 'systeme', concerne: ['admins'], canaux: ecran, urgence: 'jamais' },
  information: { type: 'information', concerne: ['nomme'], canaux: partout, urgence: 'jamais' },
};

/** How an account of a role can be concerned at all. */
const relationsOf: Record<Role, readonly Relation[]> = {
  admin: ['technicien_ou_suiveur', 'suiveur', 'gestionnaires', 'admins', 'auteur', 'nomme'],
  responsable: ['technicien_ou_suiveur', 'suiveur', 'gestionnaires', 'auteur', 'nomme'],
  technicien: ['technicien', 'technicien_ou_suiveur', 'ancien_technicien', 'auteur', 'nomme'],
  client: ['client', 'auteur', 'nomme'],
};

/** The kinds of news that can reach an account of a role, in their order: it is asked about no other. */
export function typesFor(role: Role): NotificationType[] {
  const reached = Object.values(eventRules).filter(({ concerne }) => concerne.some((relation) => relationsOf[role].includes(relation)));
  return notificationTypes.filter((type) => reached.some((rule) => rule.type === type));
}
