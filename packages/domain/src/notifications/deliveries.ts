import type { Envoi } from '@mif/db/entities/notification';
import { actorOf, type Ctx } from '../kernel/context.ts';
import { tables } from '../kernel/scope.ts';

/** With the waits the sweep cuts short, the last of them comes some two days after the first: a week-end without a mail server. */
const ATTEMPTS = 600;

/** Gives a delivery its job: one a delivery, at its time. */
export async function enqueueDelivery(ctx: Ctx, { id, canal, prevu_at }: Pick<Envoi, 'id' | 'canal' | 'prevu_at'>): Promise<void> {
  const options = { job_key: deliveryJobKey(id), max_attempts: ATTEMPTS, ...(prevu_at > ctx.now ? { run_at: prevu_at } : {}) };
  await ctx.enqueue(canal === 'push' ? 'send_push' : 'send_email', { envoi_id: id }, options);
}

/** The key of a delivery's job. */
export function deliveryJobKey(envoi_id: number): string {
  return `envoi:${envoi_id}`;
}

/**
 * Deliveries that failed for good wait again, with all their tries before them, and so does what left with a mail of the day
 * that came back; whoever calls gives them a job.
 */
export async function reopenDeliveries(ctx: Ctx, ids: readonly number[]): Promise<void> {
  const gathered = { statut: 'a_grouper', resume_id: null, envoye_at: null } as const;
  await tables(ctx.em).updateTable('envois').set(gathered).where('resume_id', 'in', ids).where('statut', '=', 'envoye').execute();
  const fresh = { statut: 'a_envoyer', tentatives: 0, relances: 0, prevu_at: ctx.now } as const;
  await tables(ctx.em).updateTable('envois').set(fresh).where('id', 'in', ids).where('statut', '=', 'echoue').execute();
}

/**
 * Gives deliveries up in the name of the caller: they will not leave, and no sweep gives them a job again.
 * @param from the states they are taken out of
 */
export async function giveUpDeliveries(ctx: Ctx, ids: readonly number[], from: readonly Envoi['statut'][]): Promise<void> {
  const given_up = { statut: 'abandonne', derniere_erreur: `given up by ${actorOf(ctx).full_name}` } as const;
  await tables(ctx.em).updateTable('envois').set(given_up).where('id', 'in', ids).where('statut', 'in', from).execute();
}
