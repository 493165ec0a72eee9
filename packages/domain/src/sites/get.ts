import type { IdInput } from '@mif/contract/paging';
import type { SiteDetail } from '@mif/contract/sites';
import type { Ctx } from '../kernel/context.ts';
import { readSite } from './project.ts';

/**
 * One site with its contacts, its counts and what the caller may do to it.
 * @throws SITE_NOT_FOUND
 */
export function getSite(ctx: Ctx, { id }: IdInput): Promise<SiteDetail> {
  return readSite(ctx, id);
}
