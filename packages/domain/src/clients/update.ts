import { LockMode } from '@mikro-orm/core';
import { Client as ClientRow } from '@mif/db/entities/client';
import type { Client, UpdateClientInput } from '@mif/contract/clients';
import { DomainError } from '@mif/contract/errors';
import { given } from '../kernel/changes.ts';
import type { Ctx } from '../kernel/context.ts';
import { clientsOf } from '../kernel/scope.ts';
import { readClient } from './project.ts';

/**
 * Changes what is known of a client company.
 * @throws CLIENT_NOT_FOUND, CLIENT_CODE_TAKEN
 */
export async function updateClient(ctx: Ctx, input: UpdateClientInput): Promise<Client> {
  const { id, ...fields } = input;
  const visible = await clientsOf(ctx, 'client.update').select('c.id').where('c.id', '=', id).executeTakeFirst();
  const client = visible ? await ctx.em.findOne(ClientRow, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE }) : null;
  if (!client) throw new DomainError('CLIENT_NOT_FOUND', { field: 'id' });
  ctx.em.assign(client, given(fields));
  await ctx.em.flush();
  return readClient(ctx, id);
}
