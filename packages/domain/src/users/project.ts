import { DomainError } from '@mif/contract/errors';
import type { User } from '@mif/contract/users';
import type { Ctx } from '../kernel/context.ts';
import { toIso } from '../kernel/instants.ts';
import { scopeOf, tables } from '../kernel/scope.ts';

/** Accounts of people, as `u`; the user of jobs is not one. */
export function accounts(ctx: Ctx) {
  scopeOf(ctx, 'user.read');
  return tables(ctx.em)
    .selectFrom('users as u')
    .leftJoin('techniciens as t', 't.user_id', 'u.id')
    .select([
      'u.id',
      'u.username',
      'u.full_name',
      'u.email',
      'u.role',
      'u.langue',
      'u.is_active',
      'u.client_id',
      't.id as technicien_id',
      'u.created_at',
      'u.updated_at',
    ])
    .where('u.role', '!=', 'systeme');
}

type Row = Awaited<ReturnType<ReturnType<typeof accounts>['execute']>>[number];

/** The DTO of a row. */
export function toUser(row: Row): User {
  if (row.role === 'systeme') throw new DomainError('USER_NOT_FOUND', { field: 'id' });
  return { ...row, role: row.role, created_at: toIso(row.created_at), updated_at: toIso(row.updated_at) };
}

/**
 * One account.
 * @throws USER_NOT_FOUND
 */
export async function readUser(ctx: Ctx, id: number): Promise<User> {
  const row = await accounts(ctx).where('u.id', '=', id).executeTakeFirst();
  if (!row) throw new DomainError('USER_NOT_FOUND', { field: 'id' });
  return toUser(row);
}
