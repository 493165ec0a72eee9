import type { CauseArret } from '@mif/contract/arrets';
import type { GenreCompteur } from '@mif/contract/compteurs';
import type { ChampType, Valeurs } from '@mif/contract/types-equipement';

const field = (cle: string, libelle: string, more: Partial<ChampType> = {}): ChampType => ({
  cle,
  libelle,
  genre: 'nombre',
  unite: null,
  min: null,
  max: null,
  choix: [],
  is_requis: false,
  is_archive: false,
  ...more,
});

/** The fields of the types that have some, and their drawings. */
export const demoFields: Readonly<Record<string, { icone: string; champs: ChampType[] }>> = {
  ligne: { icone: 'batiment', champs: [] },
  composant: { icone: 'composant', champs: [] },
  compresseur: {
    icone: 'machine',
    champs: [
      field('puissance', 'Puissance', { unite: 'kW', min: 0 }),
      field('pression_de_service', 'Pression de service', { unite: 'bar', min: 0, max: 40 }),
      field('huile', 'Huile', { genre: 'choix', choix: ['Minérale', 'Synthétique', 'Sans huile'] }),
      field('controle_reservoir', 'Dernière épreuve du réservoir', { genre: 'date' }),
    ],
  },
  convoyeur: {
    icone: 'convoyeur',
    champs: [
      field('largeur', 'Largeur de bande', { unite: 'mm', min: 0 }),
      field('longueur', 'Entraxe', { unite: 'm', min: 0 }),
      field('vitesse', 'Vitesse', { unite: 'm/s', min: 0, max: 8 }),
    ],
  },
  broyeur: {
    icone: 'machine',
    champs: [field('puissance', 'Puissance', { unite: 'kW', min: 0 }), field('charge', 'Charge de boulets', { unite: 't', min: 0 })],
  },
  pompe: {
    icone: 'pompe',
    champs: [
      field('debit', 'Débit nominal', { unite: 'm³/h', min: 0 }),
      field('hauteur', 'Hauteur manométrique', { unite: 'm', min: 0 }),
      field('garniture', 'Garniture', { genre: 'choix', choix: ['Mécanique', 'Tresse'] }),
    ],
  },
  froid: {
    icone: 'froid',
    champs: [
      field('fluide', 'Fluide frigorigène', { genre: 'choix', choix: ['R717 (ammoniac)', 'R744 (CO₂)', 'R134a', 'R449A'] }),
      field('charge', 'Charge de fluide', { unite: 'kg', min: 0 }),
    ],
  },
  chaudière: {
    icone: 'chaudiere',
    champs: [
      field('timbre', 'Timbre', { unite: 'bar', min: 0 }),
      field('epreuve', 'Dernière épreuve hydraulique', { genre: 'date' }),
      field('registre', 'N° de registre', { genre: 'texte' }),
    ],
  },
  énergie: { icone: 'electrique', champs: [field('puissance', 'Puissance', { unite: 'kVA', min: 0 })] },
};

/** What some machines hold in those fields, and their dates. */
export const demoValues: Readonly<Record<string, { valeurs: Valeurs; date_mise_en_service?: string; date_fin_garantie?: string }>> = {
  'Compresseur d’air K3': {
    valeurs: { puissance: 90, pression_de_service: 7.5, huile: 'Synthétique', controle_reservoir: '2024-05-14' },
    date_mise_en_service: '2023-02-06',
    date_fin_garantie: '2028-02-05',
  },
  'Convoyeur à bande CB12': { valeurs: { largeur: 650, longueur: 184, vitesse: 1.6 }, date_mise_en_service: '2016-09-12' },
  'Broyeur à boulets BK2': { valeurs: { puissance: 1250, charge: 84 }, date_mise_en_service: '2009-04-20' },
  'Pompe eau de mer PM2': { valeurs: { debit: 120, hauteur: 32, garniture: 'Mécanique' }, date_mise_en_service: '2021-06-01' },
  'Groupe froid ammoniac GF1': { valeurs: { fluide: 'R717 (ammoniac)', charge: 640 }, date_mise_en_service: '2018-03-19' },
  'Chaudière vapeur 6 t/h': { valeurs: { timbre: 12, epreuve: '2022-11-08' }, date_mise_en_service: '2012-10-15' },
  'Groupe électrogène 630 kVA': { valeurs: { puissance: 630 }, date_mise_en_service: '2020-01-28' },
};

