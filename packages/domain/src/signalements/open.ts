import { signalementLimits, type EtiquetteOuverte, type JetonInput } from '@mif/contract/signalements';
import { DomainError } from '@mif/contract/errors';
import type { Ctx } from '../kernel/context.ts';
import { countWithin, networkOf } from '../kernel/rate-limit.ts';
import { findLabelled } from '../demandes/create.ts';

const HOUR_SECONDS = 3600;

/**
 * Whether a label can be reported on, for whoever reads it: no word of what it is stuck on.
 * @param adresse where the call comes from
 * @throws ETIQUETTE_UNKNOWN for a label that is unknown, renewed since, or of a retired equipment, without a difference;
 * SIGNALEMENT_LIMIT where one address reads too many
 */
export async function openEtiquette(ctx: Ctx, input: JetonInput, adresse: string | null): Promise<EtiquetteOuverte> {
  const cle = `etiquette:adresse:${networkOf(adresse)}`;
  await countWithin(
    ctx.em,
    { cle, max: signalementLimits.lectures_par_adresse, window_seconds: HOUR_SECONDS },
    ctx.now,
    'SIGNALEMENT_LIMIT',
  );
  if (!(await findLabelled(ctx, input.jeton))) throw new DomainError('ETIQUETTE_UNKNOWN', { field: 'jeton' });
  return { ouverte: true };
}
