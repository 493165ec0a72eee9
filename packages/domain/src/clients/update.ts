import { LockMode } from '@mikro-orm/core';
import { Client as ClientRow } from '@mif/db/entities/client';
import type { ClientDetail, UpdateClientInput } from '@mif/contract/clients';
import { DomainError } from '@mif/contract/errors';
import { recordChange } from '../journal/record.ts';
import { requireVersion } from '../journal/versions.ts';
import { changesBetween, given } from '../kernel/changes.ts';
import type { Ctx } from '../kernel/context.ts';
import { clientsOf } from '../kernel/scope.ts';
import { requireFreeIce } from './ice.ts';
import { readClient } from './project.ts';
import { recordedFields } from './recorded.ts';
import { checkRegister } from './rules.ts';

/**
 * Changes what is known of a client company; what does not change makes neither a version nor a line of the journal.
 * @throws CLIENT_NOT_FOUND, CLIENT_CODE_TAKEN, CLIENT_ICE_TAKEN, CLIENT_RC_TRIBUNAL_REQUIRED, RECORD_VERSION_CONFLICT
 */
export async function updateClient(ctx: Ctx, input: UpdateClientInput): Promise<ClientDetail> {
  const { id, version, ...fields } = input;
  const visible = await clientsOf(ctx, 'client.update').select('c.id').where('c.id', '=', id).executeTakeFirst();
  const client = visible ? await ctx.em.findOne(ClientRow, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true }) : null;
  if (!client) throw new DomainError('CLIENT_NOT_FOUND', { field: 'id' });
  await requireVersion(ctx, { objet: 'client', id, version: client.version, seen: version });
  const before = recordedFields(client);
  const after = { ...before, ...given(fields) };
  const changements = changesBetween(before, after);
  if (Object.keys(changements).length > 0) {
    if ('rc' in changements || 'rc_tribunal' in changements) checkRegister(after);
    if ('ice' in changements) await requireFreeIce(ctx, after.ice, id);
    ctx.em.assign(client, { ...given(fields), updated_at: ctx.now });
    await ctx.em.flush();
    await recordChange(ctx, { objet: 'client', objet_id: id, action: 'update', changements });
  }
  return readClient(ctx, id);
}
