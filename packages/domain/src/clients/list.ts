import { sql } from 'kysely';
import type { ClientPage, ListClientsInput } from '@mif/contract/clients';
import type { Ctx } from '../kernel/context.ts';
import { cutPage, readSize } from '../kernel/paging.ts';
import { clientsOf } from '../kernel/scope.ts';
import { isFound, readSearched, wordsOf } from '../kernel/search.ts';
import { toListItem, withListColumns } from './project.ts';

const text = sql<string>`c.code || ' ' || c.nom || ' ' || coalesce(c.raison_sociale, '') || ' ' || coalesce(c.ville, '') || ' ' || coalesce(c.ice, '')`;
const searchable = { text, words: wordsOf(text) };

const sortKeys = { nom: sql<string>`c.nom`, code: sql<string>`c.code`, ville: sql<string>`coalesce(c.ville, '')` } as const;

/**
 * A page of the client companies the caller may read, by name where nothing else is asked, with how many sites, how
 * much equipment and open work each has.
 * @throws CURSOR_INVALID
 */
export function listClients(ctx: Ctx, input: ListClientsInput): Promise<ClientPage> {
  const sort = input.sort ?? 'nom';
  const is_descending = sort.startsWith('-');
  const key = sortKeys[(is_descending ? sort.slice(1) : sort) as keyof typeof sortKeys];
  const direction = is_descending ? 'desc' : 'asc';
  return readSearched(input, sort, async (mode, cursorSort, cursor) => {
    let query = filtered(clientsOf(ctx, 'client.read'), input).where(isFound(mode, searchable, input.q));
    if (cursor)
      query = query.where(sql<boolean>`(${key}, c.id) ${sql.raw(is_descending ? '<' : '>')} (${cursor.value}::text, ${cursor.id}::int)`);
    const rows = await withListColumns(ctx, query)
      .select(key.as('cle'))
      .orderBy(key, direction)
      .orderBy('c.id', direction)
      .limit(readSize(input.limit))
      .execute();
    return cutPage(
      rows,
      input.limit,
      ({ cle: _cle, ...row }) => toListItem(row),
      (row) => ({ sort: cursorSort, value: row.cle, id: row.id }),
    );
  });
}

type Query = ReturnType<typeof clientsOf>;

function filtered(query: Query, input: ListClientsInput): Query {
  let q = query;
  if (input.ville) q = q.where('c.ville', '=', input.ville);
  if (input.actifs) q = q.where('c.is_active', '=', input.actifs === 'oui');
  return q;
}
