import type { DocumentPage, InterventionDocumentsInput, ListDocumentsInput } from '@mif/contract/documents';
import { DomainError } from '@mif/contract/errors';
import { reachOfActor } from '../kernel/actor.ts';
import type { Ctx } from '../kernel/context.ts';
import { toIso } from '../kernel/instants.ts';
import { cutPage, decodeCursor, instantOf, readSize } from '../kernel/paging.ts';
import { requireRecord } from '../kernel/records.ts';
import { documentsOf, unscopedTables } from '../kernel/scope.ts';
import { toDocument, withListColumns } from './project.ts';

const SORT = '-date_upload';

/**
 * Documents, the latest first: of one record, or of all the caller may read.
 * @throws the register's NOT_FOUND for a record outside his scope, CURSOR_INVALID
 */
export async function listDocuments(ctx: Ctx, input: ListDocumentsInput): Promise<DocumentPage> {
  const record = recordOf(input);
  if (record) await requireRecord(ctx, record.objet, record.objet_id, 'read');
  const cursor = decodeCursor(input.cursor, SORT);
  const removed = input.supprimes === 'oui' && reachOfActor(ctx.actor, 'document.restore') === 'any';
  // A record that may be read opens all that hangs on it.
  let query = withListColumns(record ? unscopedTables(ctx.em).selectFrom('documents as d') : documentsOf(ctx, 'document.read'))
    .where('d.supprime_at', removed ? 'is not' : 'is', null)
    .orderBy('d.date_upload', 'desc')
    .orderBy('d.id', 'desc')
    .limit(readSize(input.limit));
  if (record) query = query.where('d.objet', '=', record.objet).where('d.objet_id', '=', record.objet_id);
  else if (input.objet) query = query.where('d.objet', '=', input.objet);
  if (input.categorie?.length) query = query.where('d.categorie', 'in', input.categorie);
  if (cursor) {
    const at = new Date(instantOf(cursor));
    query = query.where(({ eb, refTuple, tuple }) => eb(refTuple('d.date_upload', 'd.id'), '<', tuple(at, cursor.id)));
  }
  const rows = await query.execute();
  return cutPage(
    rows,
    input.limit,
    (row) => toDocument(ctx, row),
    (row) => ({ sort: SORT, value: toIso(row.date_upload), id: row.id }),
  );
}

/** The documents of one intervention, as the older clients ask for them. @throws INTERVENTION_NOT_FOUND, CURSOR_INVALID */
export function listOfIntervention(ctx: Ctx, { id, ...page }: InterventionDocumentsInput): Promise<DocumentPage> {
  return listDocuments(ctx, { ...page, intervention_id: id });
}

function recordOf({ objet, objet_id, intervention_id }: ListDocumentsInput) {
  if (intervention_id !== undefined) return { objet: 'intervention', objet_id: intervention_id } as const;
  if (objet_id === undefined) return null;
  if (objet === undefined) throw new DomainError('REQUEST_INVALID', { field: 'objet' });
  return { objet, objet_id };
}
