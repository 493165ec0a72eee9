import { sql } from 'kysely';
import { DomainError } from '@mif/contract/errors';
import { defautsModele } from '@mif/contract/modeles';
import type { NotificationItem } from '@mif/contract/notifications';
import { requirePermission } from '../kernel/actor.ts';
import { actorOf, type Ctx } from '../kernel/context.ts';
import { toIso, toIsoOrNull } from '../kernel/instants.ts';
import { tables } from '../kernel/scope.ts';

/** The caller's own notifications, as `n`. */
export function ownNotifications(ctx: Ctx) {
  requirePermission(ctx.actor, 'notification.read');
  return tables(ctx.em)
    .selectFrom('notifications as n')
    .select([
      'n.id',
      'n.user_id',
      'n.type',
      'n.evenement',
      'n.params',
      'n.intervention_id',
      'n.objet',
      'n.objet_id',
      'n.is_urgente',
      'n.date_creation',
      'n.date_lecture',
      sql<Record<string, string> | null>`(
        select jsonb_object_agg(m.langue, m.corps) from modeles_messages m
        where m.evenement = n.evenement and m.canal = 'application' and m.corps is not null
      )`.as('modele'),
    ])
    .where('n.user_id', '=', actorOf(ctx).id);
}

type Row = Awaited<ReturnType<ReturnType<typeof ownNotifications>['execute']>>[number];

/** The DTO of a row. */
export function toItem(row: Row): NotificationItem {
  return {
    ...row,
    modele: row.modele && held(row.evenement, row.modele),
    date_creation: toIso(row.date_creation),
    date_lecture: toIsoOrNull(row.date_lecture),
  };
}

/** The sentences that still fit their event: for the others the default is said. */
function held(evenement: Row['evenement'], modele: NonNullable<Row['modele']>): NotificationItem['modele'] {
  return Object.fromEntries(
    Object.entries(modele).filter(([, corps]) => defautsModele(evenement, 'application', { sujet: null, corps }).length === 0),
  );
}

/**
 * One of the caller's own notifications.
 * @throws NOTIFICATION_NOT_FOUND also for another's
 */
export async function readNotification(ctx: Ctx, id: number): Promise<NotificationItem> {
  const row = await ownNotifications(ctx).where('n.id', '=', id).executeTakeFirst();
  if (!row) throw new DomainError('NOTIFICATION_NOT_FOUND', { field: 'id' });
  return toItem(row);
}
