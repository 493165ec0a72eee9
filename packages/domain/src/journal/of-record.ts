import type { JournalItem, JournalPage, Objet, RecordHistoryInput } from '@mif/contract/journal';
import { sql } from 'kysely';
import { internalFields } from '../clients/project.ts';
import { requirePermission } from '../kernel/actor.ts';
import { actorOf, type Ctx } from '../kernel/context.ts';
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
  let query = journalLines(ctx).where(({ or, and, eb }) =>
    or([and([eb('j.objet', '=', objet), eb('j.objet_id', '=', objet_id)]), isOfItsContacts(objet, objet_id)]),
  );
  if (hidesInternal(ctx)) query = query.where(isReadOutside);
  if (cursor) query = query.where('j.id', '<', cursor.id);
  const rows = await query.limit(readSize(input.limit)).execute();
  const toItem = (row: (typeof rows)[number]) => withoutInternal(ctx, toJournalItem(row));
  return cutPage(rows, input.limit, toItem, (row) => ({ sort: '-id', value: row.id, id: row.id }));
}

// Contacts are a part of their company's record, or of their site's.
function isOfItsContacts(objet: Objet, objet_id: number) {
  if (objet === 'client') {
    return sql<boolean>`(j.objet = 'contact' and j.objet_id in (select id from contacts where client_id = ${objet_id} and site_id is null))`;
  }
  return objet === 'site'
    ? sql<boolean>`(j.objet = 'contact' and j.objet_id in (select id from contacts where site_id = ${objet_id}))`
    : sql<boolean>`false`;
}

const hidesInternal = (ctx: Ctx) => actorOf(ctx).role === 'client';

// A change of nothing but what is hidden would be a line without content, which tells that there is something to hide.
const isReadOutside = sql<boolean>`(j.objet <> 'client' or j.changements = '{}'::jsonb or j.changements - array[${sql.join(internalFields)}]::text[] <> '{}'::jsonb)`;

/** What a client's account does not read of its company, it does not read in its history either. */
function withoutInternal(ctx: Ctx, item: JournalItem): JournalItem {
  if (item.objet !== 'client' || !hidesInternal(ctx)) return item;
  const kept = Object.entries(item.changements).filter(([champ]) => !internalFields.some((field) => field === champ));
  return { ...item, changements: Object.fromEntries(kept) };
}
