import { sql } from 'kysely';
import type { CanalModele } from '@mif/contract/modeles';
import type { Ctx } from '../kernel/context.ts';
import { tables } from '../kernel/scope.ts';
import { enqueueDelivery } from './deliveries.ts';
import { deliveriesNow, type DeliveryNow } from './facts.ts';

const ERROR_LENGTH = 500;

/**
 * Takes a delivery for this worker alone, until the transaction ends.
 * @param canal where the words of its message are read
 * @returns the delivery, or an error where another worker holds it, or null where there is nothing to do
 */
export async function takeDelivery(ctx: Ctx, envoi_id: number, canal: CanalModele): Promise<DeliveryNow | Error | null> {
  const envoi = await deliveriesNow(ctx, canal).where('e.id', '=', envoi_id).forUpdate('e').skipLocked().executeTakeFirst();
  if (envoi) return envoi.statut === 'a_envoyer' ? envoi : null;
  const there = await tables(ctx.em).selectFrom('envois').select('statut').where('id', '=', envoi_id).executeTakeFirst();
  // Whoever holds the row may still fail and be gone: this job stays until its end is known.
  return there?.statut === 'a_envoyer' ? new Error('it is being sent by another worker') : null;
}

/** Notes in the row of a delivery that it lost its sense, or waits for a later hour. */
export async function leave(ctx: Ctx, envoi: DeliveryNow, reason: string | { wait_until: Date }): Promise<void> {
  if (typeof reason === 'string') return giveUp(ctx, envoi.id, reason);
  const { id, canal } = envoi;
  await tables(ctx.em).updateTable('envois').set({ prevu_at: reason.wait_until }).where('id', '=', id).execute();
  await enqueueDelivery(ctx, { id, canal, prevu_at: reason.wait_until });
}

/** Notes that a delivery lost its sense. */
export async function giveUp(ctx: Ctx, envoi_id: number, reason: string): Promise<void> {
  const given_up = { statut: 'abandonne', derniere_erreur: reason } as const;
  await tables(ctx.em).updateTable('envois').set(given_up).where('id', '=', envoi_id).execute();
  ctx.log.info({ envoi_id, reason }, 'delivery given up');
}

/**
 * Notes an attempt that the other side took. Its transaction does not wait for the disk: the queue's own, which takes the
 * job away a moment later, does, and what is written before is on the disk before. A worker that dies in between loses
 * nothing; a database that loses its power in between has the mail sent again, as it would have while it waited.
 * @param gathered deliveries that left with it
 */
export async function noteSent(ctx: Ctx, { id, tentatives }: DeliveryNow, gathered: readonly number[] = []): Promise<void> {
  const sent = { statut: 'envoye', envoye_at: ctx.now, derniere_erreur: null } as const;
  await tables(ctx.em)
    .updateTable('envois')
    .set({ ...sent, tentatives: tentatives + 1 })
    .where('id', '=', id)
    .returning(sql`set_config('synchronous_commit', 'off', true)`.as('waits'))
    .execute();
  if (gathered.length === 0) return;
  await tables(ctx.em)
    .updateTable('envois')
    .set({ ...sent, resume_id: id })
    .where('id', 'in', gathered)
    .execute();
}

/** Notes an attempt that failed; the error, for whoever tries again. */
export async function noteFailure(ctx: Ctx, { id, tentatives }: DeliveryNow, error: unknown, is_over: boolean): Promise<Error> {
  const failure = error instanceof Error ? error : new Error(String(error));
  await tables(ctx.em)
    .updateTable('envois')
    .set({
      tentatives: tentatives + 1,
      derniere_erreur: failure.message.slice(0, ERROR_LENGTH),
      ...(is_over ? { statut: 'echoue' as const } : {}),
    })
    .where('id', '=', id)
    .execute();
  return failure;
}
