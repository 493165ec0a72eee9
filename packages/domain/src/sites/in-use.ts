import { DomainError } from '@mif/contract/errors';
import type { Ctx } from '../kernel/context.ts';
import { unscopedTables } from '../kernel/scope.ts';

/**
 * Refuses something new on a site that is out of use. The caller has checked that the site is in scope.
 * @param field where the caller's input names the place
 * @throws SITE_INACTIVE with its name
 */
export async function requireSiteInUse(ctx: Ctx, site_id: number, field: string): Promise<void> {
  const site = await unscopedTables(ctx.em)
    .selectFrom('sites')
    .select(['nom', 'is_active'])
    .where('id', '=', site_id)
    // Waits for who is just putting it out of use.
    .forKeyShare()
    .executeTakeFirstOrThrow();
  if (!site.is_active) throw new DomainError('SITE_INACTIVE', { field, details: { site: site.nom } });
}
