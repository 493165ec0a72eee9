import { LockMode } from '@mikro-orm/core';
import { Document, DocumentRevision } from '@mif/db/entities/document';
import { DomainError } from '@mif/contract/errors';
import { requireVersion } from '../journal/versions.ts';
import type { Ctx } from '../kernel/context.ts';
import { allowedActions } from './policy.ts';
import { requireDocument } from './project.ts';

const permissionOf = {
  update: 'document.update',
  revise: 'document.update',
  remove: 'document.remove',
  restore: 'document.restore',
} as const;

/**
 * A document to change, locked until the transaction ends, with its present revision.
 * @param version the one the caller saw; left out, the present one is taken
 * @throws DOCUMENT_NOT_FOUND also outside the caller's scope, PERMISSION_DENIED, RECORD_VERSION_CONFLICT
 */
export async function loadForChange(
  ctx: Ctx,
  action: keyof typeof permissionOf,
  id: number,
  version?: number,
): Promise<{ document: Document; present: DocumentRevision }> {
  await requireDocument(ctx, id, permissionOf[action]);
  const document = await ctx.em.findOneOrFail(Document, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true });
  if (!allowedActions(ctx, { auteur_id: document.auteur_id, supprime_at: document.supprime_at ?? null }).includes(action))
    throw (document.supprime_at ?? null) === null
      ? new DomainError('PERMISSION_DENIED')
      : new DomainError('DOCUMENT_NOT_FOUND', { field: 'id' });
  await requireVersion(ctx, { objet: 'document', id, version: document.version, seen: version });
  const present = await ctx.em.findOneOrFail(DocumentRevision, { document_id: id, revision: document.revision });
  return { document, present };
}
