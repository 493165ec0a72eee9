import type { CancelDemandeInput, Demande } from '@mif/contract/demandes';
import type { Ctx } from '../kernel/context.ts';
import { announceDemande } from './announce.ts';
import { decide } from './decide.ts';

/**
 * Takes back a demande of one's own that nobody has decided on.
 * @throws DEMANDE_NOT_FOUND also for another's, DEMANDE_DECIDED, RECORD_VERSION_CONFLICT
 */
export function cancelDemande(ctx: Ctx, input: CancelDemandeInput): Promise<Demande> {
  return decide(
    ctx,
    'cancel',
    input,
    () => Promise.resolve({}),
    (demande) => announceDemande(ctx, demande, 'demande_annulee'),
  );
}
