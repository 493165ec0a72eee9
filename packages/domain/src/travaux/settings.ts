import type { TravauxEtat, UpdateTravauxReglageInput } from '@mif/contract/travaux';
import type { Ctx } from '../kernel/context.ts';
import { writeParametre } from '../parametres/write.ts';
import { readTravaux } from './overview.ts';

/**
 * Says from how many minutes of waiting on administrators are told.
 * @throws RECORD_VERSION_CONFLICT
 */
export async function updateTravauxReglage(ctx: Ctx, { retard_minutes, version }: UpdateTravauxReglageInput): Promise<TravauxEtat> {
  await writeParametre(ctx, 'travaux_retard_minutes', retard_minutes, { seen: version, is_sensible: false });
  return readTravaux(ctx);
}
