import type { notifications as fr } from '../fr/notifications.ts';
import type { Messages } from '../messages.ts';

export const notifications: Messages<typeof fr> = {
  title: 'Notifications',
  unread: '{n, plural, =0 {No unread notifications} one {# unread notification} other {# unread notifications}}',
  mark_all: 'Mark all as read',
  empty_title: 'No notifications',
  empty_text: 'You will be told here about what concerns you.',
  live: 'Live updates',
  /** What the sentences below name as `{absence}` and `{validite}`. */
  words: {
    absence: { conge: 'a leave', maladie: 'a sick leave', formation: 'a training course', autre: 'an absence' },
    validite: { expiree: 'expired on {date}', dernier_jour: 'last valid day, {date}', expire: 'expires on {date}' },
  },
  events: {
    intervention_affectee: '{reference} is assigned to you: {titre}',
    intervention_retiree: '{reference} is no longer assigned to you: {titre}',
    intervention_liberee: '{reference} needs reassigning: {titre}',
    intervention_demarree: 'Work has started on {reference}: {titre}',
    intervention_en_attente: '{reference} is on hold: {titre}',
    intervention_terminee: '{reference} is finished, to be closed: {titre}',
    intervention_rouverte: '{reference} has been reopened: {titre}',
    intervention_cloturee: '{reference} is closed: {titre}',
    intervention_annulee: '{reference} has been cancelled: {titre}',
    demande_soumise: 'New request {reference}: {titre}',
    demande_acceptee: 'Your request {reference} is accepted: it becomes {intervention}',
    demande_refusee: 'Your request {reference} is refused: {motif}',
    demande_doublon: 'Your request {reference} is already followed as {original}',
    demande_annulee: 'Request {reference} was withdrawn by its author: {titre}',
    absence_demandee: '{technicien} asks for {absence}, {du} to {au}',
    absence_approuvee: 'Your absence from {du} to {au} is approved',
    absence_refusee: 'Your absence from {du} to {au} is refused',
    absence_annulee: 'The absence of {technicien} from {du} to {au} is cancelled',
    habilitation_expire: '{habilitation}, {technicien}: {validite}',
    intervention_rappel: '{reference} is due by {echeance}: {titre}',
    intervention_retard: '{reference} is past its due date of {echeance}: {titre}',
    intervention_escalade: '{reference} is still overdue, it was due on {echeance}: {titre}',
    echeance_generee: 'Plan {plan} has created {reference}, to be done on {date}',
    adresse_rejetee: 'Your address {email} refuses our e-mails: correct it, nothing more is sent to it',
    adresse_rejetee_compte: 'The address {email} of {compte} refuses our e-mails',
    information: '{texte}',
  },
};
