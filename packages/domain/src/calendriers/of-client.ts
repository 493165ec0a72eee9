import type { BusinessCalendar, CalendarInForceInput, ClientCalendrier, ClientCalendrierInput } from '@mif/contract/calendriers';
import { DomainError } from '@mif/contract/errors';
import { reachOfActor, requirePermission } from '../kernel/actor.ts';
import { actorOf, type Ctx } from '../kernel/context.ts';
import { clientsOf, equipementsOf } from '../kernel/scope.ts';
import { calendarFor } from './in-force.ts';

/**
 * What holds for a client: its own calendar or the company's.
 * @throws CLIENT_NOT_FOUND
 */
export async function calendarOfClient(ctx: Ctx, { client_id }: ClientCalendrierInput): Promise<ClientCalendrier> {
  const client = await clientsOf(ctx, 'calendrier.read')
    .select(['c.calendrier_id', 'c.version'])
    .where('c.id', '=', client_id)
    .executeTakeFirst();
  if (!client) throw new DomainError('CLIENT_NOT_FOUND', { field: 'client_id' });
  return {
    calendrier: await calendarFor(ctx, client_id),
    is_propre: client.calendrier_id !== null,
    version: client.version,
    actions_permises: reachOfActor(actorOf(ctx), 'calendrier.assign') === 'any' ? ['assign'] : [],
  };
}

/**
 * The calendar that deadlines of work on an equipment are counted with; the company's where none is named.
 * @throws EQUIPEMENT_NOT_FOUND
 */
export async function calendarInForce(ctx: Ctx, { equipement_id }: CalendarInForceInput): Promise<BusinessCalendar> {
  requirePermission(ctx.actor, 'calendrier.read');
  if (equipement_id === undefined) return calendarFor(ctx, null);
  const equipement = await equipementsOf(ctx, 'equipement.read').select('e.client_id').where('e.id', '=', equipement_id).executeTakeFirst();
  if (!equipement) throw new DomainError('EQUIPEMENT_NOT_FOUND', { field: 'equipement_id' });
  return calendarFor(ctx, equipement.client_id);
}
