import { LockMode } from '@mikro-orm/core';
import { Habilitation, TypeHabilitation } from '@mif/db/entities/habilitation';
import { DomainError } from '@mif/contract/errors';
import type { Permission } from '@mif/contract/permissions';
import { requireVersion } from '../journal/versions.ts';
import type { Ctx } from '../kernel/context.ts';
import { habilitationsOf, unscopedTables } from '../kernel/scope.ts';
import { lockTechnicien } from '../techniciens/load.ts';
import { doOverlap, type Validity } from './rules.ts';

/**
 * A certificate to change; its technician is locked first, so that what is entered for him is checked one after the other.
 * @throws HABILITATION_NOT_FOUND also outside the caller's scope, RECORD_VERSION_CONFLICT
 */
export async function lockHabilitation(ctx: Ctx, permission: Permission, id: number, version?: number): Promise<Habilitation> {
  const visible = await habilitationsOf(ctx, permission)
    .select('h.technicien_id')
    .where('h.id', '=', id)
    .where('h.is_active', '=', true)
    .executeTakeFirst();
  if (!visible) throw new DomainError('HABILITATION_NOT_FOUND', { field: 'id' });
  await lockTechnicien(ctx, permission, visible.technicien_id, 'id');
  const row = await ctx.em.findOne(Habilitation, { id, is_active: true }, { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true });
  if (!row) throw new DomainError('HABILITATION_NOT_FOUND', { field: 'id' });
  await requireVersion(ctx, { objet: 'habilitation', id, version: row.version, seen: version });
  return row;
}

/**
 * A kind of certification for a new certificate.
 * @throws HABILITATION_TYPE_NOT_FOUND, HABILITATION_TYPE_INACTIVE
 */
export async function requireKind(ctx: Ctx, id: number): Promise<TypeHabilitation> {
  const kind = await ctx.em.findOne(TypeHabilitation, { id });
  if (!kind) throw new DomainError('HABILITATION_TYPE_NOT_FOUND', { field: 'type_id' });
  if (!kind.is_active) throw new DomainError('HABILITATION_TYPE_INACTIVE', { field: 'type_id', details: { habilitation: kind.nom } });
  return kind;
}

/**
 * Refuses a second certificate of one kind for the same days. The technician's row is locked.
 * @param except_id the certificate itself
 * @throws HABILITATION_OVERLAP with the days of the other one
 */
export async function refuseDouble(
  ctx: Ctx,
  certificate: Validity & { technicien_id: number; type_id: number },
  except_id: number | null,
): Promise<void> {
  const others = await unscopedTables(ctx.em)
    .selectFrom('habilitations as h')
    .select(['h.id', 'h.numero', 'h.date_obtention', 'h.date_expiration'])
    .where('h.technicien_id', '=', certificate.technicien_id)
    .where('h.type_id', '=', certificate.type_id)
    .where('h.is_active', '=', true)
    .where('h.id', '!=', except_id ?? 0)
    .orderBy('h.date_obtention')
    .execute();
  const other = others.find((each) => doOverlap(each, certificate));
  if (!other) return;
  const { id, date_obtention, date_expiration } = other;
  throw new DomainError('HABILITATION_OVERLAP', {
    field: 'date_obtention',
    details: { habilitation_id: id, date_obtention, date_expiration },
  });
}

/** What the journal keeps of a certificate. */
export function recordedHabilitation(row: Habilitation) {
  return {
    technicien_id: row.technicien_id,
    type_id: row.type_id,
    numero: row.numero ?? null,
    organisme: row.organisme ?? null,
    date_obtention: row.date_obtention,
    date_expiration: row.date_expiration ?? null,
  };
}
