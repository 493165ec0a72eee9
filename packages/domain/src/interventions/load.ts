import { LockMode } from '@mikro-orm/core';
import { Intervention } from '@mif/db/entities/intervention';
import { DomainError } from '@mif/contract/errors';
import type { Permission } from '@mif/contract/permissions';
import { actorOf, type Ctx } from '../kernel/context.ts';
import { toIso } from '../kernel/instants.ts';
import { scopeOf, tables } from '../kernel/scope.ts';
import { requireOn } from './policy.ts';

/**
 * An intervention to change, locked until the transaction ends.
 * @param version the one the caller saw; left out, the present one is taken
 * @throws INTERVENTION_NOT_FOUND also outside the caller's scope, PERMISSION_DENIED, INTERVENTION_NOT_ASSIGNED_TO_YOU,
 * INTERVENTION_VERSION_CONFLICT with what changed since
 */
export async function loadForChange(ctx: Ctx, permission: Permission, id: number, version?: number): Promise<Intervention> {
  const scope = scopeOf(ctx, 'intervention.read');
  const row =
    scope.kind === 'none' ? null : await ctx.em.findOne(Intervention, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true });
  const is_visible =
    row !== null &&
    (scope.kind === 'all' ||
      (scope.kind === 'technicien' && row.technicien_id === scope.technicien_id) ||
      (scope.kind === 'client' && row.client_id === scope.client_id));
  if (!is_visible) throw new DomainError('INTERVENTION_NOT_FOUND', { field: 'id' });
  requireOn(actorOf(ctx), permission, row);
  if (version !== undefined && row.version !== version) {
    throw new DomainError('INTERVENTION_VERSION_CONFLICT', {
      field: 'version',
      details: { version: row.version, statut: row.statut, changements: await changesSince(ctx, id, version) },
    });
  }
  return row;
}

async function changesSince(ctx: Ctx, id: number, version: number) {
  const rows = await tables(ctx.em)
    .selectFrom('intervention_historique as h')
    .innerJoin('users as u', 'u.id', 'h.acteur_id')
    .select(['h.action', 'h.version', 'h.date_serveur', 'u.full_name'])
    .where('h.intervention_id', '=', id)
    .where('h.version', '>', version)
    .orderBy('h.id', 'desc')
    .limit(10)
    .execute();
  return rows.map((row) => ({ action: row.action, version: row.version, date_serveur: toIso(row.date_serveur), acteur: row.full_name }));
}
