import { z } from 'zod';
import { rowId } from './paging.ts';

/** What can be imported, in the order one fills a new company: each may name rows of those before it. */
export const registres = [
  'clients',
  'sites',
  'contacts',
  'types_equipement',
  'equipements',
  'competences',
  'users',
  'techniciens',
  'interventions',
] as const;
export const Registre = z.enum(registres);
export type Registre = z.infer<typeof Registre>;

/** Target fields of each register. Custom fields of equipment come beside them, as `champ:` and their key. */
export const importFields = {
  clients: [
    'code',
    'nom',
    'raison_sociale',
    'forme_juridique',
    'ice',
    'identifiant_fiscal',
    'rc',
    'rc_tribunal',
    'taxe_professionnelle',
    'cnss',
    'adresse',
    'code_postal',
    'ville',
    'email',
    'telephone',
    'langue',
    'notes',
    'is_active',
  ],
  sites: [
    'client',
    'code',
    'nom',
    'adresse',
    'code_postal',
    'ville',
    'latitude',
    'longitude',
    'instructions_acces',
    'horaires',
    'langue',
    'is_active',
  ],
  contacts: ['client', 'site', 'nom', 'fonction', 'telephone', 'mobile', 'email', 'is_principal'],
  types_equipement: ['nom', 'champs'],
  equipements: [
    'client',
    'site',
    'parent',
    'code',
    'nom',
    'type',
    'localisation',
    'criticite',
    'statut',
    'frequence_entretien',
    'numero_serie',
    'fabricant',
    'modele',
    'date_mise_en_service',
    'date_fin_garantie',
  ],
  competences: ['code', 'nom'],
  users: ['email', 'full_name', 'username', 'role', 'langue', 'client'],
  techniciens: [
    'compte',
    'matricule',
    'equipe',
    'telephone',
    'vehicule',
    'base_adresse',
    'base_latitude',
    'base_longitude',
    'horaires',
    'competences',
    'habilitations',
    'is_active',
  ],
  interventions: ['date_creation', 'equipement', 'titre', 'description', 'type', 'priorite', 'statut', 'cout', 'reference_externe'],
} as const satisfies Record<Registre, readonly string[]>;
export type ImportFieldOf<R extends Registre> = (typeof importFields)[R][number];

export const interventionImportFields = importFields.interventions;
export type InterventionImportField = ImportFieldOf<'interventions'>;

const champ = z.string().min(1).max(80);

/** How the columns of a file become fields; kept under a name for next time. */
export const ImportMapping = z.object({
  /** Target field → column title of the file. */
  colonnes: z.record(champ, z.string().min(1).max(200)),
  /** Target field → value in the file → code of ours: `{ type: { PM01: 'corrective' } }`. */
  valeurs: z.record(champ, z.record(z.string().max(200), z.string().max(60))).default({}),
  format_date: z.enum(['iso', 'jma', 'mja']).default('iso'),
  /** Of a row that changes a record: its empty cells leave what is there, or empty it; `garder` where nothing is said. */
  cellules_vides: z.enum(['garder', 'effacer']).optional(),
  /** The client the rows are about where the file names none; interventions: without one, codes are looked up at every client. */
  client_id: rowId.optional(),
  /** Interventions: statut of rows that give none. */
  statut_defaut: z.enum(['ouverte', 'cloturee']).default('cloturee'),
  /** Interventions: currency of the costs. */
  devise: z.string().length(3).default('MAD'),
  /** Interventions: a negative cost is an error of its row, or is left out (its history keeps it); `refuser` where nothing is said. */
  couts_negatifs: z.enum(['refuser', 'ignorer']).optional(),
  /** Interventions: equipment that does not exist is created for `client_id`, by code. */
  creer_equipements: z.boolean().default(false),
});
export type ImportMapping = z.infer<typeof ImportMapping>;

export const ImportError = z.object({
  ligne: z.number().int(),
  colonne: z.string().nullable(),
  code: z.string(),
  valeur: z.string().nullable(),
  message: z.string(),
});
export type ImportError = z.infer<typeof ImportError>;

