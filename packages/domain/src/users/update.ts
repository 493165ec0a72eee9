import { DomainError } from '@mif/contract/errors';
import type { UpdateUserInput, User } from '@mif/contract/users';
import { requireConfirmation } from '../auth/confirm.ts';
import { endSessions } from '../auth/sessions.ts';
import { given } from '../kernel/changes.ts';
import type { Ctx } from '../kernel/context.ts';
import { tables } from '../kernel/scope.ts';
import { companyOf } from './company.ts';
import { loadForChange } from './load.ts';
import { readUser } from './project.ts';

/**
 * Changes an account. Another role or another company ends its sessions: what was signed in with the old one is over.
 * @throws AUTH_CONFIRMATION_REQUIRED for another role or address, USER_LAST_ADMIN, USER_NOT_FOUND, USER_CLIENT_REQUIRED, CLIENT_NOT_FOUND, USER_EMAIL_TAKEN, USER_USERNAME_TAKEN
 */
export async function updateUser(ctx: Ctx, input: UpdateUserInput): Promise<User> {
  const { id, client_id, ...fields } = input;
  const others = input.role === undefined || input.role === 'admin' ? [] : await lockAdmins(ctx);
  const user = await loadForChange(ctx, 'user.update', id);
  const role = input.role ?? user.role;
  // Whoever changes an address may then have a new password sent to it.
  if (role !== user.role || (input.email ?? user.email) !== user.email) await requireConfirmation(ctx);
  if (role === 'systeme') throw new DomainError('USER_NOT_FOUND', { field: 'id' });
  if (user.role === 'admin' && role !== 'admin' && !others.some((admin) => admin.id !== id)) {
    throw new DomainError('USER_LAST_ADMIN', { field: 'role' });
  }
  const before = { role: user.role, client_id: user.client_id ?? null };
  const kept = role === 'client' ? before.client_id : null;
  const company = await companyOf(ctx, role, client_id === undefined ? kept : client_id);
  ctx.em.assign(user, { ...given(fields), client_id: company, updated_at: ctx.now });
  await ctx.em.flush();
  if (role !== before.role || company !== before.client_id) await endSessions(ctx, id, 'role_change');
  return readUser(ctx, id);
}

// Before any other row and in order: two who take the role from each other wait, and one of them finds nobody left.
function lockAdmins(ctx: Ctx): Promise<{ id: number }[]> {
  return tables(ctx.em)
    .selectFrom('users')
    .select('id')
    .where('role', '=', 'admin')
    .where('is_active', '=', true)
    .orderBy('id')
    .forUpdate()
    .execute();
}
