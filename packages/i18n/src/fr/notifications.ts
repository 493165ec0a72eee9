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
    demande_soumise: 'Nouvelle demande {reference} : {titre}',
    demande_acceptee: 'Votre demande {reference} est acceptée : elle devient {intervention}',
    demande_refusee: 'Votre demande {reference} est refusée : {motif}',
    demande_doublon: 'Votre demande {reference} est déjà suivie sous {original}',
    demande_annulee: 'La demande {reference} est annulée par son auteur : {titre}',
    absence_demandee:
      '{technicien} demande {type, select, conge {un congé} maladie {un arrêt maladie} formation {une formation} other {une absence}}, du {du} au {au}',
    absence_approuvee: 'Votre absence du {du} au {au} est approuvée',
    absence_refusee: 'Votre absence du {du} au {au} est refusée',
    absence_annulee: 'L’absence de {technicien} du {du} au {au} est annulée',
    habilitation_expire:
      '{habilitation}, {technicien} : {etat, select, expiree {expirée depuis le {date}} dernier_jour {dernier jour de validité, le {date}} other {expire le {date}}}',
    information: '{texte}',
  },
} as const;
