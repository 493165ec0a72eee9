import { sql } from 'kysely';
import type { ClientPage, ListClientsInput } from '@mif/contract/clients';
import { statutsOuverts } from '@mif/contract/interventions';
import type { Ctx } from '../kernel/context.ts';
import { cutPage, readSize } from '../kernel/paging.ts';
import { clientsOf, equipementsOf, interventionsOf } from '../kernel/scope.ts';
import { isFound, readSearched, wordsOf } from '../kernel/search.ts';
import { columns, toClient } from './project.ts';

const text = sql<string>`c.code || ' ' || c.nom || ' ' || coalesce(c.ville, '')`;
const searchable = { text, words: wordsOf(text) };

/**
 * A page of the client companies the caller may read, by name, with how much equipment and open work each has.
 * @throws CURSOR_INVALID
 */
export function listClients(ctx: Ctx, input: ListClientsInput): Promise<ClientPage> {
  return readSearched(input, 'nom', async (mode, cursorSort, cursor) => {
    let query = clientsOf(ctx, 'client.read').where(isFound(mode, searchable, input.q));
    if (cursor) query = query.where(sql<boolean>`(c.nom, c.id) > (${cursor.value}::text, ${cursor.id}::int)`);
    const rows = await query
      .select(columns)
      .select([
        equipementsOf(ctx, 'equipement.read')
          .select(sql<number>`count(*)::int`.as('n'))
          .where(sql<boolean>`e.client_id = c.id and e.statut <> 'retire'`)
          .as('equipements'),
        interventionsOf(ctx, 'intervention.read')
          .select(sql<number>`count(*)::int`.as('n'))
          .where(sql<boolean>`i.client_id = c.id`)
          .where('i.statut', 'in', statutsOuverts)
          .as('interventions_ouvertes'),
      ])
      .orderBy('c.nom')
      .orderBy('c.id')
      .limit(readSize(input.limit))
      .execute();
    return cutPage(
      rows,
      input.limit,
      ({ equipements, interventions_ouvertes, ...row }) => ({
        ...toClient(row),
        equipements: equipements ?? 0,
        interventions_ouvertes: interventions_ouvertes ?? 0,
      }),
      (row) => ({ sort: cursorSort, value: row.nom, id: row.id }),
    );
  });
}
