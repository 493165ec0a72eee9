import type { Document, RemoveDocumentInput } from '@mif/contract/documents';
import { recordChange } from '../journal/record.ts';
import { actorOf, type Ctx } from '../kernel/context.ts';
import { toIso } from '../kernel/instants.ts';
import { loadForChange } from './load.ts';
import { readDocument, toDocument, withListColumns } from './project.ts';
import { unscopedTables } from '../kernel/scope.ts';

/**
 * Takes a document away; managers can bring it back within 30 days.
 * @throws DOCUMENT_NOT_FOUND, PERMISSION_DENIED, RECORD_VERSION_CONFLICT
 */
export async function removeDocument(ctx: Ctx, input: RemoveDocumentInput): Promise<Document> {
  const { document, present } = await loadForChange(ctx, 'remove', input.id, input.version);
  ctx.em.assign(document, { updated_at: ctx.now, supprime_at: ctx.now, supprime_par_id: actorOf(ctx).id });
  await ctx.em.flush();
  const changements = { supprime_at: { avant: null, apres: toIso(ctx.now) }, filename: { avant: present.filename, apres: null } };
  await recordChange(ctx, { objet: 'document', objet_id: document.id, action: 'remove', changements });
  const row = await withListColumns(unscopedTables(ctx.em).selectFrom('documents as d'))
    .where('d.id', '=', document.id)
    .executeTakeFirstOrThrow();
  return toDocument(ctx, row);
}

/**
 * Brings a removed document back.
 * @throws DOCUMENT_NOT_FOUND also where it was not removed or is gone for good
 */
export async function restoreDocument(ctx: Ctx, input: RemoveDocumentInput): Promise<Document> {
  const { document } = await loadForChange(ctx, 'restore', input.id, input.version);
  const avant = document.supprime_at ? toIso(document.supprime_at) : null;
  ctx.em.assign(document, { updated_at: ctx.now, supprime_at: null, supprime_par_id: null });
  await ctx.em.flush();
  await recordChange(ctx, {
    objet: 'document',
    objet_id: document.id,
    action: 'restore',
    changements: { supprime_at: { avant, apres: null } },
  });
  return readDocument(ctx, document.id);
}
