import type { ExportKey, ListeExportable } from '@mif/contract/exports';
import type { Ctx } from '../kernel/context.ts';

/**
 * What a column holds: `code` is a word of a closed list, whose texts are under `codes` in i18n; `instant` is ISO in UTC and `date`
 * `YYYY-MM-DD`.
 */
export interface ExportColumn<Row> {
  /** Its title in i18n: `clients.fields.nom`. */
  label: string;
  kind: 'text' | 'code' | 'number' | 'date' | 'instant' | 'boolean';
  /** Where the texts of its codes are: `equipements.statuts`. */
  codes?: string;
  value: (row: Row) => string | number | boolean | null;
  /** Width in a workbook, in characters. */
  width?: number;
}

/**
 * A list as it is exported: its own verb with its own filters, so that scope, order and search are those of the screen. A list becomes
 * exportable by such a declaration, its columns in contract/src/exports.ts with its permission, and a line in api/src/exports/router.ts.
 */
export interface ExportSource<L extends ListeExportable, Input, Row> {
  liste: L;
  /** Title of the list in i18n: the name of the sheet. */
  title: string;
  list: (ctx: Ctx, input: Input & { cursor?: string; limit: number }) => Promise<{ items: Row[]; next_cursor: string | null }>;
  columns: { [Key in ExportKey<L>]: ExportColumn<Row> };
  /** People are in it: the password is asked again, and the journal keeps who took what. */
  is_people?: boolean;
}
