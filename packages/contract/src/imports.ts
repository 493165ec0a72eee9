import { z } from 'zod';
import { rowId } from './paging.ts';

export const importFormats = ['interventions'] as const;

/** Target fields of an import of interventions. */
export const interventionImportFields = [
  'date_creation',
  'equipement',
  'titre',
  'description',
  'type',
  'priorite',
  'statut',
  'cout',
  'reference_externe',
] as const;
export const InterventionImportField = z.enum(interventionImportFields);
export type InterventionImportField = z.infer<typeof InterventionImportField>;

/** How the columns of a file become fields; kept under a name for next time. */
export const ImportMapping = z.object({
  /** Target field → column title of the file. */
  colonnes: z.partialRecord(InterventionImportField, z.string().min(1).max(200)),
  /** Target field → value in the file → code of ours: `{ type: { PM01: 'corrective' } }`. */
  valeurs: z.partialRecord(InterventionImportField, z.record(z.string().max(200), z.string().max(60))).default({}),
  /** Statut of rows that give none. */
  statut_defaut: z.enum(['ouverte', 'cloturee']).default('cloturee'),
  devise: z.string().length(3).default('MAD'),
  format_date: z.enum(['iso', 'jma', 'mja']).default('iso'),
  /** A negative cost is an error of its row, or is left out (its history keeps it); `refuser` where nothing is said. */
  couts_negatifs: z.enum(['refuser', 'ignorer']).optional(),
  /** Equipment that does not exist is created for `client_id`, by code. */
  creer_equipements: z.boolean().default(false),
  /** The client whose equipment the file names; without one, codes are looked up at every client. */
  client_id: rowId.optional(),
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

/** What an import would do (`is_essai`), or what it did: `a_creer` interventions and `equipements_a_creer` were then created. */
export const ImportReport = z.object({
  is_essai: z.boolean(),
  lignes: z.number().int(),
  a_creer: z.number().int(),
  deja_importees: z.number().int(),
  equipements_a_creer: z.array(z.string()),
  erreurs_total: z.number().int(),
  /** The first 200, in the order of the file. */
  erreurs: z.array(ImportError),
  /** Rows that are taken, but not as they stand: mended commas, costs left out. The first 200. */
  avertissements: z.array(ImportError),
  avertissements_total: z.number().int(),
  /** The first rows as they would be written. */
  apercu: z.array(z.record(z.string(), z.string().nullable())),
  duree_ms: z.number().int(),
});
export type ImportReport = z.infer<typeof ImportReport>;

/** What a file looks like before it is mapped. */
export const ImportPreview = z.object({
  colonnes: z.array(z.string()),
  /** The first rows, and further ones that show values the first do not have, where a column has few. */
  exemples: z.array(z.record(z.string(), z.string())),
  separateur: z.string(),
  encodage: z.string(),
  lignes: z.number().int(),
  mapping_propose: ImportMapping,
  mapping_connu: z.boolean(),
});
export type ImportPreview = z.infer<typeof ImportPreview>;

/** The text of a CSV as base64 of its bytes: encodings are found out on the server. */
export const IMPORT_MAX_BYTES = 20_000_000;
/** Rows of one file: more would hold the counter of references for too long. */
export const IMPORT_MAX_LIGNES = 50_000;
const fichier = z.object({ nom: z.string().min(1).max(255), contenu_base64: z.base64().max(Math.ceil(IMPORT_MAX_BYTES / 3) * 4) });
export const PreviewImportInput = fichier;
export type PreviewImportInput = z.infer<typeof PreviewImportInput>;
export const RunImportInput = fichier.extend({
  mapping: ImportMapping,
  /** Nothing is written unless false. */
  is_essai: z.boolean().default(true),
  /** Writes the good rows although others are refused. */
  ignorer_erreurs: z.boolean().default(false),
});
export type RunImportInput = z.infer<typeof RunImportInput>;
