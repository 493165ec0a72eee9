import type { Demande } from '@mif/contract/demandes';
import type { IdInput } from '@mif/contract/paging';
import type { Ctx } from '../kernel/context.ts';
import { readDemande } from './project.ts';

/**
 * One demande with what the caller may do to it.
 * @throws DEMANDE_NOT_FOUND
 */
export function getDemande(ctx: Ctx, input: IdInput): Promise<Demande> {
  return readDemande(ctx, input.id);
}
