import { LockMode } from '@mikro-orm/core';
import { TypeHabilitation as KindRow } from '@mif/db/entities/habilitation';
import type {
  CreateTypeHabilitationInput,
  TypeHabilitation,
  TypeHabilitationList,
  UpdateTypeHabilitationInput,
} from '@mif/contract/habilitations';
import { DomainError } from '@mif/contract/errors';
import type { z } from 'zod';
import { changesOfCreation, recordChange } from '../journal/record.ts';
import { requireVersion } from '../journal/versions.ts';
import { requirePermission } from '../kernel/actor.ts';
import { changesBetween, given } from '../kernel/changes.ts';
import type { Ctx } from '../kernel/context.ts';
import { tables } from '../kernel/scope.ts';

/** Every kind of certification, by name; those out of the choices too. */
export async function listKinds(ctx: Ctx): Promise<z.infer<typeof TypeHabilitationList>> {
  requirePermission(ctx.actor, 'type_habilitation.read');
  const items = await tables(ctx.em)
    .selectFrom('types_habilitation')
    .select(['id', 'code', 'nom', 'validite_mois', 'is_bloquante', 'is_active', 'version'])
    .orderBy('nom')
    .orderBy('id')
    .execute();
  return { items, next_cursor: null };
}

/**
 * Adds a kind of certification.
 * @throws HABILITATION_TYPE_CODE_TAKEN
 */
export async function createKind(ctx: Ctx, input: CreateTypeHabilitationInput): Promise<TypeHabilitation> {
  requirePermission(ctx.actor, 'type_habilitation.create');
  const kind = ctx.em.create(KindRow, { ...input, validite_mois: input.validite_mois ?? null });
  await ctx.em.flush();
  const changements = changesOfCreation(recorded(kind));
  await recordChange(ctx, { objet: 'type_habilitation', objet_id: kind.id, action: 'create', changements });
  return toKind(kind);
}

/**
 * Changes a kind of certification, or takes it out of the choices: certificates there are keep their dates.
 * @throws HABILITATION_TYPE_NOT_FOUND, RECORD_VERSION_CONFLICT
 */
export async function updateKind(ctx: Ctx, input: UpdateTypeHabilitationInput): Promise<TypeHabilitation> {
  requirePermission(ctx.actor, 'type_habilitation.update');
  const { id, version, ...fields } = input;
  const kind = await ctx.em.findOne(KindRow, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true });
  if (!kind) throw new DomainError('HABILITATION_TYPE_NOT_FOUND', { field: 'id' });
  await requireVersion(ctx, { objet: 'type_habilitation', id, version: kind.version, seen: version });
  const before = recorded(kind);
  const changements = changesBetween(before, { ...before, ...given(fields) });
  if (Object.keys(changements).length > 0) {
    ctx.em.assign(kind, given(fields));
    await ctx.em.flush();
    await recordChange(ctx, { objet: 'type_habilitation', objet_id: id, action: 'update', changements });
  }
  return toKind(kind);
}

function recorded({ code, nom, validite_mois, is_bloquante, is_active }: KindRow) {
  return { code, nom, validite_mois: validite_mois ?? null, is_bloquante, is_active };
}

function toKind(row: KindRow): TypeHabilitation {
  return { id: row.id, version: row.version, ...recorded(row) };
}
