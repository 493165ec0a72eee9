export const lists = {
  views: 'Vues',
  save_view: 'Enregistrer cette vue',
  view_name: 'Nom de la vue',
  view_shared: 'Partager avec mes collègues',
  view_is_shared: 'partagée',
  view_saved: 'La vue « {nom} » est enregistrée.',
  view_deleted: 'La vue est supprimée.',
  delete_view: 'Supprimer la vue « {nom} »',
  everything: 'Tout afficher',
  no_view: 'Filtrez ou triez la liste, puis enregistrez-la ici pour la retrouver.',
  move_up: 'Avancer la colonne {nom}',
  move_down: 'Reculer la colonne {nom}',
  usual_columns: 'Colonnes habituelles',
  bulk: 'Actions sur la sélection',
  bulk_actions: { retire: 'Retirer du service', deactivate: 'Désactiver', approve: 'Approuver' },
  bulk_confirm: {
    equipements:
      '{n, plural, one {# équipement sera retiré du service} many {# d’équipements seront retirés du service} other {# équipements seront retirés du service}} : leur histoire reste, rien de nouveau ne s’y ouvre. Ce qui a des interventions ouvertes, ou des parties encore en service, sera refusé.',
    clients:
      '{n, plural, one {# client sera désactivé} many {# de clients seront désactivés} other {# clients seront désactivés}} : leurs sites, leurs équipements et leur historique restent, ils ne sont plus proposés.',
    techniciens:
      '{n, plural, one {# technicien ne sera plus proposé} many {# de techniciens ne seront plus proposés} other {# techniciens ne seront plus proposés}} pour une affectation. Leurs comptes et leur historique restent.',
    users:
      '{n, plural, one {# compte sera désactivé} many {# de comptes seront désactivés} other {# comptes seront désactivés}} : leurs sessions se ferment et personne ne s’y connecte plus. Votre mot de passe vous sera demandé.',
    absences:
      '{n, plural, one {# absence sera approuvée} many {# d’absences seront approuvées} other {# absences seront approuvées}} et les techniciens prévenus. Celles qui ont déjà leur réponse seront refusées.',
  },
  bulk_done:
    '{n, plural, =0 {Rien n’a été fait.} one {C’est fait pour # ligne.} many {C’est fait pour # de lignes.} other {C’est fait pour # lignes.}}',
  bulk_refused: '{n, plural, one {# ligne est refusée :} many {# de lignes sont refusées :} other {# lignes sont refusées :}}',
  bulk_one_done: 'Fait',
  bulk_one_refused: 'Refusé',
  export: 'Exporter',
  export_what: 'Toute la liste telle qu’elle est filtrée et triée, même ce qui n’est pas encore affiché.',
  export_filtered: 'La liste est filtrée : seules ses lignes seront dans le fichier.',
  export_format: 'Format',
  export_xlsx: 'Classeur Excel',
  export_csv: 'CSV (point-virgule)',
  export_columns: 'Colonnes',
  export_shown: 'Celles affichées',
  export_all: 'Toutes',
  export_codes: 'Codes au lieu des libellés, pour réimporter',
  export_download: 'Télécharger',
  export_stop: 'Arrêter',
  export_failed: 'Le téléchargement n’a pas abouti. Réessayez.',
  export_done: 'Le fichier {nom} est téléchargé.',
} as const;
