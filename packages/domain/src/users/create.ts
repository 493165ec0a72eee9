import { User as UserRow } from '@mif/db/entities/user';
import type { CreateUserInput, User } from '@mif/contract/users';
import { requireConfirmation } from '../auth/confirm.ts';
import { sendLink } from '../auth/links.ts';
import { hashPassword } from '../auth/passwords.ts';
import { recordSecurityEvent } from '../auth/security-events.ts';
import { changesOfCreation, recordChange } from '../journal/record.ts';
import { requirePermission } from '../kernel/actor.ts';
import type { Ctx } from '../kernel/context.ts';
import { companyOf } from './company.ts';
import { readUser } from './project.ts';
import { recordedFields } from './recorded.ts';

/**
 * Opens an account: with a password, or, where none is given, by an invitation to its owner.
 * @throws AUTH_CONFIRMATION_REQUIRED for an administrator's, USER_CLIENT_REQUIRED, CLIENT_NOT_FOUND, USER_EMAIL_TAKEN, USER_USERNAME_TAKEN
 */
export async function createUser(ctx: Ctx, input: CreateUserInput): Promise<User> {
  requirePermission(ctx.actor, 'user.create');
  if (input.role === 'admin') await requireConfirmation(ctx);
  const { password, ...fields } = input;
  const user = ctx.em.create(UserRow, {
    ...fields,
    client_id: await companyOf(ctx, input.role, input.client_id),
    password_hash: password === undefined ? null : await hashPassword(password),
    created_at: ctx.now,
    updated_at: ctx.now,
  });
  await ctx.em.flush();
  const changements = changesOfCreation(recordedFields(user));
  await recordChange(ctx, { objet: 'user', objet_id: user.id, action: 'create', changements, is_sensible: true });
  if (password === undefined) {
    await sendLink(ctx, user.id, 'invitation');
    await recordSecurityEvent(ctx, user.id, 'invite');
  }
  return readUser(ctx, user.id);
}
