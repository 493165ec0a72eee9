import { DomainError } from '@mif/contract/errors';
import type { Role } from '@mif/contract/users';
import type { Ctx } from '../kernel/context.ts';
import { clientsOf } from '../kernel/scope.ts';

/**
 * The company an account of this role belongs to: a client's account has one, nobody else does.
 * @throws USER_CLIENT_REQUIRED, CLIENT_NOT_FOUND
 */
export async function companyOf(ctx: Ctx, role: Role, client_id: number | null | undefined): Promise<number | null> {
  if ((role === 'client') !== (client_id !== null && client_id !== undefined)) {
    throw new DomainError('USER_CLIENT_REQUIRED', { field: 'client_id' });
  }
  if (client_id === null || client_id === undefined) return null;
  const client = await clientsOf(ctx, 'client.read').select('c.id').where('c.id', '=', client_id).executeTakeFirst();
  if (!client) throw new DomainError('CLIENT_NOT_FOUND', { field: 'client_id' });
  return client_id;
}
