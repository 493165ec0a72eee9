import { LockMode } from '@mikro-orm/core';
import { Demande } from '@mif/db/entities/demande';
import { demandeTransitions, type DemandeAction } from '@mif/contract/demandes';
import { DomainError } from '@mif/contract/errors';
import { requireVersion } from '../journal/versions.ts';
import type { Ctx } from '../kernel/context.ts';
import { demandesOf } from '../kernel/scope.ts';
import { checkUndecided } from './rules.ts';

/**
 * A demande to decide on, locked until the transaction ends: of two who decide at once the second finds it decided.
 * @param seen the version the caller saw; left out, the present one is taken
 * @throws DEMANDE_NOT_FOUND also outside the caller's scope, DEMANDE_DECIDED, RECORD_VERSION_CONFLICT
 */
export async function loadToDecide(ctx: Ctx, action: DemandeAction, id: number, seen: number | undefined): Promise<Demande> {
  const visible = await demandesOf(ctx, demandeTransitions[action].permission).select('d.id').where('d.id', '=', id).executeTakeFirst();
  const row = visible ? await ctx.em.findOne(Demande, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true }) : null;
  if (!row) throw new DomainError('DEMANDE_NOT_FOUND', { field: 'id' });
  checkUndecided(row.statut);
  await requireVersion(ctx, { objet: 'demande', id, version: row.version, seen });
  return row;
}
