import { sql } from 'kysely';
import type { ListTechniciensInput, TechnicienPage } from '@mif/contract/techniciens';
import type { Ctx } from '../kernel/context.ts';
import { cutPage, readSize } from '../kernel/paging.ts';
import { techniciensOf } from '../kernel/scope.ts';
import { isFound, readSearched, wordsOf } from '../kernel/search.ts';
import { toTechniciens, withAccount } from './project.ts';

const text = sql<string>`t.matricule || ' ' || u.full_name || ' ' || coalesce(t.equipe, '')`;
const searchable = { text, words: wordsOf(text) };

/**
 * A page of the technicians the caller may read, by name.
 * @throws CURSOR_INVALID
 */
export function listTechniciens(ctx: Ctx, input: ListTechniciensInput): Promise<TechnicienPage> {
  return readSearched(input, 'full_name', async (mode, cursorSort, cursor) => {
    let query = withAccount(ctx, techniciensOf(ctx, 'technicien.read')).where(isFound(mode, searchable, input.q));
    if (input.disponibilite) query = query.where('t.disponibilite', '=', input.disponibilite);
    if (input.competence_id) {
      query = query.where('t.id', 'in', (eb) =>
        eb
          .selectFrom('technicien_competences')
          .select('technicien_id')
          .where('competence_id', '=', input.competence_id ?? 0),
      );
    }
    if (cursor) query = query.where(sql<boolean>`(u.full_name, t.id) > (${cursor.value}::text, ${cursor.id}::int)`);
    const rows = await query.orderBy('u.full_name').orderBy('t.id').limit(readSize(input.limit)).execute();
    const page = cutPage(
      rows,
      input.limit,
      (row) => row,
      (row) => ({ sort: cursorSort, value: row.full_name, id: row.id }),
    );
    return { ...page, items: await toTechniciens(ctx, page.items) };
  });
}
