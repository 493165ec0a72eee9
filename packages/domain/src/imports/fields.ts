import type { ErrorCode, ErrorDetails } from '@mif/contract/errors';
import type { DateFormat } from './cells.ts';

/** Why a cell cannot be taken: a code of the catalogue and the facts of its sentence. */
export interface CellRefusal {
  code: ErrorCode;
  details?: ErrorDetails;
}

/** A cell that was read, or why it was not. */
export type CellOutcome = { value: unknown } | CellRefusal;

/** What a mapping says of the manner a file was written in. */
export interface Manner {
  format_date: DateFormat;
}

/** What the values of a coded field become. */
export interface Codes {
  codes: readonly string[];
  /** Folded value → code: our codes, and what people write for them. */
  meanings: ReadonlyMap<string, string>;
}

/** A target field of a register's import. */
export interface ImportField {
  champ: string;
  /** Of a custom field: its name as people wrote it. */
  libelle?: string;
  /** What its column is called, folded, the surest names first. */
  names: readonly string[];
  /** A row that creates a record cannot do without it. */
  is_required?: boolean;
  codes?: Codes;
  is_date?: boolean;
  /** Reads a cell that is not empty. */
  read: (cell: string, manner: Manner) => CellOutcome;
}

/** A row of the file as values: those of its cells that are mapped and not empty; null for a cell that empties its field. */
export interface FileRow {
  ligne: number;
  values: ReadonlyMap<string, unknown>;
}

/** Says that a row cannot be taken, at the column of a field. */
export type Refuse = (row: FileRow, champ: string | null, code: ErrorCode, details?: ErrorDetails) => void;
