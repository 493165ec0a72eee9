import type { DocumentLimits, DocumentRecordInput } from '@mif/contract/documents';
import { requirePermission } from '../kernel/actor.ts';
import type { Ctx } from '../kernel/context.ts';
import { requireRecord } from '../kernel/records.ts';
import { canAttach } from './policy.ts';

/**
 * Whether the caller may attach documents to a record, and which.
 * @param limits of this product, by its settings
 * @throws the register's NOT_FOUND outside his scope
 */
export async function documentLimits(
  ctx: Ctx,
  input: DocumentRecordInput,
  limits: Omit<DocumentLimits, 'peut_ajouter'>,
): Promise<DocumentLimits> {
  requirePermission(ctx.actor, 'document.create');
  await requireRecord(ctx, input.objet, input.objet_id, 'read');
  return { ...limits, peut_ajouter: await canAttach(ctx, input.objet, input.objet_id) };
}
