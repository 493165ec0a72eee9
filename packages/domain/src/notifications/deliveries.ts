import type { Envoi } from '@mif/db/entities/notification';
import type { Ctx } from '../kernel/context.ts';

/** With graphile-worker's growing waits, the last of them comes some ten hours after the first. */
const ATTEMPTS = 12;

/** Gives a delivery its job: one a delivery, at its time. */
export async function enqueueDelivery(ctx: Ctx, { id, canal, prevu_at }: Pick<Envoi, 'id' | 'canal' | 'prevu_at'>): Promise<void> {
  const options = { job_key: deliveryJobKey(id), max_attempts: ATTEMPTS, ...(prevu_at > ctx.now ? { run_at: prevu_at } : {}) };
  await ctx.enqueue(canal === 'push' ? 'send_push' : 'send_email', { envoi_id: id }, options);
}

/** The key of a delivery's job. */
export function deliveryJobKey(envoi_id: number): string {
  return `envoi:${envoi_id}`;
}
