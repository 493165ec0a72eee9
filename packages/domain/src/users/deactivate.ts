import { DomainError } from '@mif/contract/errors';
import type { User, UserCommandInput } from '@mif/contract/users';
import { requireConfirmation } from '../auth/confirm.ts';
import { revokeLinks } from '../auth/links.ts';
import { endSessions } from '../auth/sessions.ts';
import { recordChange } from '../journal/record.ts';
import { requireVersion } from '../journal/versions.ts';
import { requirePermission } from '../kernel/actor.ts';
import { actorOf, type Ctx } from '../kernel/context.ts';
import { requireOtherAdmin } from './admins.ts';
import { loadForChange } from './load.ts';
import { readUser } from './project.ts';

/**
 * Closes an account to its owner, ends his sessions and takes his links back; what he did keeps his name.
 * @throws AUTH_CONFIRMATION_REQUIRED, USER_NOT_FOUND, USER_SELF_DEACTIVATION, USER_LAST_ADMIN, RECORD_VERSION_CONFLICT
 */
export async function deactivateUser(ctx: Ctx, { id, version }: UserCommandInput): Promise<User> {
  requirePermission(ctx.actor, 'user.deactivate');
  if (id === actorOf(ctx).id) throw new DomainError('USER_SELF_DEACTIVATION', { field: 'id' });
  await requireOtherAdmin(ctx, id, 'id');
  const user = await loadForChange(ctx, 'user.deactivate', id);
  await requireVersion(ctx, { objet: 'user', id, version: user.version, seen: version });
  if (!user.is_active) return readUser(ctx, id);
  await requireConfirmation(ctx);
  ctx.em.assign(user, { is_active: false, updated_at: ctx.now });
  await ctx.em.flush();
  const changements = { is_active: { avant: true, apres: false } };
  await recordChange(ctx, { objet: 'user', objet_id: id, action: 'deactivate', changements, is_sensible: true });
  await endSessions(ctx, id, 'deactivated');
  await revokeLinks(ctx, id);
  return readUser(ctx, id);
}
