export const centre = {
  settings: 'Mes réglages',
  search: 'Référence, titre, personne',
  unread_only: 'Non lues',
  type: 'Type',
  mark_read: 'Marquer comme lue',
  mark_unread: 'Marquer comme non lue',
  preferences: {
    title: 'Mes notifications',
    channels: 'Ce dont vous êtes prévenu',
    channels_text: 'Ce que vous décochez ne vous est plus signalé ; cela reste visible dans l’historique. Chaque choix est gardé aussitôt.',
    quiet: 'Heures calmes',
    quiet_text: 'Pendant ces heures, e-mails et notifications du téléphone attendent. Ce qui est urgent passe quand même.',
    quiet_on: 'Ne pas me déranger à certaines heures',
    quiet_from: 'De',
    quiet_to: 'À',
    rhythm: 'Rythme des e-mails',
    digest_at: 'Heure du résumé',
    refused_title: 'Votre adresse e-mail est refusée',
    refused_text:
      'Le serveur de messagerie a répondu que {email} n’existe pas ({quand}). Plus aucun e-mail n’y est envoyé tant qu’elle n’est pas corrigée par un administrateur.',
    refused_link: 'Voir mon compte',
    rhythms: {
      immediat: 'Chaque e-mail aussitôt',
      quotidien: 'Un résumé par jour',
    },
    rhythms_help: {
      immediat: 'Vous recevez chaque message dès qu’il vous concerne.',
      quotidien: 'Ce qui n’est pas urgent arrive dans un seul e-mail.',
    },
  },
} as const;
