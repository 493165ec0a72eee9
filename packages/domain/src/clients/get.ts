import type { ClientDetail } from '@mif/contract/clients';
import type { IdInput } from '@mif/contract/paging';
import type { Ctx } from '../kernel/context.ts';
import { readClient } from './project.ts';

/**
 * One client company with its contacts and its counts.
 * @throws CLIENT_NOT_FOUND
 */
export function getClient(ctx: Ctx, input: IdInput): Promise<ClientDetail> {
  return readClient(ctx, input.id);
}