/** Lines of the cement works, the machines on each (those of the register, or parts of the line), and their parts. */
export const demoLines: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  Carrière: {
    'Concasseur à mâchoires': ['Moteur du concasseur', 'Mâchoire mobile', 'Trémie d’alimentation'],
    'Convoyeur à bande CB12': ['Motoréducteur CB12', 'Tambour de tête CB12', 'Tambour de retour CB12', 'Racleur CB12'],
  },
  'Atelier cru': {
    'Broyeur à boulets BK2': ['Moteur BK2', 'Réducteur BK2', 'Centrale de graissage BK2', 'Séparateur dynamique BK2'],
  },
  'Ligne de cuisson': {
    'Four rotatif F1': ['Brûleur F1', 'Station de galets 1', 'Station de galets 2', 'Ventilateur de tirage F1'],
    'Refroidisseur à grilles': [],
  },
  Utilités: { 'Compresseur d’air K3': ['Sécheur d’air K3', 'Réservoir d’air 3 m³'] },
  'Atelier expédition': { 'Ensacheuse E4': ['Bec d’ensachage E4', 'Bascule E4'], 'Pont roulant 20 t': [] },
};

interface DemoReading {
  days_ago: number;
  valeur: number;
  ancienne_valeur?: number;
}

/** A reading a week over a year; never two weeks quite alike. */
function weekly(valueOf: (week: number) => number): DemoReading[] {
  return Array.from({ length: 52 }, (_, week) => ({ days_ago: (52 - week) * 7 - 1, valeur: Math.round(valueOf(week) * 10) / 10 }));
}

const runningHours = (start: number, perWeek: number) => weekly((week) => start + week * perWeek + (week % 3) * 4);

/** What the meters of some machines showed over the last year. */
export const demoMeters: readonly { equipement: string; nom: string; unite: string; genre: GenreCompteur; readings: DemoReading[] }[] = [
  {
    equipement: 'Compresseur d’air K3',
    nom: 'Heures de marche',
    unite: 'h',
    genre: 'cumulatif',
    readings: runningHours(18_240, 126).map((reading, week) => {
      if (week < 31) return reading;
      // Replaced in the 31st week: the new one began at zero.
      const valeur = Math.round((week - 31) * 126 + (week % 3) * 4 - (31 % 3) * 4);
      return week === 31 ? { ...reading, valeur: 0, ancienne_valeur: reading.valeur } : { ...reading, valeur };
    }),
  },
  {
    equipement: 'Compresseur d’air K3',
    nom: 'Pression de refoulement',
    unite: 'bar',
    genre: 'jauge',
    readings: weekly((week) => 7.4 + Math.sin(week / 4) * 0.3 - (week > 44 ? 0.5 : 0)),
  },
  { equipement: 'Broyeur à boulets BK2', nom: 'Heures de marche', unite: 'h', genre: 'cumulatif', readings: runningHours(84_310, 148) },
  { equipement: 'Groupe froid ammoniac GF1', nom: 'Heures de marche', unite: 'h', genre: 'cumulatif', readings: runningHours(41_002, 110) },
  {
    equipement: 'Groupe électrogène 630 kVA',
    nom: 'Heures de marche',
    unite: 'h',
    genre: 'cumulatif',
    readings: weekly((week) => 612 + week * 1.5),
  },
];

/** When machines stood still: days ago, hours (none while it lasts). */
export const demoStops: readonly { equipement: string; cause: CauseArret; from: number; hours: number | null; commentaire: string }[] = [
  { equipement: 'Convoyeur à bande CB12', cause: 'panne', from: 1.2, hours: null, commentaire: 'Roulement du tambour de retour bloqué' },
  { equipement: 'Convoyeur à bande CB12', cause: 'panne', from: 48, hours: 6.5, commentaire: 'Bande déportée' },
  { equipement: 'Groupe froid ammoniac GF1', cause: 'planifie', from: 0.4, hours: null, commentaire: 'Révision annuelle' },
  { equipement: 'Four rotatif F1', cause: 'planifie', from: 61, hours: 120, commentaire: 'Arrêt annuel, réfection du réfractaire' },
  { equipement: 'Four rotatif F1', cause: 'environnement', from: 20, hours: 3.25, commentaire: 'Coupure du réseau électrique' },
  { equipement: 'Compresseur d’air K3', cause: 'panne', from: 33, hours: 9, commentaire: 'Sonde de température défaillante' },
  { equipement: 'Broyeur à boulets BK2', cause: 'exploitation', from: 12, hours: 16, commentaire: 'Stock de clinker plein' },
];
