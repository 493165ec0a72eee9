import type { emails as fr } from '../fr/emails.ts';
import type { Messages } from '../messages.ts';

export const emails: Messages<typeof fr> = {
  greeting: 'Hello {nom},',
  signature: 'ERP MIF Maroc',
  footer: 'You are receiving this message because you have an account on ERP MIF Maroc.',
  open: 'Open the work order',
  subjects: {
    intervention_affectee: '{reference} is assigned to you: {titre}',
    intervention_retiree: '{reference} is no longer assigned to you',
    intervention_liberee: '{reference} needs reassigning: {titre}',
    intervention_demarree: 'Work has started on {reference}',
    intervention_en_attente: '{reference} is on hold',
    intervention_terminee: '{reference} is finished',
    intervention_rouverte: '{reference} has been reopened',
    intervention_cloturee: '{reference} is closed: {titre}',
    intervention_annulee: '{reference} has been cancelled',
    information: 'Information',
  },
  bodies: {
    intervention_affectee: 'A work order has been assigned to you.',
    intervention_retiree: 'This work order is no longer assigned to you. You have nothing to do.',
    intervention_liberee: 'The technician is no longer assigned to this work order. It is waiting for another one.',
    intervention_demarree: 'The technician has started work.',
    intervention_en_attente: 'The work has stopped. The reason is on its page.',
    intervention_terminee: 'The work is done. It remains to be checked and closed.',
    intervention_rouverte: 'Work is resuming on this work order.',
    intervention_cloturee: 'The work order is finished and checked. Its report is in your space.',
    intervention_annulee: 'This work order will not be carried out.',
    information: 'You have a new message.',
  },
};
