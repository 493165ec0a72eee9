/** Titles of columns that only files have. */
export const exports = {
  columns: {
    equipement_code: 'Équipement (code)',
    is_active: 'Actif',
    parent_code: 'Fait partie de (code)',
    releves: 'Derniers relevés',
    duree_minutes: 'Durée estimée (minutes)',
    auteur: 'Ajouté par',
    octets: 'Taille (octets)',
    type_mime: 'Type de fichier',
    sha256: 'Empreinte SHA-256',
  },
} as const;
