import { LockMode } from '@mikro-orm/core';
import { User as UserRow } from '@mif/db/entities/user';
import { DomainError } from '@mif/contract/errors';
import type { Permission } from '@mif/contract/permissions';
import { requirePermission } from '../kernel/actor.ts';
import type { Ctx } from '../kernel/context.ts';

/**
 * An account to change, locked until the transaction ends; the user of jobs is not one.
 * @throws USER_NOT_FOUND
 */
export async function loadForChange(ctx: Ctx, permission: Permission, id: number): Promise<UserRow> {
  requirePermission(ctx.actor, permission);
  const user = await ctx.em.findOne(UserRow, { id, role: { $ne: 'systeme' } }, { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true });
  if (!user) throw new DomainError('USER_NOT_FOUND', { field: 'id' });
  return user;
}
