import type { Priorite } from '@mif/contract/interventions';
import type { Ancrage, Declencheur, RegleCompteur, RegleDate } from '@mif/contract/plan-rules';
import type { StatutPlan } from '@mif/contract/plans';

/** What became of a past occurrence: done on its day, some days after it, or skipped. */
export type DemoPast = { n_days_late: number } | { motif: string };

export interface DemoPlan {
  equipement: string;
  titre: string;
  description?: string;
  rapport: string;
  minutes: number;
  priorite?: Priorite;
  /** Codes of skills with their level, and of kinds of certificates. */
  competences?: Record<string, number>;
  habilitations?: readonly string[];
  /** Its place among the technicians of the demo. */
  technicien?: number;
  declencheur?: Declencheur;
  regle_date?: RegleDate;
  /** Days from today to the next occurrence of its calendar. */
  next_in: number;
  ancrage?: Ancrage;
  avance_jours: number;
  tolerance_jours: number;
  compteur?: { nom: string; regle: RegleCompteur; base?: number };
  statut?: StatutPlan;
  /** Its past, the oldest first. */
  past: readonly DemoPast[];
}

const every = (unite: RegleDate['unite'], intervalle: number): RegleDate => ({ unite, intervalle, position: null });
const inTime: DemoPast = { n_days_late: 0 };
const late = (n_days_late: number): DemoPast => ({ n_days_late });
const skipped = (motif: string): DemoPast => ({ motif });

