import type { User, UserCommandInput } from '@mif/contract/users';
import { recordChange } from '../journal/record.ts';
import { requireVersion } from '../journal/versions.ts';
import type { Ctx } from '../kernel/context.ts';
import { loadForChange } from './load.ts';
import { readUser } from './project.ts';

/**
 * Opens a deactivated account again.
 * @throws USER_NOT_FOUND, RECORD_VERSION_CONFLICT
 */
export async function activateUser(ctx: Ctx, { id, version }: UserCommandInput): Promise<User> {
  const user = await loadForChange(ctx, 'user.update', id);
  await requireVersion(ctx, { objet: 'user', id, version: user.version, seen: version });
  if (user.is_active) return readUser(ctx, id);
  ctx.em.assign(user, { is_active: true, updated_at: ctx.now });
  await ctx.em.flush();
  const changements = { is_active: { avant: false, apres: true } };
  await recordChange(ctx, { objet: 'user', objet_id: id, action: 'activate', changements, is_sensible: true });
  return readUser(ctx, id);
}
