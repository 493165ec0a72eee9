import type { Demande, RefuseDemandeInput } from '@mif/contract/demandes';
import type { Ctx } from '../kernel/context.ts';
import { announceDemande } from './announce.ts';
import { decide } from './decide.ts';

/**
 * Refuses a demande with a reason, which its author reads.
 * @throws DEMANDE_NOT_FOUND, DEMANDE_DECIDED, RECORD_VERSION_CONFLICT
 */
export function refuseDemande(ctx: Ctx, input: RefuseDemandeInput): Promise<Demande> {
  return decide(
    ctx,
    'refuse',
    input,
    () => Promise.resolve({ motif_refus: input.motif }),
    (demande) => announceDemande(ctx, demande, 'demande_refusee', { motif: input.motif }),
  );
}
