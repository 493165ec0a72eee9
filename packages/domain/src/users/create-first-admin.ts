import { randomBytes } from 'node:crypto';
import { DomainError } from '@mif/contract/errors';
import { CreateUserInput } from '@mif/contract/users';
import { systemActor } from '../auth/system-actor.ts';
import { createCtx, inTransaction, type Ctx } from '../kernel/context.ts';
import { tables } from '../kernel/scope.ts';
import { createUser } from './create.ts';

/**
 * Opens the account of a product's first administrator, whom nobody could open it for.
 * @param email where he is reached; what stands before its @ is his username
 * @returns his password, which is kept nowhere else; null where an active administrator exists
 * @throws REQUEST_INVALID where no account can be called so, USER_EMAIL_TAKEN, USER_USERNAME_TAKEN
 */
export function createFirstAdmin(ctx: Ctx, email: string): Promise<string | null> {
  return inTransaction(ctx, async (inside) => {
    const db = tables(inside.em);
    // Two at once: the second one waits here, and then finds the first.
    await db.selectFrom('users').select('id').where('role', '=', 'systeme').forUpdate().execute();
    const before = await db.selectFrom('users').select('id').where('role', '=', 'admin').where('is_active', '=', true).executeTakeFirst();
    if (before) return null;
    const password = randomBytes(15).toString('base64url');
    const username = email.split('@')[0] ?? '';
    const input = CreateUserInput.safeParse({ email, username, full_name: 'Administrateur', role: 'admin', password });
    if (!input.success) throw new DomainError('REQUEST_INVALID', { field: 'email' });
    await createUser(createCtx({ ...inside, actor: await systemActor(inside.em) }), input.data);
    return password;
  });
}
