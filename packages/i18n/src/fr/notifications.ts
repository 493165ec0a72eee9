export const notifications = {
  title: 'Notifications',
  unread:
    '{n, plural, =0 {Aucune notification non lue} one {# notification non lue} many {# de notifications non lues} other {# notifications non lues}}',
  mark_all: 'Tout marquer comme lu',
  empty_title: 'Aucune notification',
  empty_text: 'Vous serez prévenu ici de ce qui vous concerne.',
  live: 'Mises à jour en direct',
  events: {
    intervention_affectee: '{reference} vous est affectée : {titre}',
    intervention_retiree: '{reference} ne vous est plus affectée : {titre}',
    intervention_liberee: '{reference} est à réaffecter : {titre}',
    intervention_demarree: 'Le travail a commencé sur {reference} : {titre}',
    intervention_en_attente: '{reference} est en attente : {titre}',
    intervention_terminee: '{reference} est terminée, à clôturer : {titre}',
    intervention_rouverte: '{reference} est rouverte : {titre}',
    intervention_cloturee: '{reference} est clôturée : {titre}',
    intervention_annulee: '{reference} est annulée : {titre}',
    information: '{texte}',
  },
} as const;
