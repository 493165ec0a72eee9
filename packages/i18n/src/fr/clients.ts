export const clients = {
  name: 'client',
  count: '{n, plural, =0 {aucun client} one {# client} many {# de clients} other {# clients}}',
  interventions_ouvertes:
    '{n, plural, =0 {aucune intervention ouverte} one {# intervention ouverte} many {# d’interventions ouvertes} other {# interventions ouvertes}}',
  inactive: 'Inactif',
  fields: {
    code: 'Code',
    nom: 'Nom',
    ville: 'Ville',
    adresse: 'Adresse',
    email: 'E-mail',
    telephone: 'Téléphone',
    is_active: 'Actif',
    created_at: 'Ajouté le',
    equipements: 'Équipements',
    interventions_ouvertes: 'Interventions ouvertes',
  },
  help: {
    code: 'Laissé vide, un code est attribué.',
    email: 'Reçoit les avis de clôture.',
    is_active: 'Un client inactif garde son historique.',
  },
  list: {
    title: 'Clients',
    create: 'Nouveau client',
    search: 'Nom, code, ville',
    empty_title: 'Aucun client',
    empty_text: 'Ajoutez votre premier client : ses équipements s’y rattachent.',
  },
  form: { create_title: 'Nouveau client', edit_title: 'Modifier {nom}', submit: 'Enregistrer le client' },
  toasts: { created: '{nom} est ajouté.', updated: '{nom} est à jour.' },
} as const;
