import { User as UserRow } from '@mif/db/entities/user';
import type { CreateUserInput, User } from '@mif/contract/users';
import { hashPassword } from '../auth/passwords.ts';
import { requirePermission } from '../kernel/actor.ts';
import type { Ctx } from '../kernel/context.ts';
import { companyOf } from './company.ts';
import { readUser } from './project.ts';

/**
 * Opens an account.
 * @throws USER_CLIENT_REQUIRED, CLIENT_NOT_FOUND, USER_EMAIL_TAKEN, USER_USERNAME_TAKEN
 */
export async function createUser(ctx: Ctx, input: CreateUserInput): Promise<User> {
  requirePermission(ctx.actor, 'user.create');
  const { password, ...fields } = input;
  const user = ctx.em.create(UserRow, {
    ...fields,
    client_id: await companyOf(ctx, input.role, input.client_id),
    password_hash: await hashPassword(password),
    created_at: ctx.now,
    updated_at: ctx.now,
  });
  await ctx.em.flush();
  return readUser(ctx, user.id);
}
