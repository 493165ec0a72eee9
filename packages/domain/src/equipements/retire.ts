import type { EquipementDetail, RetireEquipementInput } from '@mif/contract/equipements';
import { DomainError } from '@mif/contract/errors';
import { statutsOuverts } from '@mif/contract/interventions';
import { sql } from 'kysely';
import type { Ctx } from '../kernel/context.ts';
import { recordChange } from '../journal/record.ts';
import { unscopedTables } from '../kernel/scope.ts';
import { loadForChange } from './load.ts';
import { readEquipement } from './project.ts';

/**
 * Takes an equipment out of service: it stays readable with its history, and nothing new is opened on it.
 * @throws EQUIPEMENT_NOT_FOUND, EQUIPEMENT_RETIRED, RECORD_VERSION_CONFLICT, EQUIPEMENT_IN_USE with the number of
 * its open interventions
 */
export async function retireEquipement(ctx: Ctx, input: RetireEquipementInput): Promise<EquipementDetail> {
  const equipement = await loadForChange(ctx, 'equipement.retire', input.id, input.version);
  const { open } = await unscopedTables(ctx.em)
    .selectFrom('interventions')
    .select(sql<number>`count(*)::int`.as('open'))
    .where('equipement_id', '=', input.id)
    .where('statut', 'in', statutsOuverts)
    .executeTakeFirstOrThrow();
  if (open > 0) throw new DomainError('EQUIPEMENT_IN_USE', { field: 'id', details: { interventions: open } });
  const avant = equipement.statut;
  ctx.em.assign(equipement, { statut: 'retire', updated_at: ctx.now });
  await ctx.em.flush();
  await recordChange(ctx, {
    objet: 'equipement',
    objet_id: input.id,
    action: 'retire',
    changements: { statut: { avant, apres: 'retire' } },
  });
  return readEquipement(ctx, input.id);
}
