import type { DocumentObjet, Document } from '@mif/contract/documents';
import { DomainError } from '@mif/contract/errors';
import { reachOfActor, requirePermission } from '../kernel/actor.ts';
import { actorOf, type Ctx } from '../kernel/context.ts';
import { requireRecord } from '../kernel/records.ts';
import { interventionsOf } from '../kernel/scope.ts';
import { mayAttach } from './rules.ts';

/** From here on an intervention's papers are those of whoever answers for it. */
const closed = new Set(['cloturee', 'archivee', 'annulee']);

/**
 * Refuses whoever may not attach a document to a record.
 * @throws the register's NOT_FOUND outside his scope, PERMISSION_DENIED, DOCUMENT_RECORD_CLOSED
 */
export async function requireAttachable(ctx: Ctx, objet: DocumentObjet, id: number): Promise<void> {
  const reach = requirePermission(ctx.actor, 'document.create');
  const actor = actorOf(ctx);
  await requireRecord(ctx, objet, id, 'read');
  if (!mayAttach(actor.role, objet)) throw new DomainError('PERMISSION_DENIED');
  if (objet === 'user' && id === actor.id) return;
  if (reach === 'any') return objet === 'demande' ? undefined : requireRecord(ctx, objet, id, 'update');
  if (objet === 'user') throw new DomainError('PERMISSION_DENIED');
  if (objet === 'intervention') await requireOpen(ctx, id);
}

async function requireOpen(ctx: Ctx, id: number): Promise<void> {
  const row = await interventionsOf(ctx, 'intervention.read').select(['i.statut', 'i.reference']).where('i.id', '=', id).executeTakeFirst();
  if (row && closed.has(row.statut))
    throw new DomainError('DOCUMENT_RECORD_CLOSED', { field: 'objet_id', details: { reference: row.reference } });
}

/** Whether a document may be attached, as `requireAttachable` would say; a record out of reach is still refused. */
export async function canAttach(ctx: Ctx, objet: DocumentObjet, id: number): Promise<boolean> {
  try {
    await requireAttachable(ctx, objet, id);
    return true;
  } catch (error) {
    if (error instanceof DomainError && (error.kind === 'forbidden' || error.kind === 'conflict')) return false;
    throw error;
  }
}

/** What the caller may do to a document he can see: those of others are theirs and the managers'. */
export function allowedActions(ctx: Ctx, row: { auteur_id: number; supprime_at: unknown }): Document['actions_permises'] {
  const actor = actorOf(ctx);
  if (row.supprime_at !== null) return reachOfActor(actor, 'document.restore') === 'any' ? ['restore'] : [];
  const is_own = row.auteur_id === actor.id;
  const may = (permission: 'document.update' | 'document.remove') => {
    const reach = reachOfActor(actor, permission);
    return reach === 'any' || (reach === 'own' && is_own);
  };
  return [...(may('document.update') ? (['update', 'revise'] as const) : []), ...(may('document.remove') ? (['remove'] as const) : [])];
}
