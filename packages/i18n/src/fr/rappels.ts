import type { DestinatairesEscalade } from '@mif/contract/rappels';

const destinataires = {
  suiveur: 'Le responsable de l’intervention',
  gestionnaires: 'Tous les responsables et administrateurs',
  admins: 'Les administrateurs',
} as const satisfies Record<DestinatairesEscalade, string>;

export const rappels = {
  title: 'Rappels',
  before: {
    label: 'Rappels avant l’échéance',
    help: 'Le technicien de l’intervention est prévenu ; son responsable, si personne ne l’a encore.',
    none: 'Personne n’est prévenu avant l’échéance.',
    add: 'Ajouter un rappel',
    nth: 'Rappel {n}',
    remove: 'Retirer le rappel {n}',
    suffix: ' h avant',
  },
  after: {
    label: 'Escalades après l’échéance',
    help: 'À l’échéance, le technicien et le responsable sont toujours prévenus. Ici, qui l’est encore quand le retard dure.',
    none: 'Personne d’autre n’est prévenu quand le retard dure.',
    add: 'Ajouter une escalade',
    nth: 'Escalade {n}',
    whom: 'Qui est prévenu, escalade {n}',
    remove: 'Retirer l’escalade {n}',
    suffix: ' h après',
  },
  destinataires,
  change_help:
    'Un changement vaut dès la minute suivante : ce qui a été annoncé ne l’est pas de nouveau, et une heure déjà passée n’est rattrapée que si personne n’a été prévenu.',
  saved: 'Les rappels sont enregistrés.',
  /** In the journal: « 24 h avant ». */
  said: { rappel: '{heures} h avant', escalade: '{heures} h après : {qui}', none: 'aucun rappel, aucune escalade' },
} as const;
