import { DomainError } from '@mif/contract/errors';
import type { Ctx } from '../kernel/context.ts';
import { tables } from '../kernel/scope.ts';

/**
 * Refuses to leave the product without an administrator who can sign in. It is asked before any other row is locked: two who take
 * the role from each other wait here, and one of them finds nobody left.
 * @param id who is to be one no more
 * @throws USER_LAST_ADMIN
 */
export async function requireOtherAdmin(ctx: Ctx, id: number, field: string): Promise<void> {
  const admins = await tables(ctx.em)
    .selectFrom('users')
    .select('id')
    .where('role', '=', 'admin')
    .where('is_active', '=', true)
    .where('password_hash', 'is not', null)
    .orderBy('id')
    .forUpdate()
    .execute();
  if (admins.some((admin) => admin.id === id) && admins.length === 1) throw new DomainError('USER_LAST_ADMIN', { field });
}
