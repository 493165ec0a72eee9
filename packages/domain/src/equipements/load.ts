import { LockMode } from '@mikro-orm/core';
import { Equipement } from '@mif/db/entities/equipement';
import { DomainError } from '@mif/contract/errors';
import type { Permission } from '@mif/contract/permissions';
import { requireVersion } from '../journal/versions.ts';
import type { Ctx } from '../kernel/context.ts';
import { equipementsOf } from '../kernel/scope.ts';

/**
 * An equipment to change, locked until the transaction ends.
 * @param version the one the caller saw; left out, the present one is taken
 * @throws EQUIPEMENT_NOT_FOUND also outside the caller's scope, EQUIPEMENT_RETIRED, RECORD_VERSION_CONFLICT
 */
export async function loadForChange(ctx: Ctx, permission: Permission, id: number, version?: number): Promise<Equipement> {
  const visible = await equipementsOf(ctx, permission).select('e.id').where('e.id', '=', id).executeTakeFirst();
  const row = visible ? await ctx.em.findOne(Equipement, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true }) : null;
  if (!row) throw new DomainError('EQUIPEMENT_NOT_FOUND', { field: 'id' });
  await requireVersion(ctx, { objet: 'equipement', id, version: row.version, seen: version });
  if (row.statut === 'retire') throw new DomainError('EQUIPEMENT_RETIRED', { field: 'id', details: { equipement: row.nom } });
  return row;
}
