import type { IdInput } from '@mif/contract/paging';
import type { Technicien } from '@mif/contract/techniciens';
import type { Ctx } from '../kernel/context.ts';
import { readTechnicien } from './project.ts';

/**
 * One technician with his skills and his load.
 * @throws TECHNICIEN_NOT_FOUND
 */
export function getTechnicien(ctx: Ctx, input: IdInput): Promise<Technicien> {
  return readTechnicien(ctx, input.id);
}