/** The preventive plans of the demo company: every usual rhythm, made to measure, by meter and by both. */
export const demoPlans: readonly DemoPlan[] = [
  {
    equipement: 'Broyeur à boulets BK2',
    titre: 'Graissage des paliers et contrôle des boulons',
    description: 'Graisse EP2, 60 g par palier. Relever la température des paliers avant et après.',
    rapport: 'Paliers graissés, boulons contrôlés au couple. Températures normales.',
    minutes: 90,
    competences: { MEC: 2 },
    technicien: 0,
    regle_date: every('mois', 1),
    next_in: 9,
    avance_jours: 7,
    tolerance_jours: 3,
    past: [inTime, late(6), inTime],
  },
  {
    equipement: 'Four rotatif F1',
    titre: 'Contrôle du réfractaire et de l’alignement',
    rapport: 'Épaisseurs relevées sur douze points, alignement dans la tolérance.',
    minutes: 240,
    competences: { MEC: 3 },
    regle_date: every('mois', 3),
    next_in: 34,
    avance_jours: 14,
    tolerance_jours: 7,
    past: [inTime, late(12), inTime],
  },
  {
    equipement: 'Concasseur à mâchoires',
    titre: 'Ronde hebdomadaire du concasseur',
    rapport: 'Ronde faite, mâchoires à surveiller.',
    minutes: 30,
    competences: { MEC: 1 },
    technicien: 3,
    regle_date: every('semaine', 1),
    next_in: 4,
    avance_jours: 2,
    tolerance_jours: 1,
    past: [skipped('Carrière arrêtée pour congés'), inTime, late(2), inTime],
  },
  {
    equipement: 'Compresseur d’air K3',
    titre: 'Vidange et filtres toutes les 2 000 heures',
    rapport: 'Vidange faite, filtres à huile et à air remplacés, essai en charge.',
    minutes: 150,
    competences: { MEC: 2 },
    declencheur: 'compteur',
    compteur: { nom: 'Heures de marche', regle: { genre: 'pas', pas: 2000 } },
    next_in: 0,
    avance_jours: 0,
    tolerance_jours: 7,
    past: [inTime],
  },
  {
    equipement: 'Compresseur d’air K3',
    titre: 'Recherche de fuites si la pression baisse',
    rapport: 'Réseau contrôlé aux ultrasons, deux raccords repris.',
    minutes: 120,
    priorite: 'haute',
    declencheur: 'compteur',
    compteur: { nom: 'Pression de refoulement', regle: { genre: 'seuil', sens: 'en_dessous', seuil: 6, hysteresis: 0.3 } },
    next_in: 0,
    avance_jours: 0,
    tolerance_jours: 3,
    past: [],
  },
  {
    equipement: 'Pont roulant 20 t',
    titre: 'Vérification générale périodique du pont',
    description: 'Câbles, crochet, limiteur de charge, fins de course. Essai à 110 %.',
    rapport: 'Vérification sans réserve, registre de sécurité signé.',
    minutes: 180,
    competences: { MEC: 3, ELEC: 2 },
    habilitations: ['HAUTEUR', 'B1V'],
    regle_date: every('mois', 6),
    next_in: 52,
    avance_jours: 21,
    tolerance_jours: 10,
    past: [inTime, late(3)],
  },
  {
    equipement: 'Pasteurisateur P1',
    titre: 'Étalonnage des sondes du pasteurisateur',
    rapport: 'Sondes étalonnées, écart maximal 0,2 °C.',
    minutes: 60,
    priorite: 'haute',
    competences: { AUTO: 2 },
    technicien: 1,
    regle_date: { unite: 'mois', intervalle: 1, position: { genre: 'rang', rang: -1, jour_semaine: 5 } },
    next_in: 3,
    avance_jours: 7,
    tolerance_jours: 3,
    past: [inTime, inTime],
  },
  {
    equipement: 'Groupe froid ammoniac GF1',
    titre: 'Contrôle d’étanchéité du groupe froid',
    rapport: 'Aucune fuite détectée, charge conforme.',
    minutes: 120,
    competences: { FROID: 3 },
    habilitations: ['CONFINE', 'CHIMIQUE'],
    technicien: 2,
    regle_date: every('mois', 3),
    next_in: 20,
    avance_jours: 14,
    tolerance_jours: 7,
    past: [inTime, inTime, skipped('Révision générale en cours, fait par le constructeur')],
  },
  {
    equipement: 'Chaudière vapeur 6 t/h',
    titre: 'Visite annuelle réglementaire de la chaudière',
    rapport: 'Visite intérieure et extérieure faite, soupapes tarées.',
    minutes: 480,
    priorite: 'haute',
    competences: { SOUD: 3, MEC: 2 },
    habilitations: ['CONFINE'],
    regle_date: every('annee', 1),
    next_in: 87,
    avance_jours: 30,
    tolerance_jours: 15,
    past: [inTime],
  },
  {
    equipement: 'Groupe électrogène 630 kVA',
    titre: 'Essai en charge du groupe électrogène',
    rapport: 'Essai 30 min à 70 % de charge, démarrage en 8 s.',
    minutes: 75,
    competences: { ELEC: 3 },
    habilitations: ['BR'],
    technicien: 1,
    regle_date: every('semaine', 2),
    next_in: 6,
    avance_jours: 3,
    tolerance_jours: 2,
    past: [inTime, late(4)],
  },
  {
    equipement: 'Groupe électrogène 630 kVA',
    titre: 'Vidange : 250 heures ou un an',
    rapport: 'Vidange et filtres, liquide de refroidissement contrôlé.',
    minutes: 180,
    competences: { MEC: 2 },
    declencheur: 'les_deux',
    regle_date: every('annee', 1),
    ancrage: 'flottant',
    compteur: { nom: 'Heures de marche', regle: { genre: 'pas', pas: 250 } },
    next_in: 140,
    avance_jours: 15,
    tolerance_jours: 15,
    past: [inTime],
  },
  {
    equipement: 'Centrale de traitement d’air bloc 2',
    titre: 'Remplacement des filtres du bloc opératoire',
    rapport: 'Filtres F7 et H13 remplacés, perte de charge 95 Pa.',
    minutes: 90,
    competences: { FROID: 2 },
    habilitations: ['HAUTEUR'],
    regle_date: every('mois', 2),
    ancrage: 'flottant',
    next_in: 16,
    avance_jours: 7,
    tolerance_jours: 7,
    past: [late(5), inTime],
  },
  {
    equipement: 'Ascenseur monte-malade A',
    titre: 'Visite d’entretien de l’ascenseur',
    rapport: 'Portes, parachute et téléphone d’urgence vérifiés.',
    minutes: 60,
    competences: { ELEC: 2 },
    habilitations: ['B1V'],
    technicien: 1,
    regle_date: every('semaine', 6),
    next_in: 12,
    avance_jours: 5,
    tolerance_jours: 3,
    past: [inTime],
  },
  {
    equipement: 'Tunnel de congélation T1',
    titre: 'Dégivrage et contrôle des ventilateurs',
    rapport: 'Dégivrage complet, deux ventilateurs équilibrés.',
    minutes: 120,
    competences: { FROID: 2 },
    regle_date: every('mois', 1),
    next_in: 25,
    avance_jours: 7,
    tolerance_jours: 3,
    statut: 'suspendu',
    past: [inTime],
  },
  {
    equipement: 'Pompe eau de mer PM2',
    titre: 'Relevé quotidien de la station de pompage',
    rapport: 'Ronde faite, débit et pression normaux.',
    minutes: 15,
    regle_date: every('jour', 1),
    next_in: 1,
    avance_jours: 0,
    tolerance_jours: 0,
    statut: 'retire',
    past: [inTime, inTime, skipped('Station à l’arrêt, marée trop basse')],
  },
];
