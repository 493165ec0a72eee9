import { DomainError } from '@mif/contract/errors';
import type { IdInput } from '@mif/contract/paging';
import type { User } from '@mif/contract/users';
import { requireConfirmation } from '../auth/confirm.ts';
import { endSessions } from '../auth/sessions.ts';
import { actorOf, type Ctx } from '../kernel/context.ts';
import { loadForChange } from './load.ts';
import { readUser } from './project.ts';

/**
 * Closes an account to its owner and ends his sessions; what he did keeps his name.
 * @throws AUTH_CONFIRMATION_REQUIRED, USER_NOT_FOUND, USER_SELF_DEACTIVATION
 */
export async function deactivateUser(ctx: Ctx, { id }: IdInput): Promise<User> {
  const user = await loadForChange(ctx, 'user.deactivate', id);
  if (id === actorOf(ctx).id) throw new DomainError('USER_SELF_DEACTIVATION', { field: 'id' });
  await requireConfirmation(ctx);
  ctx.em.assign(user, { is_active: false, updated_at: ctx.now });
  await ctx.em.flush();
  await endSessions(ctx, id, 'deactivated');
  return readUser(ctx, id);
}
