import { sql } from 'kysely';
import type { ListUsersInput, UserPage } from '@mif/contract/users';
import type { Ctx } from '../kernel/context.ts';
import { cutPage, readSize } from '../kernel/paging.ts';
import { isFound, readSearched, wordsOf } from '../kernel/search.ts';
import { accounts, stateOf, toUser } from './project.ts';

const text = sql<string>`u.full_name || ' ' || u.username || ' ' || u.email`;
const searchable = { text, words: wordsOf(text) };

/**
 * A page of accounts, by name, those that were deactivated too.
 * @throws CURSOR_INVALID
 */
export function listUsers(ctx: Ctx, input: ListUsersInput): Promise<UserPage> {
  return readSearched(input, 'full_name', async (mode, cursorSort, cursor) => {
    let query = accounts(ctx).where(isFound(mode, searchable, input.q));
    if (input.role) query = query.where('u.role', '=', input.role);
    if (input.etat) query = query.where(stateOf, '=', input.etat);
    if (input.client_id) query = query.where('u.client_id', '=', input.client_id);
    if (cursor) query = query.where(sql<boolean>`(u.full_name, u.id) > (${cursor.value}::text, ${cursor.id}::int)`);
    const rows = await query.orderBy('u.full_name').orderBy('u.id').limit(readSize(input.limit)).execute();
    return cutPage(
      rows,
      input.limit,
      (row) => toUser(ctx, row),
      (row) => ({ sort: cursorSort, value: row.full_name, id: row.id }),
    );
  });
}
