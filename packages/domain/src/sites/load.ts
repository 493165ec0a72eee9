import { LockMode } from '@mikro-orm/core';
import { Site } from '@mif/db/entities/site';
import { DomainError } from '@mif/contract/errors';
import type { Permission } from '@mif/contract/permissions';
import { requireVersion } from '../journal/versions.ts';
import type { Ctx } from '../kernel/context.ts';
import { sitesOf, unscopedTables } from '../kernel/scope.ts';

/**
 * A site to change, locked with its client until the transaction ends: two who put the last two sites out of use at once
 * wait for one another.
 * @param version the one the caller saw; left out, the present one is taken
 * @throws SITE_NOT_FOUND also outside the caller's scope, RECORD_VERSION_CONFLICT
 */
export async function loadForChange(ctx: Ctx, permission: Permission, id: number, version?: number): Promise<Site> {
  const visible = await sitesOf(ctx, permission).select('s.client_id').where('s.id', '=', id).executeTakeFirst();
  if (visible) await unscopedTables(ctx.em).selectFrom('clients').select('id').where('id', '=', visible.client_id).forUpdate().execute();
  const site = visible ? await ctx.em.findOne(Site, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true }) : null;
  if (!site) throw new DomainError('SITE_NOT_FOUND', { field: 'id' });
  await requireVersion(ctx, { objet: 'site', id, version: site.version, seen: version });
  return site;
}

/**
 * Refuses to leave a client without a site in use.
 * @throws SITE_LAST
 */
export async function requireAnother(ctx: Ctx, site: Site): Promise<void> {
  const other = await unscopedTables(ctx.em)
    .selectFrom('sites')
    .select('id')
    .where('client_id', '=', site.client_id)
    .where('id', '!=', site.id)
    .where('is_active', '=', true)
    .limit(1)
    .executeTakeFirst();
  if (!other) throw new DomainError('SITE_LAST', { field: 'is_active' });
}
