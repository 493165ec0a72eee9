import type { CalendrierList } from '@mif/contract/calendriers';
import { reachOfActor, requirePermission } from '../kernel/actor.ts';
import { actorOf, type Ctx } from '../kernel/context.ts';
import { listedCalendars, toListItem } from './project.ts';

/** Every business calendar, the company's first, those out of use last. */
export async function listCalendriers(ctx: Ctx): Promise<CalendrierList> {
  requirePermission(ctx.actor, 'calendrier.read');
  const rows = await listedCalendars(ctx)
    .orderBy('k.is_defaut', 'desc')
    .orderBy('k.is_active', 'desc')
    .orderBy('k.nom')
    .orderBy('k.id')
    .execute();
  return {
    items: rows.map((row) => toListItem(ctx, row)),
    actions_permises: reachOfActor(actorOf(ctx), 'calendrier.create') === 'any' ? ['create'] : [],
  };
}
