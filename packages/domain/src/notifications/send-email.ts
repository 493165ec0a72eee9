import { LockMode } from '@mikro-orm/core';
import { Envoi } from '@mif/db/entities/notification';
import { inTransaction, type Ctx } from '../kernel/context.ts';
import { tables } from '../kernel/scope.ts';
import { taskPayloads } from '../kernel/tasks.ts';
import { enqueueDelivery } from './deliveries.ts';
import { MailRefused, messageIdOf, type MailTransport } from './delivery.ts';
import { prepareMail, type MailPorts, type PreparedMail } from './mails.ts';
import { markAddressRefused } from './refused-address.ts';

const ERROR_LENGTH = 500;

/** What the task needs of its worker. */
export interface SendEmailPorts extends MailPorts {
  transport: MailTransport;
  /** No other attempt follows this one. */
  is_last_attempt: boolean;
}

/**
 * Hands a mail over, once. The delivery's row is locked while it is sent and marked in the same transaction, so that
 * two workers do not send it twice; what was sent, given up or lost its sense is left alone. What cannot be known: where
 * a worker dies after the mail server has taken a mail and before that is written down, it is handed over again, under
 * the same Message-ID.
 * @param payload `{ envoi_id }`
 * @throws what the transport threw, noted in the row, where it is to be tried again
 */
export async function sendEmail(ctx: Ctx, payload: unknown, ports: SendEmailPorts): Promise<void> {
  const { envoi_id } = taskPayloads.send_email.parse(payload);
  const failure = await inTransaction(ctx, (ctx) => trySending(ctx, envoi_id, ports));
  // Outside the transaction: what was noted of the failure stays.
  if (failure) throw failure;
}

/**
 * Takes a delivery for this worker alone, until the transaction ends.
 * @returns the delivery, or an error where another worker holds it, or null where there is nothing to do
 */
export async function takeDelivery(ctx: Ctx, envoi_id: number): Promise<Envoi | Error | null> {
  const envoi = await ctx.em.findOne(Envoi, { id: envoi_id }, { lockMode: LockMode.PESSIMISTIC_PARTIAL_WRITE });
  if (envoi) return envoi.statut === 'a_envoyer' ? envoi : null;
  const there = await tables(ctx.em).selectFrom('envois').select('statut').where('id', '=', envoi_id).executeTakeFirst();
  // Whoever holds the row may still fail and be gone: this job stays until its end is known.
  return there?.statut === 'a_envoyer' ? new Error('it is being sent by another worker') : null;
}

/** Notes in the row of a delivery that it lost its sense, or waits for a later hour. */
export async function leave(ctx: Ctx, envoi: Envoi, reason: string | { wait_until: Date }): Promise<void> {
  if (typeof reason === 'string') {
    ctx.em.assign(envoi, { statut: 'abandonne', derniere_erreur: reason });
    ctx.log.info({ envoi_id: envoi.id, reason }, 'delivery given up');
    return;
  }
  ctx.em.assign(envoi, { prevu_at: reason.wait_until });
  await enqueueDelivery(ctx, envoi);
}

/** Notes a failure; the error where another try may follow. */
export function noteFailure(ctx: Ctx, envoi: Envoi, error: unknown, is_over: boolean): Error | null {
  const failure = error instanceof Error ? error : new Error(String(error));
  ctx.em.assign(envoi, { derniere_erreur: failure.message.slice(0, ERROR_LENGTH), ...(is_over ? { statut: 'echoue' as const } : {}) });
  return failure;
}

async function trySending(ctx: Ctx, envoi_id: number, ports: SendEmailPorts): Promise<Error | null> {
  const envoi = await takeDelivery(ctx, envoi_id);
  if (!(envoi instanceof Envoi)) return envoi;
  const prepared = await prepareMail(ctx, envoi, ports);
  if (typeof prepared === 'string' || 'wait_until' in prepared) {
    await leave(ctx, envoi, prepared);
    return null;
  }
  envoi.tentatives += 1;
  try {
    await ports.transport.send({ ...prepared.mail, messageId: messageIdOf(envoi.cle, envoi.created_at) });
  } catch (error) {
    return failed(ctx, envoi, prepared, error, ports.is_last_attempt);
  }
  const sent = { statut: 'envoye', envoye_at: ctx.now, derniere_erreur: null } as const;
  ctx.em.assign(envoi, sent);
  for (const member of prepared.gathered ?? []) ctx.em.assign(member, { ...sent, resume_id: envoi.id });
  ctx.log.info({ envoi_id, attempt: envoi.tentatives }, 'mail sent');
  return null;
}

async function failed(ctx: Ctx, envoi: Envoi, { user_id, mail }: PreparedMail, error: unknown, is_last: boolean): Promise<Error | null> {
  const refused = error instanceof MailRefused ? error : null;
  const failure = noteFailure(ctx, envoi, error, refused !== null || is_last);
  if (!refused) return failure;
  ctx.log.warn({ envoi_id: envoi.id, error: envoi.derniere_erreur }, 'mail refused for good');
  if (refused.is_address) await markAddressRefused(ctx, user_id, mail.to, refused.message);
  return null;
}
