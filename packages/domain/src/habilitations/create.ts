import { Habilitation as HabilitationRow } from '@mif/db/entities/habilitation';
import type { CreateHabilitationInput, Habilitation } from '@mif/contract/habilitations';
import { DomainError } from '@mif/contract/errors';
import { addDays } from '@mif/contract/time';
import { changesOfCreation, recordChange } from '../journal/record.ts';
import { requirePermission } from '../kernel/actor.ts';
import type { Ctx } from '../kernel/context.ts';
import { lockTechnicien } from '../techniciens/load.ts';
import { lockHabilitation, recordedHabilitation, refuseDouble, requireKind } from './load.ts';
import { readHabilitation } from './project.ts';
import { checkValidity, expiryOf } from './rules.ts';

/**
 * Enters a certificate of a technician; without an expiry it ends as its kind says. One that renews another ends that one
 * the day before.
 * @throws TECHNICIEN_NOT_FOUND, HABILITATION_TYPE_NOT_FOUND, HABILITATION_TYPE_INACTIVE, HABILITATION_ENDS_BEFORE,
 * HABILITATION_OVERLAP, HABILITATION_NOT_FOUND for what it renews
 */
export async function createHabilitation(ctx: Ctx, input: CreateHabilitationInput): Promise<Habilitation> {
  requirePermission(ctx.actor, 'habilitation.create');
  await lockTechnicien(ctx, 'habilitation.create', input.technicien_id, 'technicien_id');
  const kind = await requireKind(ctx, input.type_id);
  const expiry = input.date_expiration === undefined ? expiryOf(input.date_obtention, kind.validite_mois ?? null) : input.date_expiration;
  const validity = { date_obtention: input.date_obtention, date_expiration: expiry };
  checkValidity(validity);
  if (input.remplace_id !== undefined) await endBefore(ctx, input, input.remplace_id);
  await refuseDouble(ctx, { ...validity, technicien_id: input.technicien_id, type_id: input.type_id }, null);
  const row = ctx.em.create(HabilitationRow, {
    technicien_id: input.technicien_id,
    type_id: input.type_id,
    numero: input.numero || null,
    organisme: input.organisme || null,
    ...validity,
  });
  await ctx.em.flush();
  const changements = changesOfCreation(recordedHabilitation(row));
  await recordChange(ctx, { objet: 'habilitation', objet_id: row.id, action: 'create', changements });
  return readHabilitation(ctx, row.id);
}

async function endBefore(ctx: Ctx, input: CreateHabilitationInput, id: number): Promise<void> {
  const old = await lockHabilitation(ctx, 'habilitation.update', id).catch((error: unknown) => {
    throw error instanceof DomainError && error.field === 'id' ? new DomainError(error.code, { field: 'remplace_id' }) : error;
  });
  if (old.technicien_id !== input.technicien_id || old.type_id !== input.type_id) {
    throw new DomainError('HABILITATION_NOT_FOUND', { field: 'remplace_id' });
  }
  const last = addDays(input.date_obtention, -1);
  const avant = old.date_expiration ?? null;
  // Over already, or begun no earlier than what is to renew it: there is nothing to shorten.
  if ((avant !== null && avant <= last) || old.date_obtention > last) return;
  ctx.em.assign(old, { date_expiration: last });
  await ctx.em.flush();
  const changements = { date_expiration: { avant, apres: last } };
  await recordChange(ctx, { objet: 'habilitation', objet_id: id, action: 'update', changements });
}
