import type { DocumentRevisionList } from '@mif/contract/documents';
import type { IdInput } from '@mif/contract/paging';
import type { Ctx } from '../kernel/context.ts';
import { toIso } from '../kernel/instants.ts';
import { unscopedTables } from '../kernel/scope.ts';
import { requireDocument } from './project.ts';

/** Every file a document has had, the latest first. @throws DOCUMENT_NOT_FOUND */
export async function listRevisions(ctx: Ctx, input: IdInput): Promise<DocumentRevisionList> {
  await requireDocument(ctx, input.id, 'document.read');
  const rows = await unscopedTables(ctx.em)
    .selectFrom('document_revisions as r')
    .innerJoin('users as u', 'u.id', 'r.auteur_id')
    .select(['r.id', 'r.revision', 'r.filename', 'r.date_upload', 'r.taille', 'r.type_mime', 'r.sha256', 'r.has_miniature'])
    .select(['r.auteur_id', 'u.full_name'])
    .where('r.document_id', '=', input.id)
    .orderBy('r.revision', 'desc')
    .execute();
  return {
    items: rows.map(({ auteur_id, full_name, date_upload, ...row }) => ({
      ...row,
      date_upload: toIso(date_upload),
      auteur: { id: auteur_id, full_name },
    })),
  };
}
