import type { ErrorCode, ErrorDetails } from '@mif/contract/errors';
import type { ImportChange, ImportField, ImportMapping, Registre } from '@mif/contract/imports';
import type { Ctx } from '../kernel/context.ts';
import type { ImportTable } from './table.ts';

/** What is wrong with a row, or was mended in it. */
export interface RowRemark {
  ligne: number;
  colonne: string | null;
  valeur: string | null;
  code: ErrorCode;
  details: ErrorDetails;
}

/** A file read against what is there: what writing it would do. */
export interface PreparedImport {
  a_creer: number;
  a_modifier: number;
  deja_importees: number;
  equipements_a_creer: string[];
  erreurs: RowRemark[];
  avertissements: RowRemark[];
  apercu: Record<string, string | null>[];
  modifications: ImportChange[];
  /** Writes it, in the transaction of the context. */
  write: (ctx: Ctx) => Promise<WrittenImport>;
}

/** Rows a verb refused although nothing was wrong with them in the file, and how many were written. */
export interface WrittenImport {
  erreurs: RowRemark[];
  /** False where so many were refused that the rest was not tried. */
  is_complete: boolean;
  a_creer: number;
  a_modifier: number;
}

/** How one register is imported. */
export interface RegisterImport {
  registre: Registre;
  /** Its target fields: the product's, and those people defined. */
  fields: (ctx: Ctx) => Promise<ImportField[]>;
  /**
   * The mapping a file's titles and values suggest.
   * @param valuesOf the values of a column, by its title
   */
  propose: (ctx: Ctx, colonnes: readonly string[], valuesOf: (colonne: string) => readonly string[]) => Promise<ImportMapping>;
  /**
   * Refuses who may not write to it.
   * @throws PERMISSION_DENIED, and AUTH_CONFIRMATION_REQUIRED where it writes and the register asks for the password again
   */
  guard: (ctx: Ctx, mapping: ImportMapping, is_essai: boolean) => Promise<void> | void;
  /**
   * Reads a file's rows against what is there; writes nothing.
   * @throws IMPORT_COLUMN_MISSING, IMPORT_MAPPING_INVALID, CLIENT_NOT_FOUND
   */
  prepare: (ctx: Ctx, table: ImportTable, mapping: ImportMapping) => Promise<PreparedImport>;
}
