import { LockMode } from '@mikro-orm/core';
import { Calendrier } from '@mif/db/entities/calendrier';
import { Client } from '@mif/db/entities/client';
import type { AssignCalendrierInput, ClientCalendrier } from '@mif/contract/calendriers';
import { DomainError } from '@mif/contract/errors';
import { recordChange } from '../journal/record.ts';
import { requireVersion } from '../journal/versions.ts';
import { changesBetween } from '../kernel/changes.ts';
import type { Ctx } from '../kernel/context.ts';
import { clientsOf } from '../kernel/scope.ts';
import { calendarOfClient } from './of-client.ts';

/**
 * Gives a client a calendar of its own, or the company's again. Deadlines there are stay as they were counted.
 * @throws CLIENT_NOT_FOUND, CALENDRIER_NOT_FOUND, CALENDRIER_INACTIVE, RECORD_VERSION_CONFLICT
 */
export async function assignCalendrier(ctx: Ctx, input: AssignCalendrierInput): Promise<ClientCalendrier> {
  const { client_id: id, calendrier_id, version } = input;
  const visible = await clientsOf(ctx, 'calendrier.assign').select('c.id').where('c.id', '=', id).executeTakeFirst();
  const client = visible ? await ctx.em.findOne(Client, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true }) : null;
  if (!client) throw new DomainError('CLIENT_NOT_FOUND', { field: 'client_id' });
  await requireVersion(ctx, { objet: 'client', id, version: client.version, seen: version });
  const changements = changesBetween({ calendrier_id: client.calendrier_id ?? null }, { calendrier_id });
  if (Object.keys(changements).length > 0) {
    if (calendrier_id !== null) await requireInUse(ctx, calendrier_id);
    ctx.em.assign(client, { calendrier_id, updated_at: ctx.now });
    await ctx.em.flush();
    await recordChange(ctx, { objet: 'client', objet_id: id, action: 'update', changements });
  }
  return calendarOfClient(ctx, { client_id: id });
}

// Locked against who is just putting it out of use: he counts the clients that have it.
async function requireInUse(ctx: Ctx, id: number): Promise<void> {
  const calendrier = await ctx.em.findOne(Calendrier, { id }, { lockMode: LockMode.PESSIMISTIC_READ, refresh: true });
  if (!calendrier) throw new DomainError('CALENDRIER_NOT_FOUND', { field: 'calendrier_id' });
  if (!calendrier.is_active) {
    throw new DomainError('CALENDRIER_INACTIVE', { field: 'calendrier_id', details: { calendrier: calendrier.nom } });
  }
}
