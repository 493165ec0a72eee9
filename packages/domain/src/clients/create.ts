import { Client as ClientRow } from '@mif/db/entities/client';
import type { Client, CreateClientInput } from '@mif/contract/clients';
import { changesOfCreation, recordChange } from '../journal/record.ts';
import { requirePermission } from '../kernel/actor.ts';
import { nextCode } from '../kernel/codes.ts';
import type { Ctx } from '../kernel/context.ts';
import { unscopedTables } from '../kernel/scope.ts';
import { createFirstSite } from '../sites/default-site.ts';
import { readClient } from './project.ts';
import { recordedFields } from './recorded.ts';

/**
 * Registers a client company with its first site; without a code it gets the next one, `CLI-0001`.
 * @throws CLIENT_CODE_TAKEN
 */
export async function createClient(ctx: Ctx, input: CreateClientInput): Promise<Client> {
  requirePermission(ctx.actor, 'client.create');
  const client = ctx.em.create(ClientRow, {
    code: input.code ?? (await nextCode(ctx, 'CLI', (code) => isTaken(ctx, code))),
    nom: input.nom,
    ville: input.ville ?? null,
    adresse: input.adresse ?? null,
    email: input.email ?? null,
    telephone: input.telephone ?? null,
    created_at: ctx.now,
  });
  await ctx.em.flush();
  await recordChange(ctx, {
    objet: 'client',
    objet_id: client.id,
    action: 'create',
    changements: changesOfCreation(recordedFields(client)),
  });
  await createFirstSite(ctx, client);
  return readClient(ctx, client.id);
}

async function isTaken(ctx: Ctx, code: string): Promise<boolean> {
  return (await unscopedTables(ctx.em).selectFrom('clients').select('id').where('code', '=', code).executeTakeFirst()) !== undefined;
}
