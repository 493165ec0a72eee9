import type { Criticite, Frequence, StatutEquipement } from '@mif/contract/equipements';
import type { InterventionType, Priorite } from '@mif/contract/interventions';
import type { Role } from '@mif/contract/users';

interface DemoClient {
  code: string;
  nom: string;
  ville: string;
  adresse: string;
  email: string;
  telephone: string;
}

/** The companies the demo company works for. */
export const demoClients: readonly DemoClient[] = [
  {
    code: 'CLI-0001',
    nom: 'Cimenterie de l’Atlas',
    ville: 'Settat',
    adresse: 'Route de Marrakech, km 12, Settat',
    email: 'maintenance@cimenterie-atlas.ma',
    telephone: '+212523400112',
  },
  {
    code: 'CLI-0002',
    nom: 'Laiterie du Gharb',
    ville: 'Kénitra',
    adresse: 'Zone industrielle Bir Rami, lot 48, Kénitra',
    email: 'technique@laiterie-gharb.ma',
    telephone: '+212537360245',
  },
  {
    code: 'CLI-0003',
    nom: 'Clinique Anfa Santé',
    ville: 'Casablanca',
    adresse: '21, rue Jean-Jaurès, Casablanca',
    email: 'services.generaux@anfa-sante.ma',
    telephone: '+212522471830',
  },
  {
    code: 'CLI-0004',
    nom: 'Conserverie Agadir Mer',
    ville: 'Agadir',
    adresse: 'Port de pêche, hangar 7, Agadir',
    email: 'atelier@agadir-mer.ma',
    telephone: '+212528823319',
  },
];

interface DemoAccount {
  username: string;
  full_name: string;
  email: string;
  role: Role;
  password: string;
  /** For a client's account: the code of his company. */
  client?: string;
  /** For a technician: team and skills with their level. */
  technicien?: { equipe: string; telephone: string; competences: Record<string, number> };
}

/** The accounts `npm start` prints. Production refuses them. */
export const demoAccounts: readonly DemoAccount[] = [
  { username: 'admin', full_name: 'Nadia Benjelloun', email: 'admin@mif.ma', role: 'admin', password: 'admin123' },
  { username: 'responsable', full_name: 'Karim El Fassi', email: 'responsable@mif.ma', role: 'responsable', password: 'responsable123' },
  {
    username: 'technicien',
    full_name: 'Youssef Amrani',
    email: 'technicien@mif.ma',
    role: 'technicien',
    password: 'tech123',
    technicien: { equipe: 'Casablanca', telephone: '+212661204518', competences: { MEC: 4, HYD: 3, ELEC: 2 } },
  },
  {
    username: 'tech2',
    full_name: 'Salma Idrissi',
    email: 'tech2@mif.ma',
    role: 'technicien',
    password: 'tech123',
    technicien: { equipe: 'Casablanca', telephone: '+212662318847', competences: { ELEC: 4, AUTO: 3 } },
  },
  {
    username: 'tech3',
    full_name: 'Omar Tazi',
    email: 'tech3@mif.ma',
    role: 'technicien',
    password: 'tech123',
    technicien: { equipe: 'Kénitra', telephone: '+212667559021', competences: { FROID: 4, ELEC: 2 } },
  },
  {
    username: 'tech4',
    full_name: 'Hassan Ouali',
    email: 'tech4@mif.ma',
    role: 'technicien',
    password: 'tech123',
    technicien: { equipe: 'Agadir', telephone: '+212668772390', competences: { MEC: 3, FROID: 2, SOUD: 4 } },
  },
  { username: 'client', full_name: 'Leïla Chraïbi', email: 'client@mif.ma', role: 'client', password: 'client123', client: 'CLI-0001' },
  { username: 'client2', full_name: 'Mehdi Sqalli', email: 'client2@mif.ma', role: 'client', password: 'client123', client: 'CLI-0002' },
];

