import { DomainError } from '@mif/contract/errors';
import type { Ctx } from '../kernel/context.ts';
import { unscopedTables } from '../kernel/scope.ts';
import { requireDocument } from './project.ts';

/** What sending a file needs to know of it. */
export interface FileFacts {
  /** Of the revision's row. */
  id: number;
  cle: string;
  filename: string;
  taille: number;
  type_mime: string;
  sha256: string;
  has_miniature: boolean;
  is_damaged: boolean;
}

/**
 * The file of a document, where the caller may read what it is attached to.
 * @param revision left out, the present one
 * @throws DOCUMENT_NOT_FOUND
 */
export async function findFile(ctx: Ctx, id: number, revision?: number): Promise<FileFacts> {
  await requireDocument(ctx, id, 'document.read');
  const row = await unscopedTables(ctx.em)
    .selectFrom('document_revisions as r')
    .innerJoin('documents as d', 'd.id', 'r.document_id')
    .select(['r.id', 'r.cle', 'r.filename', 'r.taille', 'r.type_mime', 'r.sha256', 'r.has_miniature', 'r.abime_at'])
    .where('r.document_id', '=', id)
    .where((where) => where('r.revision', '=', revision ?? where.ref('d.revision')))
    .executeTakeFirst();
  if (!row) throw new DomainError('DOCUMENT_NOT_FOUND', { field: 'revision' });
  const { abime_at, ...facts } = row;
  return { ...facts, is_damaged: abime_at !== null };
}

/** Notes that a file's bytes are gone or changed, or that they are right again: health tells it to people. */
export async function noteDamage(ctx: Ctx, file: FileFacts, is_damaged: boolean): Promise<void> {
  if (file.is_damaged === is_damaged) return;
  await unscopedTables(ctx.em)
    .updateTable('document_revisions')
    .set({ abime_at: is_damaged ? ctx.now : null })
    .where('id', '=', file.id)
    .execute();
}
