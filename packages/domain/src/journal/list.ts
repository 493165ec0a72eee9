import type { JournalPage, ListJournalInput } from '@mif/contract/journal';
import { requirePermission } from '../kernel/actor.ts';
import type { Ctx } from '../kernel/context.ts';
import { cutPage, decodeCursor, readSize } from '../kernel/paging.ts';
import { journalLines, toJournalItem } from './project.ts';

/**
 * A page of the journal of every record, the newest first.
 * @throws PERMISSION_DENIED, CURSOR_INVALID
 */
export async function listJournal(ctx: Ctx, input: ListJournalInput): Promise<JournalPage> {
  requirePermission(ctx.actor, 'journal.read');
  const cursor = decodeCursor(input.cursor, '-id');
  let query = journalLines(ctx);
  if (input.objet) query = query.where('j.objet', '=', input.objet);
  if (input.objet_id) query = query.where('j.objet_id', '=', input.objet_id);
  if (input.acteur_id) query = query.where('j.acteur_id', '=', input.acteur_id);
  if (input.action) query = query.where('j.action', '=', input.action);
  if (input.sensibles) query = query.where('j.is_sensible', '=', input.sensibles === 'oui');
  if (input.du) query = query.where('j.date_serveur', '>=', new Date(input.du));
  if (input.au) query = query.where('j.date_serveur', '<', new Date(input.au));
  if (cursor) query = query.where('j.id', '<', cursor.id);
  const rows = await query.limit(readSize(input.limit)).execute();
  return cutPage(rows, input.limit, toJournalItem, (row) => ({ sort: '-id', value: row.id, id: row.id }));
}