const shown = z.string().nullable();
/** A record that is there already, and what the file changes in it. */
export const ImportChange = z.object({
  ligne: z.number().int(),
  /** What people know it by. */
  cle: z.string(),
  changements: z.array(z.object({ champ: z.string(), avant: shown, apres: shown })),
});
export type ImportChange = z.infer<typeof ImportChange>;

/** What an import would do (`is_essai`), or what it did: the numbers are then those of what was written. */
export const ImportReport = z.object({
  is_essai: z.boolean(),
  lignes: z.number().int(),
  a_creer: z.number().int(),
  a_modifier: z.number().int(),
  /** Rows that add nothing: all they say is there. */
  deja_importees: z.number().int(),
  /** Interventions: codes of the equipment that is created with them. */
  equipements_a_creer: z.array(z.string()),
  erreurs_total: z.number().int(),
  /** The first ones, in the order of the file: 200, or as many as were asked for. */
  erreurs: z.array(ImportError),
  /** Rows that are taken, but not as they stand: mended commas, costs left out. The first 200. */
  avertissements: z.array(ImportError),
  avertissements_total: z.number().int(),
  /** The first rows that are created, as they would be written. */
  apercu: z.array(z.record(z.string(), shown)),
  /** The first 200 records that change. */
  modifications: z.array(ImportChange),
  duree_ms: z.number().int(),
});
export type ImportReport = z.infer<typeof ImportReport>;

/** A target field, for whoever maps columns to it. */
export const ImportField = z.object({
  champ: z.string(),
  /** Of a custom field: its name as people wrote it; others are named by the catalogue of texts. */
  libelle: z.string().nullable(),
  /** A row that creates a record cannot do without it. */
  is_requis: z.boolean(),
  /** The codes its values become, where it is coded. */
  codes: z.array(z.string()).nullable(),
  is_date: z.boolean(),
});
export type ImportField = z.infer<typeof ImportField>;

/** What a file looks like before it is mapped. */
export const ImportPreview = z.object({
  registre: Registre,
  champs: z.array(ImportField),
  colonnes: z.array(z.string()),
  /** The first rows, and further ones that show values the first do not have, where a column has few. */
  exemples: z.array(z.record(z.string(), z.string())),
  /** Of a text file. */
  separateur: z.string().nullable(),
  /** `UTF-8`, `Windows-1256`, `XLSX` … */
  encodage: z.string(),
  /** Sheets of a workbook that can be read, and the one that was. */
  feuilles: z.array(z.string()),
  feuille: z.string().nullable(),
  lignes: z.number().int(),
  mapping_propose: ImportMapping,
  mapping_connu: z.boolean(),
  /** The register this file's columns are those of, where it is another one. */
  registre_probable: Registre.nullable(),
});
export type ImportPreview = z.infer<typeof ImportPreview>;

/** The bytes of a file as base64: what it is, and how it was encoded, is found out on the server. */
export const IMPORT_MAX_BYTES = 20_000_000;
/** Rows of one file: more would hold the counter of references for too long. */
export const IMPORT_MAX_LIGNES = 50_000;
const fichier = z.object({
  registre: Registre.default('interventions'),
  nom: z.string().min(1).max(255),
  contenu_base64: z.base64().max(Math.ceil(IMPORT_MAX_BYTES / 3) * 4),
  /** Of a workbook: the sheet to read; the first one where none is named. */
  feuille: z.string().min(1).max(120).optional(),
});
export const PreviewImportInput = fichier;
export type PreviewImportInput = z.infer<typeof PreviewImportInput>;
export const RunImportInput = fichier.extend({
  mapping: ImportMapping,
  /** Nothing is written unless false. */
  is_essai: z.boolean().default(true),
  /** Writes the good rows although others are refused. */
  ignorer_erreurs: z.boolean().default(false),
  /** How many errors the report says at most. */
  max_erreurs: z.number().int().min(1).max(IMPORT_MAX_LIGNES).optional(),
});
export type RunImportInput = z.infer<typeof RunImportInput>;

/** A workbook to fill, of one register. */
export const ImportTemplateInput = z.object({ registre: Registre });
export const ImportTemplate = z.object({ nom: z.string(), contenu_base64: z.string() });
export type ImportTemplate = z.infer<typeof ImportTemplate>;
