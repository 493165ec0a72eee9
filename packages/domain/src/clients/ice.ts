import { DomainError } from '@mif/contract/errors';
import type { Ctx } from '../kernel/context.ts';
import { unscopedTables } from '../kernel/scope.ts';

/**
 * Refuses an ICE that another client has, by that client's name: whoever may write one may read them all. Two at once
 * run into the constraint of the table.
 * @param id the client it is for, where it exists already
 * @throws CLIENT_ICE_TAKEN
 */
export async function requireFreeIce(ctx: Ctx, ice: string | null | undefined, id?: number): Promise<void> {
  if (!ice) return;
  const owner = await unscopedTables(ctx.em).selectFrom('clients').select(['id', 'nom']).where('ice', '=', ice).executeTakeFirst();
  if (owner && owner.id !== id)
    throw new DomainError('CLIENT_ICE_TAKEN', { field: 'ice', details: { client: owner.nom, client_id: owner.id } });
}