/** Skills of the demo company. */
export const demoCompetences: Readonly<Record<string, string>> = {
  AUTO: 'Automatisme',
  ELEC: 'Électricité industrielle',
  FROID: 'Froid et climatisation',
  HYD: 'Hydraulique',
  MEC: 'Mécanique',
  SOUD: 'Soudure',
};

interface DemoEquipement {
  client: string;
  nom: string;
  type: string;
  localisation: string;
  criticite: Criticite;
  frequence?: Frequence;
  statut?: StatutEquipement;
  fabricant: string;
  modele: string;
}

const machine = (
  client: string,
  nom: string,
  type: string,
  localisation: string,
  criticite: Criticite,
  fabricant: string,
  modele: string,
  more: { frequence?: Frequence; statut?: StatutEquipement } = {},
): DemoEquipement => ({ client, nom, type, localisation, criticite, fabricant, modele, ...more });

/** Machines at the clients', in the order of their codes. */
export const demoEquipements: readonly DemoEquipement[] = [
  machine('CLI-0001', 'Broyeur à boulets BK2', 'broyeur', 'Atelier cru, niveau 0', 'critique', 'FLSmidth', 'UMS 3.8', {
    frequence: 'mensuel',
  }),
  machine('CLI-0001', 'Four rotatif F1', 'four', 'Ligne de cuisson', 'critique', 'Polysius', 'Polro 2', { frequence: 'trimestriel' }),
  machine('CLI-0001', 'Convoyeur à bande CB12', 'convoyeur', 'Carrière vers concasseur', 'important', 'Sandvik', 'CB-650', {
    statut: 'panne',
  }),
  machine('CLI-0001', 'Concasseur à mâchoires', 'concasseur', 'Carrière', 'critique', 'Metso', 'C120', { frequence: 'hebdomadaire' }),
  machine('CLI-0001', 'Compresseur d’air K3', 'compresseur', 'Salle des compresseurs', 'important', 'Atlas Copco', 'GA 90', {
    frequence: 'mensuel',
  }),
  machine('CLI-0001', 'Pont roulant 20 t', 'levage', 'Hall d’expédition', 'important', 'Demag', 'EKKE 20', { frequence: 'semestriel' }),
  machine('CLI-0001', 'Ensacheuse E4', 'emballage', 'Expédition', 'standard', 'Haver', 'Roto Classic'),
  machine('CLI-0002', 'Pasteurisateur P1', 'échangeur', 'Salle de traitement', 'critique', 'Tetra Pak', 'C8', { frequence: 'mensuel' }),
  machine('CLI-0002', 'Groupe froid ammoniac GF1', 'froid', 'Salle des machines', 'critique', 'GEA', 'Grasso V600', {
    frequence: 'mensuel',
    statut: 'maintenance',
  }),
  machine('CLI-0002', 'Chaudière vapeur 6 t/h', 'chaudière', 'Chaufferie', 'critique', 'Bosch', 'UL-S 6000', { frequence: 'trimestriel' }),
  machine('CLI-0002', 'Conditionneuse bouteilles L2', 'emballage', 'Ligne 2', 'important', 'Sidel', 'Combi 12'),
  machine('CLI-0002', 'Homogénéisateur H1', 'pompe', 'Salle de traitement', 'important', 'APV', 'Gaulin 132'),
  machine('CLI-0002', 'Palettiseur', 'manutention', 'Fin de ligne', 'standard', 'Kuka', 'KR 180'),
  machine('CLI-0003', 'Groupe électrogène 630 kVA', 'énergie', 'Sous-sol, local GE', 'critique', 'Caterpillar', 'C18', {
    frequence: 'mensuel',
  }),
  machine('CLI-0003', 'Centrale de traitement d’air bloc 2', 'ventilation', 'Terrasse technique', 'critique', 'Carrier', '39HQ', {
    frequence: 'trimestriel',
  }),
  machine('CLI-0003', 'Ascenseur monte-malade A', 'levage', 'Hall principal', 'important', 'Otis', 'Gen2', { frequence: 'mensuel' }),
  machine('CLI-0003', 'Autoclave de stérilisation', 'stérilisation', 'Bloc, niveau 1', 'critique', 'Getinge', 'HS66'),
  machine('CLI-0004', 'Tunnel de congélation T1', 'froid', 'Hangar 7, zone froide', 'critique', 'JBT', 'GyroCompact 60', {
    frequence: 'mensuel',
  }),
  machine('CLI-0004', 'Sertisseuse S3', 'emballage', 'Ligne sardine', 'important', 'Ferrum', 'F108'),
  machine('CLI-0004', 'Pompe eau de mer PM2', 'pompe', 'Station de pompage', 'standard', 'KSB', 'Etanorm 80'),
  machine('CLI-0004', 'Ancienne étuve', 'four', 'Hangar 5', 'non_critique', 'Binder', 'ED 720', { statut: 'retire' }),
];

