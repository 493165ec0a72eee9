export const journal = {
  history: 'Modifications',
  none: 'Aucune modification enregistrée.',
  actions: {
    create: '{acteur} a créé la fiche',
    update: '{acteur} a modifié la fiche',
    import: '{acteur} a importé la fiche',
    retire: '{acteur} a retiré la fiche du service',
    deactivate: '{acteur} a désactivé la fiche',
    activate: '{acteur} a réactivé la fiche',
    other: '{acteur} : {action}',
  },
  change: '{champ} : {avant} → {apres}',
  yes: 'oui',
  no: 'non',
  conflict_title: 'Cette fiche vient de changer',
  conflict_by: 'Modifiée par {acteur} {quand}.',
  conflict_text: 'Vos changements sont gardés ci-dessous, le reste est à jour. Relisez, puis enregistrez à nouveau.',
} as const;
