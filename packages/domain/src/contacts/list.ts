import { sql } from 'kysely';
import type { ContactPage, ListContactsInput } from '@mif/contract/contacts';
import type { Ctx } from '../kernel/context.ts';
import { cutPage, decodeCursor, readSize } from '../kernel/paging.ts';
import { contactsOf } from '../kernel/scope.ts';
import { toContact, withColumns } from './project.ts';

/**
 * A page of the contacts in use that the caller may read, by name: those of a company with all its sites', or of one site.
 * @throws CURSOR_INVALID
 */
export async function listContacts(ctx: Ctx, input: ListContactsInput): Promise<ContactPage> {
  const cursor = decodeCursor(input.cursor, 'nom');
  let query = contactsOf(ctx, 'contact.read').where('k.is_active', '=', true);
  if (input.client_id) query = query.where('k.client_id', '=', input.client_id);
  if (input.site_id) query = query.where('k.site_id', '=', input.site_id);
  if (cursor) query = query.where(sql<boolean>`(k.nom, k.id) > (${cursor.value}::text, ${cursor.id}::int)`);
  const rows = await withColumns(query).orderBy('k.nom').orderBy('k.id').limit(readSize(input.limit)).execute();
  return cutPage(rows, input.limit, toContact, (row) => ({ sort: 'nom', value: row.nom, id: row.id }));
}
