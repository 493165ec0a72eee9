import { DomainError } from '@mif/contract/errors';
import type { ListSitesOfClientInput, SitePage } from '@mif/contract/sites';
import type { Ctx } from '../kernel/context.ts';
import { clientsOf } from '../kernel/scope.ts';
import { listSites } from './list.ts';

/**
 * A page of the sites of one client.
 * @throws CLIENT_NOT_FOUND also for a client outside the caller's scope, CURSOR_INVALID
 */
export async function listSitesOfClient(ctx: Ctx, input: ListSitesOfClientInput): Promise<SitePage> {
  const client = await clientsOf(ctx, 'client.read').select('c.id').where('c.id', '=', input.client_id).executeTakeFirst();
  if (!client) throw new DomainError('CLIENT_NOT_FOUND', { field: 'client_id' });
  return listSites(ctx, input);
}
