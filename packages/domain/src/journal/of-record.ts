import type { JournalPage, RecordHistoryInput } from '@mif/contract/journal';
import { requirePermission } from '../kernel/actor.ts';
import type { Ctx } from '../kernel/context.ts';
import { cutPage, decodeCursor, readSize } from '../kernel/paging.ts';
import { requireRecord } from '../kernel/records.ts';
import { journalLines, toJournalItem } from './project.ts';

/**
 * A page of the changes of one record, the newest first, for whoever may read the record.
 * @throws what `requireRecord` throws, CURSOR_INVALID
 */
export async function recordHistory(ctx: Ctx, { objet, objet_id, ...input }: RecordHistoryInput): Promise<JournalPage> {
  requirePermission(ctx.actor, 'historique.read');
  await requireRecord(ctx, objet, objet_id, 'read');
  const cursor = decodeCursor(input.cursor, '-id');
  let query = journalLines(ctx).where('j.objet', '=', objet).where('j.objet_id', '=', objet_id);
  if (cursor) query = query.where('j.id', '<', cursor.id);
  const rows = await query.limit(readSize(input.limit)).execute();
  return cutPage(rows, input.limit, toJournalItem, (row) => ({ sort: '-id', value: row.id, id: row.id }));
}
