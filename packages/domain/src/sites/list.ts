import { sql } from 'kysely';
import type { ListSitesInput, SitePage } from '@mif/contract/sites';
import type { Ctx } from '../kernel/context.ts';
import { cutPage, readSize } from '../kernel/paging.ts';
import { equipementsOf, sitesOf } from '../kernel/scope.ts';
import { isFound, readSearched, wordsOf } from '../kernel/search.ts';
import { toSite, withColumns } from './project.ts';

const text = sql<string>`s.code || ' ' || s.nom || ' ' || coalesce(s.ville, '') || ' ' || coalesce(s.adresse, '')`;
const searchable = { text, words: wordsOf(text) };

/**
 * A page of the sites the caller may read, by name, with how much equipment each has.
 * @throws CURSOR_INVALID
 */
export function listSites(ctx: Ctx, input: ListSitesInput): Promise<SitePage> {
  return readSearched(input, 'nom', async (mode, cursorSort, cursor) => {
    let query = sitesOf(ctx, 'site.read').where(isFound(mode, searchable, input.q));
    if (input.client_id) query = query.where('s.client_id', '=', input.client_id);
    if (cursor) query = query.where(sql<boolean>`(s.nom, s.id) > (${cursor.value}::text, ${cursor.id}::int)`);
    const rows = await withColumns(query)
      .select(
        equipementsOf(ctx, 'equipement.read')
          .select(sql<number>`count(*)::int`.as('n'))
          .where(sql<boolean>`e.site_id = s.id and e.statut <> 'retire'`)
          .as('equipements'),
      )
      .orderBy('s.nom')
      .orderBy('s.id')
      .limit(readSize(input.limit))
      .execute();
    return cutPage(
      rows,
      input.limit,
      ({ equipements, ...row }) => {
        const { created_at: _created_at, updated_at: _updated_at, ...site } = toSite(row);
        return { ...site, equipements: equipements ?? 0 };
      },
      (row) => ({ sort: cursorSort, value: row.nom, id: row.id }),
    );
  });
}