interface DemoWork {
  titre: string;
  description: string;
  rapport: string;
  type: InterventionType;
  priorite: Priorite;
  minutes: number;
}

const work = (
  titre: string,
  description: string,
  rapport: string,
  type: InterventionType,
  priorite: Priorite,
  minutes: number,
): DemoWork => ({
  titre,
  description,
  rapport,
  type,
  priorite,
  minutes,
});

/** What is asked of the demo company, and what its technicians write afterwards. */
export const demoWorks: readonly DemoWork[] = [
  work(
    'Fuite d’huile au vérin principal',
    'Flaque sous le vérin depuis ce matin, pression en baisse.',
    'Joint racleur remplacé, niveau refait, essai sous pression 30 min : aucune fuite.',
    'corrective',
    'haute',
    95,
  ),
  work(
    'Bruit anormal au palier côté moteur',
    'Grincement continu, température relevée à 78 °C.',
    'Roulement 22220 remplacé, graissage, alignement contrôlé au laser.',
    'corrective',
    'critique',
    150,
  ),
  work(
    'Graissage et contrôle mensuel',
    'Selon la gamme mensuelle : graissage, serrage, relevé des températures.',
    'Gamme faite en entier. Courroie à surveiller au prochain passage.',
    'preventive',
    'programmee',
    60,
  ),
  work(
    'Arrêt intempestif en production',
    'Défaut variateur F0004 trois fois depuis hier.',
    'Ventilateur du variateur encrassé et bloqué : nettoyé, paramètres contrôlés, essai en charge correct.',
    'curative',
    'haute',
    80,
  ),
  work(
    'Remplacement des filtres',
    'Perte de charge au-dessus du seuil.',
    'Filtres G4 et F7 remplacés, perte de charge revenue à 90 Pa.',
    'preventive',
    'normale',
    45,
  ),
  work(
    'Bande déportée au tambour de retour',
    'La bande frotte sur le châssis côté droit.',
    'Centrage repris, rouleau autocentreur remplacé.',
    'corrective',
    'normale',
    70,
  ),
  work(
    'Diagnostic vibratoire',
    'Mesure demandée avant l’arrêt annuel.',
    'Spectre relevé sur quatre points : balourd léger, à équilibrer à l’arrêt.',
    'diagnostic',
    'basse',
    120,
  ),
  work(
    'Température de sortie trop haute',
    'Consigne 4 °C, lecture 7 °C.',
    'Appoint de fluide, détendeur réglé, sonde étalonnée. Sortie stable à 4,1 °C.',
    'corrective',
    'critique',
    110,
  ),
  work(
    'Pose d’un capot de protection',
    'Amélioration demandée après la visite de sécurité.',
    'Capot grillagé posé, arrêt d’urgence essayé.',
    'ameliorative',
    'basse',
    180,
  ),
  work(
    'Voyant défaut pression',
    'Le voyant reste allumé après acquittement.',
    'Pressostat remplacé, seuils réglés à 6,5 et 8 bar.',
    'corrective',
    'normale',
    55,
  ),
];
