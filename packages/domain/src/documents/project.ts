import type { Document, DocumentObjet } from '@mif/contract/documents';
import { DomainError } from '@mif/contract/errors';
import type { Permission } from '@mif/contract/permissions';
import { requirePermission } from '../kernel/actor.ts';
import type { Ctx } from '../kernel/context.ts';
import { toIso, toIsoOrNull } from '../kernel/instants.ts';
import { requireRecord } from '../kernel/records.ts';
import { type documentsOf, unscopedTables } from '../kernel/scope.ts';
import { allowedActions } from './policy.ts';

/** Documents with what a list shows of them, from a query over `documents as d`. */
export function withListColumns(query: ReturnType<typeof documentsOf>) {
  return query
    .innerJoin('document_revisions as r', (join) => join.onRef('r.document_id', '=', 'd.id').onRef('r.revision', '=', 'd.revision'))
    .innerJoin('users as u', 'u.id', 'd.auteur_id')
    .select([
      'd.id',
      'd.objet',
      'd.objet_id',
      'd.categorie',
      'd.revision',
      'd.auteur_id',
      'd.date_upload',
      'd.supprime_at',
      'd.version',
      'r.filename',
      'r.taille',
      'r.type_mime',
      'r.sha256',
      'r.has_miniature',
      'u.full_name as auteur_nom',
    ]);
}

type ListRow = Awaited<ReturnType<ReturnType<typeof withListColumns>['execute']>>[number];

/** The DTO of a document. */
export function toDocument(ctx: Ctx, row: ListRow): Document {
  return {
    id: row.id,
    filename: row.filename,
    date_upload: toIso(row.date_upload),
    objet: row.objet,
    objet_id: row.objet_id,
    categorie: row.categorie,
    taille: row.taille,
    type_mime: row.type_mime,
    sha256: row.sha256,
    revision: row.revision,
    version: row.version,
    intervention_id: row.objet === 'intervention' ? row.objet_id : null,
    has_miniature: row.has_miniature,
    auteur: { id: row.auteur_id, full_name: row.auteur_nom },
    supprime_at: toIsoOrNull(row.supprime_at),
    actions_permises: allowedActions(ctx, row),
  };
}

/**
 * One document, where the caller may read what it is attached to.
 * @throws DOCUMENT_NOT_FOUND also outside his scope
 */
export async function readDocument(ctx: Ctx, id: number): Promise<Document> {
  await requireDocument(ctx, id, 'document.read');
  const row = await withListColumns(unscopedTables(ctx.em).selectFrom('documents as d')).where('d.id', '=', id).executeTakeFirstOrThrow();
  return toDocument(ctx, row);
}

/**
 * Refuses a document whose record the caller may not read. A removed one is there for those alone who can bring it back.
 * @throws DOCUMENT_NOT_FOUND, AUTH_REQUIRED, PERMISSION_DENIED
 */
export async function requireDocument(ctx: Ctx, id: number, permission: Permission): Promise<{ objet: DocumentObjet; objet_id: number }> {
  const reach = requirePermission(ctx.actor, permission);
  const row = await unscopedTables(ctx.em)
    .selectFrom('documents')
    .select(['objet', 'objet_id', 'supprime_at'])
    .where('id', '=', id)
    .executeTakeFirst();
  if (!row || (row.supprime_at !== null && reach !== 'any')) throw new DomainError('DOCUMENT_NOT_FOUND', { field: 'id' });
  try {
    await requireRecord(ctx, row.objet, row.objet_id, 'read');
  } catch (error) {
    // Which kind of record it hangs on is not said to whoever may not see it.
    if (error instanceof DomainError && (error.kind === 'not_found' || error.kind === 'forbidden'))
      throw new DomainError('DOCUMENT_NOT_FOUND', { field: 'id' });
    throw error;
  }
  return row;
}
