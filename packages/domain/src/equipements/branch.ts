import { MAX_COUNTED_CHILDREN, type BranchInput, type BranchPage } from '@mif/contract/equipements';
import { DomainError } from '@mif/contract/errors';
import { sql } from 'kysely';
import type { Ctx } from '../kernel/context.ts';
import { cutPage, decodeCursor, readSize } from '../kernel/paging.ts';
import { equipementsOf, scopeOf, sitesOf, unscopedTables } from '../kernel/scope.ts';

/**
 * A page of one branch of the tree, by name: what is directly under an equipment, or at the top of a site.
 * @throws EQUIPEMENT_NOT_FOUND, SITE_NOT_FOUND also outside the caller's scope, CURSOR_INVALID, REQUEST_INVALID where neither
 * is named
 */
export async function readBranch(ctx: Ctx, input: BranchInput): Promise<BranchPage> {
  const cursor = decodeCursor(input.cursor, 'nom');
  const hasRetired = input.retires === 'oui';
  let query = equipementsOf(ctx, 'equipement.read');
  if (input.parent_id) {
    const parent = await equipementsOf(ctx, 'equipement.read').select('e.id').where('e.id', '=', input.parent_id).executeTakeFirst();
    if (!parent) throw new DomainError('EQUIPEMENT_NOT_FOUND', { field: 'parent_id' });
    query = query.where('e.parent_id', '=', input.parent_id);
  } else {
    if (!input.site_id) throw new DomainError('REQUEST_INVALID', { field: 'site_id' });
    const site = await sitesOf(ctx, 'site.read').select('s.id').where('s.id', '=', input.site_id).executeTakeFirst();
    if (!site) throw new DomainError('SITE_NOT_FOUND', { field: 'site_id' });
    query = query.where('e.site_id', '=', input.site_id).where('e.parent_id', 'is', null);
  }
  if (!hasRetired) query = query.where('e.statut', '<>', 'retire');
  if (cursor) query = query.where(sql<boolean>`(e.nom, e.id) > (${cursor.value}::text, ${cursor.id}::int)`);
  const rows = await query
    .select(['e.id', 'e.code', 'e.nom', 'e.type', 'e.statut', 'e.criticite', 'e.site_id', 'e.parent_id'])
    .select(countChildren(ctx, hasRetired))
    .orderBy('e.nom')
    .orderBy('e.id')
    .limit(readSize(input.limit))
    .execute();
  return cutPage(
    rows,
    input.limit,
    (row) => ({ ...row, enfants: row.enfants ?? 0 }),
    (row) => ({ sort: 'nom', value: row.nom, id: row.id }),
  );
}

/**
 * How many equipments the caller may read are directly under the equipment `e`, as a column; counting stops a little above
 * MAX_COUNTED_CHILDREN, so that a branch of ten thousand opens as fast as one of ten.
 */
export function countChildren(ctx: Ctx, hasRetired: boolean) {
  let children = unscopedTables(ctx.em)
    .selectFrom('equipements as k')
    .select('k.id')
    .where(sql<boolean>`k.parent_id = e.id`)
    .limit(MAX_COUNTED_CHILDREN + 1);
  if (!hasRetired) children = children.where('k.statut', '<>', 'retire');
  const scope = scopeOf(ctx, 'equipement.read');
  if (scope.kind === 'technicien') {
    children = children.where(({ exists, selectFrom }) =>
      exists(
        selectFrom('interventions as mine')
          .select('mine.id')
          .whereRef('mine.equipement_id', '=', 'k.id')
          .where('mine.technicien_id', '=', scope.technicien_id),
      ),
    );
  }
  return unscopedTables(ctx.em)
    .selectFrom(children.as('children'))
    .select(sql<number>`count(*)::int`.as('n'))
    .as('enfants');
}
