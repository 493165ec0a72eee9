import { Client as ClientRow } from '@mif/db/entities/client';
import type { ClientDetail, CreateClientInput } from '@mif/contract/clients';
import { changesOfCreation, recordChange } from '../journal/record.ts';
import { requirePermission } from '../kernel/actor.ts';
import { nextCode } from '../kernel/codes.ts';
import type { Ctx } from '../kernel/context.ts';
import { unscopedTables } from '../kernel/scope.ts';
import { createFirstSite } from '../sites/default-site.ts';
import { requireFreeIce } from './ice.ts';
import { readClient } from './project.ts';
import { recordedFields } from './recorded.ts';
import { checkRegister } from './rules.ts';

/**
 * Registers a client company with its first site; without a code it gets the next one, `CLI-0001`.
 * @throws CLIENT_CODE_TAKEN, CLIENT_ICE_TAKEN, CLIENT_RC_TRIBUNAL_REQUIRED
 */
export async function createClient(ctx: Ctx, input: CreateClientInput): Promise<ClientDetail> {
  requirePermission(ctx.actor, 'client.create');
  checkRegister(input);
  await requireFreeIce(ctx, input.ice);
  const client = ctx.em.create(ClientRow, {
    code: input.code ?? (await nextCode(ctx, 'CLI', (code) => isTaken(ctx, code))),
    nom: input.nom,
    raison_sociale: input.raison_sociale ?? null,
    forme_juridique: input.forme_juridique ?? null,
    ice: input.ice ?? null,
    identifiant_fiscal: input.identifiant_fiscal ?? null,
    rc: input.rc ?? null,
    rc_tribunal: input.rc_tribunal ?? null,
    taxe_professionnelle: input.taxe_professionnelle ?? null,
    cnss: input.cnss ?? null,
    adresse: input.adresse ?? null,
    code_postal: input.code_postal ?? null,
    ville: input.ville ?? null,
    email: input.email ?? null,
    telephone: input.telephone ?? null,
    langue: input.langue ?? 'fr',
    notes: input.notes ?? null,
    created_at: ctx.now,
    updated_at: ctx.now,
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
