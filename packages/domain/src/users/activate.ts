import type { IdInput } from '@mif/contract/paging';
import type { User } from '@mif/contract/users';
import type { Ctx } from '../kernel/context.ts';
import { loadForChange } from './load.ts';
import { readUser } from './project.ts';

/**
 * Opens a deactivated account again.
 * @throws USER_NOT_FOUND
 */
export async function activateUser(ctx: Ctx, { id }: IdInput): Promise<User> {
  const user = await loadForChange(ctx, 'user.update', id);
  ctx.em.assign(user, { is_active: true, updated_at: ctx.now });
  await ctx.em.flush();
  return readUser(ctx, id);
}
