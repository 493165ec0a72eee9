import { DomainError, type ErrorCode, type ErrorDetails } from '@mif/contract/errors';
import type { ImportError, ImportReport, RunImportInput } from '@mif/contract/imports';
import type { Langue } from '@mif/contract/users';
import { sql } from 'kysely';
import { requirePermission } from '../kernel/actor.ts';
import { inTransaction, type Ctx } from '../kernel/context.ts';
import { unscopedTables } from '../kernel/scope.ts';
import { readImportFile } from './file.ts';
import { keepMapping } from './mappings.ts';
import type { PreparedImport, RowRemark, WrittenImport } from './prepared.ts';
import { registerImports } from './registers.ts';

/** The sentence of an error in a language: texts are the edge's business. */
export type Translate = (code: ErrorCode, langue: Langue, details: ErrorDetails & { field?: string | null }) => string;

const IMPORT_LOCK = 727_002;
const MAX_REMARKS = 200;
/** A trial of no more rows than this is written and taken back, so that it also says what verbs refuse. */
const MAX_REHEARSED = 500;

/**
 * Imports a file into a register, or says what that would do: nothing is written unless `is_essai` is false, and then all
 * of it in the transaction of the context, or nothing. What is there already is left alone: the same file again adds
 * nothing, also where two import it at once. The mapping is kept for the next file with these columns.
 * @param translate the sentences of the report, in the caller's language
 * @throws IMPORT_FILE_UNREADABLE, IMPORT_FILE_TOO_LARGE, IMPORT_COLUMN_DUPLICATE, IMPORT_TOO_MANY_ROWS for the file;
 * IMPORT_COLUMN_MISSING, IMPORT_MAPPING_INVALID, CLIENT_NOT_FOUND for the mapping; IMPORT_HAS_ERRORS, with the first of
 * them, where it was to write and rows are wrong that it was not told to leave out; AUTH_CONFIRMATION_REQUIRED for people
 */
export async function runImport(ctx: Ctx, input: RunImportInput, translate: Translate): Promise<ImportReport> {
  const started = performance.now();
  requirePermission(ctx.actor, 'import.run');
  const register = registerImports[input.registre];
  await register.guard(ctx, input.mapping, input.is_essai);
  const table = await readImportFile(input);
  // Whoever writes waits here for who wrote before, and then reads what is there.
  if (!input.is_essai) await sql`select pg_advisory_xact_lock(${IMPORT_LOCK})`.execute(unscopedTables(ctx.em));
  const prepared = await register.prepare(ctx, table, input.mapping);
  const said = (remarks: readonly RowRemark[], max = MAX_REMARKS) =>
    remarks.slice(0, max).map((remark) => toImportError(remark, ctx.langue, translate));
  const refuse = (erreurs: readonly RowRemark[]) =>
    new DomainError('IMPORT_HAS_ERRORS', { details: { erreurs_total: erreurs.length, erreurs: said(erreurs) } });
  if (!input.is_essai && prepared.erreurs.length > 0 && !input.ignorer_erreurs) throw refuse(prepared.erreurs);
  const written = await (input.is_essai ? rehearse(ctx, prepared) : prepared.write(ctx));
  const erreurs = [...prepared.erreurs, ...written.erreurs].toSorted((a, b) => a.ligne - b.ligne);
  if (!input.is_essai) {
    if (written.erreurs.length > 0 && !(input.ignorer_erreurs && written.is_complete)) throw refuse(erreurs);
    await keepMapping(ctx, input.registre, table.colonnes, input.mapping);
  }
  return {
    is_essai: input.is_essai,
    lignes: table.lignes.length,
    a_creer: written.a_creer,
    a_modifier: written.a_modifier,
    deja_importees: prepared.deja_importees,
    equipements_a_creer: prepared.equipements_a_creer,
    erreurs_total: erreurs.length,
    erreurs: said(erreurs, input.max_erreurs),
    avertissements: said(prepared.avertissements),
    avertissements_total: prepared.avertissements.length,
    apercu: prepared.apercu,
    modifications: prepared.modifications,
    duree_ms: Math.round(performance.now() - started),
  };
}

/** Takes a rehearsal back. */
class Rehearsed extends Error {
  readonly written: WrittenImport;
  constructor(written: WrittenImport) {
    super('rehearsed');
    this.written = written;
  }
}

/** What writing would refuse: small imports are written within a savepoint, and taken back; large ones are believed. */
async function rehearse(ctx: Ctx, prepared: PreparedImport): Promise<WrittenImport> {
  const { a_creer, a_modifier } = prepared;
  if (a_creer + a_modifier === 0 || a_creer + a_modifier > MAX_REHEARSED) return { erreurs: [], is_complete: true, a_creer, a_modifier };
  try {
    await inTransaction(ctx, async (inside) => {
      throw new Rehearsed(await prepared.write(inside));
    });
  } catch (error) {
    if (error instanceof Rehearsed) return error.written;
    throw error;
  } finally {
    ctx.em.clear();
  }
  throw new Error('a rehearsal was written');
}

function toImportError({ details, ...remark }: RowRemark, langue: Langue, translate: Translate): ImportError {
  const { ligne, colonne, valeur, code } = remark;
  return { ligne, colonne, code, valeur, message: translate(code, langue, { colonne, valeur, ...details }) };
}
