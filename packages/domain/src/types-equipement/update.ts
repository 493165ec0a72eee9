import { LockMode } from '@mikro-orm/core';
import { TypeEquipement } from '@mif/db/entities/type-equipement';
import { DomainError } from '@mif/contract/errors';
import type { TypeEquipement as TypeDto, UpdateTypeEquipementInput } from '@mif/contract/types-equipement';
import { sql } from 'kysely';
import { recordChange } from '../journal/record.ts';
import { requireVersion } from '../journal/versions.ts';
import { requirePermission } from '../kernel/actor.ts';
import { changesBetween, given } from '../kernel/changes.ts';
import type { Ctx } from '../kernel/context.ts';
import { unscopedTables } from '../kernel/scope.ts';
import { nextFields } from './fields.ts';
import { readType } from './list.ts';
import { recordedType } from './use.ts';

/**
 * Changes a type: its name, in every equipment of it too, and the fields asked for. A field left out is archived: what
 * equipments hold in it stays readable.
 * @throws TYPE_EQUIPEMENT_NOT_FOUND, RECORD_VERSION_CONFLICT, TYPE_EQUIPEMENT_NOM_TAKEN, TYPE_EQUIPEMENT_CHAMP_INVALID
 */
export async function updateType(ctx: Ctx, { id, version, champs, ...fields }: UpdateTypeEquipementInput): Promise<TypeDto> {
  requirePermission(ctx.actor, 'type_equipement.update');
  const type = await ctx.em.findOne(TypeEquipement, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true });
  if (!type) throw new DomainError('TYPE_EQUIPEMENT_NOT_FOUND', { field: 'id' });
  await requireVersion(ctx, { objet: 'type_equipement', id, version: type.version, seen: version });
  const before = recordedType(type);
  const wanted = { ...given(fields), ...(champs ? { champs: nextFields(type.champs, champs) } : {}) };
  const changes = changesBetween(before, { ...before, ...wanted });
  if (Object.keys(changes).length === 0) return readType(ctx, id);
  ctx.em.assign(type, { ...wanted, updated_at: ctx.now });
  await ctx.em.flush();
  if (changes['nom']) {
    await unscopedTables(ctx.em)
      .updateTable('equipements')
      .set({ type: type.nom })
      .where(sql<boolean>`recherche.sans_accents(type) = recherche.sans_accents(${before.nom})`)
      .execute();
  }
  await recordChange(ctx, { objet: 'type_equipement', objet_id: id, action: 'update', changements: changes });
  return readType(ctx, id);
}
