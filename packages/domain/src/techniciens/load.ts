import { LockMode } from '@mikro-orm/core';
import { Technicien } from '@mif/db/entities/technicien';
import { DomainError } from '@mif/contract/errors';
import type { Permission } from '@mif/contract/permissions';
import { requireVersion } from '../journal/versions.ts';
import type { Ctx } from '../kernel/context.ts';
import { techniciensOf } from '../kernel/scope.ts';

/**
 * A technician the permission opens to the caller, locked until the transaction ends: what is entered for him (absences,
 * certificates, on-call) is checked against the rest one after the other.
 * @param field what named him
 * @param version the one the caller saw; left out, the present one is taken
 * @throws TECHNICIEN_NOT_FOUND also outside the caller's scope, RECORD_VERSION_CONFLICT
 */
export async function lockTechnicien(ctx: Ctx, permission: Permission, id: number, field: string, version?: number): Promise<Technicien> {
  const visible = await techniciensOf(ctx, permission).select('t.id').where('t.id', '=', id).executeTakeFirst();
  const row = visible ? await ctx.em.findOne(Technicien, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true }) : null;
  if (!row) throw new DomainError('TECHNICIEN_NOT_FOUND', { field });
  await requireVersion(ctx, { objet: 'technicien', id, version: row.version, seen: version });
  return row;
}
