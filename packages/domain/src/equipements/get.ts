import type { EquipementDetail } from '@mif/contract/equipements';
import type { IdInput } from '@mif/contract/paging';
import type { Ctx } from '../kernel/context.ts';
import { readEquipement } from './project.ts';

/**
 * One equipment with its counts and what the caller may do to it.
 * @throws EQUIPEMENT_NOT_FOUND
 */
export function getEquipement(ctx: Ctx, input: IdInput): Promise<EquipementDetail> {
  return readEquipement(ctx, input.id);
}
