import { DomainError } from '@mif/contract/errors';
import type { IdInput } from '@mif/contract/paging';
import type { User } from '@mif/contract/users';
import { revokeLinks, sendLink } from '../auth/links.ts';
import { recordSecurityEvent } from '../auth/security-events.ts';
import type { Permission } from '@mif/contract/permissions';
import type { Ctx } from '../kernel/context.ts';
import { tables } from '../kernel/scope.ts';
import { loadForChange } from './load.ts';
import { readUser } from './project.ts';

/**
 * Invites the owner of an account without a password by e-mail, for 72 hours; an invitation sent before opens nothing any more.
 * @throws USER_NOT_FOUND, USER_ALREADY_JOINED, USER_INACTIVE
 */
export async function inviteUser(ctx: Ctx, { id }: IdInput): Promise<User> {
  if (await hasPassword(ctx, 'user.invite', id)) throw new DomainError('USER_ALREADY_JOINED', { field: 'id' });
  await sendLink(ctx, id, 'invitation');
  await recordSecurityEvent(ctx, id, 'invite');
  return readUser(ctx, id);
}

/**
 * Takes an invitation back: its link opens nothing any more.
 * @throws USER_NOT_FOUND, USER_NOT_INVITED where none is open
 */
export async function revokeInvitation(ctx: Ctx, { id }: IdInput): Promise<User> {
  await loadForChange(ctx, 'user.invite', id);
  if ((await revokeLinks(ctx, id, 'invitation')) === 0) throw new DomainError('USER_NOT_INVITED', { field: 'id' });
  await recordSecurityEvent(ctx, id, 'revoke_invitation');
  return readUser(ctx, id);
}

/**
 * Sends the owner of an account a link to a new password.
 * @throws USER_NOT_FOUND, USER_NOT_JOINED, USER_INACTIVE
 */
export async function sendPasswordReset(ctx: Ctx, { id }: IdInput): Promise<{ ok: true }> {
  if (!(await hasPassword(ctx, 'user.manage_access', id))) throw new DomainError('USER_NOT_JOINED', { field: 'id' });
  await sendLink(ctx, id, 'mot_de_passe');
  await recordSecurityEvent(ctx, id, 'send_reset');
  return { ok: true };
}

/** Whether an open account has a password; its row stays locked. */
async function hasPassword(ctx: Ctx, permission: Permission, id: number): Promise<boolean> {
  const user = await loadForChange(ctx, permission, id);
  if (!user.is_active) throw new DomainError('USER_INACTIVE', { field: 'id' });
  const row = await tables(ctx.em).selectFrom('users').select('password_hash').where('id', '=', id).executeTakeFirstOrThrow();
  return row.password_hash !== null;
}
