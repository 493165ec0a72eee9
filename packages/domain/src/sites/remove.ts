import { DomainError } from '@mif/contract/errors';
import type { Done } from '@mif/contract/paging';
import type { RemoveSiteInput } from '@mif/contract/sites';
import { recordChange } from '../journal/record.ts';
import type { Ctx } from '../kernel/context.ts';
import { loadForChange, requireAnother } from './load.ts';
import { recordedFields } from './recorded.ts';
import { usesOf } from './uses.ts';

/**
 * Deletes a site that nothing was ever put on: one made by mistake. Any other is put out of use.
 * @throws SITE_NOT_FOUND, SITE_IN_USE with how much equipment and how many contacts hang on it, SITE_LAST, RECORD_VERSION_CONFLICT
 */
export async function removeSite(ctx: Ctx, input: RemoveSiteInput): Promise<Done> {
  const site = await loadForChange(ctx, 'site.remove', input.id, input.version);
  const uses = await usesOf(ctx, site.id);
  if (Object.values(uses).some((n) => n > 0)) throw new DomainError('SITE_IN_USE', { field: 'id', details: uses });
  await requireAnother(ctx, site);
  const changements = Object.fromEntries(
    Object.entries(recordedFields(site)).flatMap(([champ, avant]) => (avant === null ? [] : [[champ, { avant, apres: null }]])),
  );
  await recordChange(ctx, { objet: 'site', objet_id: site.id, action: 'remove', changements });
  await ctx.em.remove(site).flush();
  return { ok: true };
}
