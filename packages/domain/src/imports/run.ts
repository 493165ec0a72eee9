import { DomainError, type ErrorCode, type ErrorDetails } from '@mif/contract/errors';
import type { ImportError, ImportReport, RunImportInput } from '@mif/contract/imports';
import type { Langue } from '@mif/contract/users';
import { sql } from 'kysely';
import { requirePermission } from '../kernel/actor.ts';
import type { Ctx } from '../kernel/context.ts';
import { unscopedTables } from '../kernel/scope.ts';
import { prepareColumns } from './columns.ts';
import { placeRows } from './equipements.ts';
import { createOccurrences, importKey } from './import-key.ts';
import { keepMapping } from './mappings.ts';
import { readRow, type RowRemark } from './rows.ts';
import { readTable } from './table.ts';
import { writeRows, type KeyedRow } from './write.ts';

/** The sentence of an error in a language: texts are the edge's business. */
export type Translate = (code: ErrorCode, langue: Langue, details: ErrorDetails & { field?: string | null }) => string;

const IMPORT_LOCK = 727_002;
const MAX_REMARKS = 200;
const MAX_PREVIEW = 10;

/**
 * Imports interventions from a CSV file, or says what that would do: nothing is written unless `is_essai` is false, and
 * then all of it in the transaction of the context, or nothing. Rows that were imported before are left alone: the same
 * file again adds nothing, also where two import it at once. The mapping is kept for the next file with these columns.
 * @param translate the sentences of the report, in the caller's language
 * @throws IMPORT_FILE_UNREADABLE, IMPORT_FILE_TOO_LARGE, IMPORT_COLUMN_DUPLICATE, IMPORT_TOO_MANY_ROWS for the file;
 * IMPORT_COLUMN_MISSING, IMPORT_MAPPING_INVALID, CLIENT_NOT_FOUND for the mapping; IMPORT_HAS_ERRORS, with the first of
 * them, where it was to write and rows are wrong that it was not told to leave out
 */
export async function runImport(ctx: Ctx, input: RunImportInput, translate: Translate): Promise<ImportReport> {
  const started = performance.now();
  requirePermission(ctx.actor, 'intervention.import');
  if (input.mapping.creer_equipements) requirePermission(ctx.actor, 'equipement.create');
  const table = readTable(input.contenu_base64);
  const columns = prepareColumns(input.mapping, table.colonnes);
  const read = table.lignes.map((record) => readRow(record, columns, table.separateur, ctx.now));
  if (!input.is_essai) await sql`select pg_advisory_xact_lock(${IMPORT_LOCK})`.execute(unscopedTables(ctx.em));
  const rows = read.flatMap(({ row }) => (row ? [row] : []));
  const { placed, erreurs: unplaced } = await placeRows(ctx, rows, columns);
  const occurrence = createOccurrences();
  const keyed = placed.map((each) => ({
    ...each,
    import_cle: importKey(each.client_id, each.row.cellules, occurrence(each.row.cellules)),
  }));
  const before = await findImported(ctx, keyed);
  const fresh = keyed.filter(({ import_cle }) => !before.has(import_cle));
  const erreurs = [...read.flatMap((each) => each.erreurs), ...unplaced].toSorted((a, b) => a.ligne - b.ligne);
  const taken = new Set(fresh.map(({ row }) => row.ligne));
  const avertissements = read.flatMap((each) => each.avertissements).filter(({ ligne }) => taken.has(ligne));
  const said = (remarks: readonly RowRemark[]) =>
    remarks.slice(0, MAX_REMARKS).map((remark) => toImportError(remark, ctx.langue, translate));
  if (!input.is_essai) {
    if (erreurs.length > 0 && !input.ignorer_erreurs) {
      throw new DomainError('IMPORT_HAS_ERRORS', { details: { erreurs_total: erreurs.length, erreurs: said(erreurs) } });
    }
    await writeRows(ctx, fresh, { fichier: input.nom, devise: input.mapping.devise });
    await keepMapping(ctx, table.colonnes, input.mapping);
  }
  return {
    is_essai: input.is_essai,
    lignes: table.lignes.length,
    a_creer: fresh.length,
    deja_importees: before.size,
    equipements_a_creer: [...new Set(fresh.filter((each) => each.equipement_id === null).map(({ code }) => code))].toSorted(),
    erreurs_total: erreurs.length,
    erreurs: said(erreurs),
    avertissements: said(avertissements),
    avertissements_total: avertissements.length,
    apercu: fresh.slice(0, MAX_PREVIEW).map((each) => previewOf(each, input.mapping.devise)),
    duree_ms: Math.round(performance.now() - started),
  };
}

/** Which of these rows were imported before. */
async function findImported(ctx: Ctx, rows: readonly KeyedRow[]): Promise<Set<string>> {
  if (rows.length === 0) return new Set();
  const keys = rows.map(({ import_cle }) => import_cle);
  const found = await unscopedTables(ctx.em)
    .selectFrom('interventions')
    .select('import_cle')
    .where(sql<boolean>`import_cle = any(${keys}::text[])`)
    .execute();
  return new Set(found.flatMap(({ import_cle }) => import_cle ?? []));
}

function toImportError({ details, ...remark }: RowRemark, langue: Langue, translate: Translate): ImportError {
  const { ligne, colonne, valeur, code } = remark;
  return { ligne, colonne, code, valeur, message: translate(code, langue, { ...details, colonne, valeur }) };
}

function previewOf({ row, code }: KeyedRow, devise: string): Record<string, string | null> {
  return {
    date_creation: row.date_creation.toISOString(),
    equipement: code,
    titre: row.titre,
    description: row.description,
    type: row.type,
    priorite: row.priorite,
    statut: row.statut,
    cout: row.cout_centimes === null ? null : `${(row.cout_centimes / 100).toFixed(2)} ${devise}`,
    reference_externe: row.reference_externe,
  };
}
