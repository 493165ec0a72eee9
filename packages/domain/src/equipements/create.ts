import { Equipement } from '@mif/db/entities/equipement';
import type { CreateEquipementInput, EquipementDetail } from '@mif/contract/equipements';
import { DomainError } from '@mif/contract/errors';
import { changesOfCreation, recordChange } from '../journal/record.ts';
import { requirePermission } from '../kernel/actor.ts';
import { nextCode } from '../kernel/codes.ts';
import type { Ctx } from '../kernel/context.ts';
import { clientsOf, unscopedTables } from '../kernel/scope.ts';
import { firstSiteOf } from '../sites/default-site.ts';
import { readEquipement } from './project.ts';
import { recordedFields } from './recorded.ts';

/**
 * Registers an equipment at a client's; without a code it gets the next one, `EQ-0001`.
 * @throws CLIENT_NOT_FOUND, EQUIPEMENT_CODE_TAKEN
 */
export async function createEquipement(ctx: Ctx, input: CreateEquipementInput): Promise<EquipementDetail> {
  requirePermission(ctx.actor, 'equipement.create');
  const client = await clientsOf(ctx, 'client.read').select('c.id').where('c.id', '=', input.client_id).executeTakeFirst();
  if (!client) throw new DomainError('CLIENT_NOT_FOUND', { field: 'client_id' });
  const equipement = ctx.em.create(Equipement, {
    code: input.code ?? (await nextCode(ctx, 'EQ', (code) => isTaken(ctx, input.client_id, code))),
    nom: input.nom,
    type: input.type,
    localisation: input.localisation ?? null,
    frequence_entretien: input.frequence_entretien ?? null,
    criticite: input.criticite,
    numero_serie: input.numero_serie ?? null,
    fabricant: input.fabricant ?? null,
    modele: input.modele ?? null,
    client_id: input.client_id,
    site_id: await firstSiteOf(ctx, input.client_id),
    created_at: ctx.now,
    updated_at: ctx.now,
  });
  await ctx.em.flush();
  await recordChange(ctx, {
    objet: 'equipement',
    objet_id: equipement.id,
    action: 'create',
    changements: changesOfCreation(recordedFields(equipement)),
  });
  return readEquipement(ctx, equipement.id);
}

async function isTaken(ctx: Ctx, client_id: number, code: string): Promise<boolean> {
  const row = await unscopedTables(ctx.em)
    .selectFrom('equipements')
    .select('id')
    .where('client_id', '=', client_id)
    .where('code', '=', code)
    .executeTakeFirst();
  return row !== undefined;
}
