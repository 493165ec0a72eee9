import type { SiteDetail, UpdateSiteInput } from '@mif/contract/sites';
import { recordChange } from '../journal/record.ts';
import { changesBetween, given } from '../kernel/changes.ts';
import type { Ctx } from '../kernel/context.ts';
import { loadForChange, requireAnother } from './load.ts';
import { readSite } from './project.ts';
import { recordedFields } from './recorded.ts';
import { checkPlace } from './rules.ts';

/**
 * Changes what is known of a site, or puts it out of use and back: its equipment, its open work and its history stay,
 * and it is proposed no more. A client keeps one site in use.
 * @throws SITE_NOT_FOUND, SITE_CODE_TAKEN, SITE_NOM_TAKEN, SITE_LAST, SITE_COORDINATES_PAIR, SITE_COORDINATES_SWAPPED,
 * RECORD_VERSION_CONFLICT
 */
export async function updateSite(ctx: Ctx, input: UpdateSiteInput): Promise<SiteDetail> {
  const { id, version, ...fields } = input;
  const site = await loadForChange(ctx, 'site.update', id, version);
  const before = recordedFields(site);
  const after = { ...before, ...given(fields) };
  const changements = changesBetween(before, after);
  if (Object.keys(changements).length > 0) {
    if ('latitude' in changements || 'longitude' in changements) checkPlace(after);
    if (changements['is_active']?.apres === false) await requireAnother(ctx, site);
    ctx.em.assign(site, { ...given(fields), updated_at: ctx.now });
    await ctx.em.flush();
    await recordChange(ctx, { objet: 'site', objet_id: id, action: actionOf(changements), changements });
  }
  return readSite(ctx, id);
}

function actionOf(changements: Record<string, { apres: unknown }>): string {
  const [only, ...others] = Object.keys(changements);
  if (only !== 'is_active' || others.length > 0) return 'update';
  return changements['is_active']?.apres === true ? 'activate' : 'deactivate';
}
