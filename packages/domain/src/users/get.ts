import type { IdInput } from '@mif/contract/paging';
import type { User } from '@mif/contract/users';
import type { Ctx } from '../kernel/context.ts';
import { readUser } from './project.ts';

/**
 * One account.
 * @throws USER_NOT_FOUND
 */
export function getUser(ctx: Ctx, input: IdInput): Promise<User> {
  return readUser(ctx, input.id);
}
