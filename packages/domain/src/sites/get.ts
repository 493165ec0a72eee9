import type { IdInput } from '@mif/contract/paging';
import type { Site } from '@mif/contract/sites';
import type { Ctx } from '../kernel/context.ts';
import { readSite } from './project.ts';

/**
 * One site.
 * @throws SITE_NOT_FOUND
 */
export function getSite(ctx: Ctx, { id }: IdInput): Promise<Site> {
  return readSite(ctx, id);
}
