import { DomainError } from '@mif/contract/errors';
import type { ImportChange } from '@mif/contract/imports';
import { z } from 'zod';
import { inTransaction, type Ctx } from '../kernel/context.ts';
import { toDomainError } from '../kernel/database-errors.ts';
import type { RowRemark, WrittenImport } from './prepared.ts';
import { refusalOf } from './readers.ts';

/** What a row of a file would do. */
export interface PlannedRow {
  ligne: number;
  /** What people know the record by. */
  cle: string;
  action: 'creer' | 'modifier' | 'inchanger';
  changements: ImportChange['changements'];
  apercu: Record<string, string | null>;
  /** Does it, by the domain's own verb. */
  write: (ctx: Ctx) => Promise<unknown>;
}

/** Rows written between two savepoints: few enough that an entity manager keeps its pace, and PostgreSQL its savepoints. */
const CHUNK = 60;
/** After so many refusals by verbs an import is given up. */
const MAX_REFUSALS = 50;

/** A row its verb refused, on its way out of its chunk's savepoint. */
class RowRefused extends Error {
  readonly row: PlannedRow;
  readonly refusal: DomainError;
  constructor(row: PlannedRow, refusal: DomainError) {
    super(refusal.code);
    this.row = row;
    this.refusal = refusal;
  }
}

/**
 * Writes rows in their order by their verbs, so that rights, rules and the journal hold for each. A chunk with a row its
 * verb refuses is taken back and written again without that row.
 * @param remarkAt the remark of a line at a field
 */
export async function writeRows(
  ctx: Ctx,
  rows: readonly PlannedRow[],
  remarkAt: (ligne: number, champ: string | null, code: RowRemark['code'], details?: RowRemark['details']) => RowRemark,
): Promise<WrittenImport> {
  const erreurs: RowRemark[] = [];
  const refused = new Set<PlannedRow>();
  for (let from = 0; from < rows.length; from += CHUNK) {
    const chunk = rows.slice(from, from + CHUNK);
    for (;;) {
      const refusal = await writeChunk(
        ctx,
        chunk.filter((row) => !refused.has(row)),
      );
      ctx.em.clear();
      if (!refusal) break;
      const { code, field, details } = refusal.refusal;
      refused.add(refusal.row);
      erreurs.push(remarkAt(refusal.row.ligne, champOf(field), code, details));
      if (refused.size === MAX_REFUSALS) return { erreurs, is_complete: false, ...countsOf(rows.slice(0, from), refused) };
    }
  }
  return { erreurs, is_complete: true, ...countsOf(rows, refused) };
}

function countsOf(rows: readonly PlannedRow[], refused: ReadonlySet<PlannedRow>) {
  const written = rows.filter((row) => !refused.has(row));
  const a_creer = written.filter(({ action }) => action === 'creer').length;
  return { a_creer, a_modifier: written.length - a_creer };
}

/** @returns the first row that was refused, all of the chunk being taken back; null where all of it was written */
async function writeChunk(ctx: Ctx, rows: readonly PlannedRow[]): Promise<RowRefused | null> {
  try {
    await inTransaction(ctx, async (inside) => {
      for (const row of rows) {
        try {
          await row.write(inside);
        } catch (error) {
          const refusal = toDomainError(error) ?? toRefusal(error);
          // A password to be given again is asked for by the whole call, not by a row.
          throw refusal && refusal.code !== 'AUTH_CONFIRMATION_REQUIRED' ? new RowRefused(row, refusal) : error;
        }
      }
    });
    return null;
  } catch (error) {
    if (error instanceof RowRefused) return error;
    throw error;
  }
}

/** The refusal behind a shape of the contract that a row as a whole does not keep. */
function toRefusal(error: unknown): DomainError | null {
  const issue = error instanceof z.ZodError ? error.issues[0] : undefined;
  if (!issue) return null;
  const { code, details } = refusalOf(issue);
  return new DomainError(code, { field: issue.path.join('.'), ...(details ? { details } : {}) });
}

/** The target field an error of a verb is about: `client_id` is `client`, `valeurs.debit` is `champ:debit`. */
function champOf(field: string | undefined): string | null {
  if (field === undefined) return null;
  const [first = '', second] = field.split('.');
  return first === 'valeurs' && second !== undefined ? `champ:${second}` : first.replace(/_id$/, '');
}
