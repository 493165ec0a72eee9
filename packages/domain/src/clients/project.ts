import type { Selectable } from 'kysely';
import type { Client } from '@mif/contract/clients';
import { DomainError } from '@mif/contract/errors';
import type { Tables } from '@mif/db/orm';
import type { Ctx } from '../kernel/context.ts';
import { toIso } from '../kernel/instants.ts';
import { clientsOf } from '../kernel/scope.ts';

/** Columns of a client company, of `clients as c`. */
export const columns = [
  'c.id',
  'c.code',
  'c.nom',
  'c.ville',
  'c.adresse',
  'c.email',
  'c.telephone',
  'c.is_active',
  'c.version',
  'c.created_at',
] as const;

/** The DTO of a row. */
export function toClient(row: Selectable<Tables['clients']>): Client {
  return { ...row, created_at: toIso(row.created_at) };
}

/**
 * One client company, if the caller may read it.
 * @throws CLIENT_NOT_FOUND also for a row outside the caller's scope
 */
export async function readClient(ctx: Ctx, id: number): Promise<Client> {
  const row = await clientsOf(ctx, 'client.read').select(columns).where('c.id', '=', id).executeTakeFirst();
  if (!row) throw new DomainError('CLIENT_NOT_FOUND', { field: 'id' });
  return toClient(row);
}
