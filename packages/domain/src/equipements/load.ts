import { LockMode } from '@mikro-orm/core';
import { Equipement } from '@mif/db/entities/equipement';
import { DomainError } from '@mif/contract/errors';
import type { Permission } from '@mif/contract/permissions';
import type { Ctx } from '../kernel/context.ts';
import { toIso } from '../kernel/instants.ts';
import { equipementsOf, tables } from '../kernel/scope.ts';

/**
 * An equipment to change, locked until the transaction ends.
 * @param version the one the caller saw; left out, the present one is taken
 * @throws EQUIPEMENT_NOT_FOUND also outside the caller's scope, EQUIPEMENT_RETIRED, EQUIPEMENT_VERSION_CONFLICT with
 * what changed since
 */
export async function loadForChange(ctx: Ctx, permission: Permission, id: number, version?: number): Promise<Equipement> {
  const visible = await equipementsOf(ctx, permission).select('e.id').where('e.id', '=', id).executeTakeFirst();
  const row = visible ? await ctx.em.findOne(Equipement, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true }) : null;
  if (!row) throw new DomainError('EQUIPEMENT_NOT_FOUND', { field: 'id' });
  if (version !== undefined && row.version !== version) {
    throw new DomainError('EQUIPEMENT_VERSION_CONFLICT', {
      field: 'version',
      details: { version: row.version, statut: row.statut, changements: await changesSince(ctx, row, version) },
    });
  }
  if (row.statut === 'retire') throw new DomainError('EQUIPEMENT_RETIRED', { field: 'id', details: { equipement: row.nom } });
  return row;
}

// Each change of the record makes one version and one line of history.
async function changesSince(ctx: Ctx, row: Equipement, version: number) {
  const lines = await tables(ctx.em)
    .selectFrom('equipement_historique as h')
    .innerJoin('users as u', 'u.id', 'h.acteur_id')
    .select(['h.action', 'h.date_serveur', 'h.details', 'u.full_name'])
    .where('h.equipement_id', '=', row.id)
    .orderBy('h.id', 'desc')
    .limit(Math.min(10, Math.max(0, row.version - version)))
    .execute();
  return lines.map((line) => ({
    action: line.action,
    champs: Object.keys(line.details ?? {}),
    date_serveur: toIso(line.date_serveur),
    acteur: line.full_name,
  }));
}
