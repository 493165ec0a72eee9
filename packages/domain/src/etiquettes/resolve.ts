import type { EtiquetteResolue } from '@mif/contract/etiquettes';
import type { JetonInput } from '@mif/contract/signalements';
import { DomainError } from '@mif/contract/errors';
import type { Ctx } from '../kernel/context.ts';
import { equipementsOf } from '../kernel/scope.ts';

/**
 * The equipment a label is stuck on, for whoever may read it.
 * @throws ETIQUETTE_UNKNOWN for any other label, without a difference
 */
export async function resolveEtiquette(ctx: Ctx, input: JetonInput): Promise<EtiquetteResolue> {
  const row = await equipementsOf(ctx, 'equipement.read')
    .innerJoin('etiquettes as l', 'l.equipement_id', 'e.id')
    .select('e.id as equipement_id')
    .where('l.jeton', '=', input.jeton)
    .executeTakeFirst();
  if (!row) throw new DomainError('ETIQUETTE_UNKNOWN', { field: 'jeton' });
  return row;
}
