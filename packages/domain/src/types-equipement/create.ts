import { TypeEquipement } from '@mif/db/entities/type-equipement';
import type { CreateTypeEquipementInput, TypeEquipement as TypeDto } from '@mif/contract/types-equipement';
import { changesOfCreation, recordChange } from '../journal/record.ts';
import { requirePermission } from '../kernel/actor.ts';
import type { Ctx } from '../kernel/context.ts';
import { nextFields } from './fields.ts';
import { readType } from './list.ts';
import { recordedType } from './use.ts';

/**
 * Adds a type of equipment with the fields asked of each.
 * @throws TYPE_EQUIPEMENT_NOM_TAKEN, TYPE_EQUIPEMENT_CHAMP_INVALID
 */
export async function createType(ctx: Ctx, input: CreateTypeEquipementInput): Promise<TypeDto> {
  requirePermission(ctx.actor, 'type_equipement.update');
  const type = ctx.em.create(TypeEquipement, {
    nom: input.nom,
    icone: input.icone ?? null,
    champs: nextFields([], input.champs),
    created_at: ctx.now,
    updated_at: ctx.now,
  });
  await ctx.em.flush();
  await recordChange(ctx, {
    objet: 'type_equipement',
    objet_id: type.id,
    action: 'create',
    changements: changesOfCreation(recordedType(type)),
  });
  return readType(ctx, type.id);
}
