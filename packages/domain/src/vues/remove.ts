import { DomainError } from '@mif/contract/errors';
import type { IdInput } from '@mif/contract/paging';
import { requirePermission } from '../kernel/actor.ts';
import { actorOf, type Ctx } from '../kernel/context.ts';
import { tables } from '../kernel/scope.ts';

/**
 * Removes one of the caller's own views.
 * @throws VUE_NOT_FOUND also for another's, shared or not
 */
export async function removeVue(ctx: Ctx, { id }: IdInput): Promise<{ ok: true }> {
  requirePermission(ctx.actor, 'vue.save');
  const { numDeletedRows } = await tables(ctx.em)
    .deleteFrom('vues')
    .where('id', '=', id)
    .where('user_id', '=', actorOf(ctx).id)
    .executeTakeFirst();
  if (numDeletedRows === 0n) throw new DomainError('VUE_NOT_FOUND', { field: 'id' });
  return { ok: true };
}
