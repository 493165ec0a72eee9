const date_debut = '2026-11-25T09:00:00Z';

/** What may be sent, by procedure: what people meet first, as a Moroccan workshop would write it. */
export const requestExamples: Readonly<Record<string, object>> = {
  'auth.token': { username: 'responsable', password: 'votre mot de passe' },
  'auth.login': { email: 'responsable@mif.ma', password: 'votre mot de passe' },
  'auth.confirm': { mot_de_passe: 'votre mot de passe' },
  'auth.changePassword': { ancien: 'ancien mot de passe', nouveau: 'trois mots bien choisis' },
  'users.create': {
    username: 's.idrissi',
    full_name: 'Salma Idrissi',
    email: 's.idrissi@mif.ma',
    role: 'technicien',
    password: 'trois mots bien choisis',
  },
  'users.update': { full_name: 'Salma Idrissi Alaoui' },
  'auth.updateProfile': { full_name: 'Karim El Fassi', langue: 'fr' },
  'clients.create': { nom: 'Laiterie du Gharb', ville: 'Kénitra', email: 'technique@laiterie-gharb.ma', telephone: '+212537360245' },
  'clients.update': { adresse: 'Zone industrielle Bir Rami, lot 48, Kénitra' },
  'techniciens.create': {
    user_id: 14,
    equipe: 'Casablanca',
    telephone: '+212662318847',
    competences: [{ competence_id: 2, niveau: 4 }],
  },
  'techniciens.update': { disponibilite: 'absent' },
  'techniciens.createCompetence': { code: 'FRIGO', nom: 'Froid industriel' },
  'equipements.create': {
    nom: 'Groupe froid de la chambre 2',
    type: 'froid',
    localisation: 'Quai d’expédition, Kénitra',
    frequence_entretien: 'mensuel',
    criticite: 'important',
    client_id: 2,
  },
  'equipements.update': { statut: 'panne', version: 3 },
  'interventions.create': {
    titre: 'Fuite d’huile au vérin principal',
    description: 'Flaque sous le vérin depuis ce matin, pression en baisse.',
    type: 'corrective',
    priorite: 'haute',
    equipement_id: 12,
  },
  'interventions.update': { priorite: 'critique', version: 2 },
  'interventions.changeStatut': {
    statut: 'terminee',
    rapport: 'Joint du vérin remplacé, niveau d’huile refait, essai sous charge concluant.',
    temps: [{ date_debut, minutes: 90 }],
    motif_sans_signature: 'Chef d’atelier absent.',
  },
  'interventions.changeAffectation': { technicien_id: 4, date_debut_prevue: date_debut, date_fin_prevue: '2026-11-25T11:00:00Z' },
  'notifications.create': { user_id: 14, texte: 'La clé du local technique est à l’accueil.' },
};
