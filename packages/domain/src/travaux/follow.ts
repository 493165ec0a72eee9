import type { Ctx } from '../kernel/context.ts';
import { giveUpDeliveries, reopenDeliveries } from '../notifications/deliveries.ts';
import { idsOf, type JobRow } from './project.ts';

/**
 * Tells the deliveries jobs were about: one that failed waits again once its job is tried again, else that job would find
 * nothing to do; one whose job was cancelled is given up, else it would be given another.
 */
export async function followJobs(
  ctx: Ctx,
  rows: readonly Pick<JobRow, 'tache' | 'payload'>[],
  what: 'retried' | 'cancelled',
): Promise<void> {
  const deliveries = rows.filter(({ tache }) => tache === 'send_email' || tache === 'send_push');
  const ids = deliveries.flatMap(({ payload }) => idsOf(payload)['envoi_id'] ?? []);
  if (ids.length === 0) return;
  if (what === 'retried') await reopenDeliveries(ctx, ids);
  else await giveUpDeliveries(ctx, ids, ['a_envoyer']);
}
