import { DomainError } from '@mif/contract/errors';
import type { UpdateUserInput, User } from '@mif/contract/users';
import { requireConfirmation } from '../auth/confirm.ts';
import { revokeLinks } from '../auth/links.ts';
import { endSessions } from '../auth/sessions.ts';
import { recordChange } from '../journal/record.ts';
import { requireVersion } from '../journal/versions.ts';
import { requirePermission } from '../kernel/actor.ts';
import { changesBetween, given } from '../kernel/changes.ts';
import type { Ctx } from '../kernel/context.ts';
import { requireOtherAdmin } from './admins.ts';
import { companyOf } from './company.ts';
import { loadForChange } from './load.ts';
import { readUser } from './project.ts';
import { recordedFields } from './recorded.ts';

/**
 * Changes an account; what does not change makes neither a version nor a line of the journal. Another role or another company ends its
 * sessions: what was signed in with the old one is over. Another address ends the links that were sent to the old one.
 * @throws AUTH_CONFIRMATION_REQUIRED for another role or address, RECORD_VERSION_CONFLICT, USER_LAST_ADMIN, USER_NOT_FOUND,
 * USER_CLIENT_REQUIRED, CLIENT_NOT_FOUND, USER_EMAIL_TAKEN, USER_USERNAME_TAKEN
 */
export async function updateUser(ctx: Ctx, input: UpdateUserInput): Promise<User> {
  const { id, version, client_id, ...fields } = input;
  requirePermission(ctx.actor, 'user.update');
  if (input.role !== undefined && input.role !== 'admin') await requireOtherAdmin(ctx, id, 'role');
  const user = await loadForChange(ctx, 'user.update', id);
  await requireVersion(ctx, { objet: 'user', id, version: user.version, seen: version });
  const role = input.role ?? user.role;
  if (role === 'systeme') throw new DomainError('USER_NOT_FOUND', { field: 'id' });
  const before = recordedFields(user);
  const kept = role === 'client' ? before.client_id : null;
  const company = await companyOf(ctx, role, client_id === undefined ? kept : client_id);
  const after = { ...given(fields), client_id: company };
  const changements = changesBetween(before, { ...before, ...after });
  if (Object.keys(changements).length === 0) return readUser(ctx, id);
  // Whoever changes an address may then have a new password sent to it.
  const is_sensible = 'role' in changements || 'email' in changements;
  if (is_sensible) await requireConfirmation(ctx);
  // What the old address refused says nothing of the new one.
  const fresh = 'email' in changements ? { email_rejete_at: null, email_rejete_motif: null } : {};
  ctx.em.assign(user, { ...after, ...fresh, updated_at: ctx.now });
  await ctx.em.flush();
  await recordChange(ctx, { objet: 'user', objet_id: id, action: 'update', changements, is_sensible });
  if ('role' in changements || 'client_id' in changements) await endSessions(ctx, id, 'role_change');
  if ('email' in changements) await revokeLinks(ctx, id);
  return readUser(ctx, id);
}
