import { inTransaction, type Ctx } from '../kernel/context.ts';
import { taskPayloads } from '../kernel/tasks.ts';
import { MailRefused, type MailTransport } from './delivery.ts';
import type { DeliveryNow } from './facts.ts';
import { prepareMail, type MailPorts, type PreparedMail } from './mails.ts';
import { messageIdOf } from './message-id.ts';
import { markAddressRefused } from './refused-address.ts';
import { leave, noteFailure, noteSent, takeDelivery } from './taken.ts';

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

async function trySending(ctx: Ctx, envoi_id: number, ports: SendEmailPorts): Promise<Error | null> {
  const envoi = await takeDelivery(ctx, envoi_id, 'email');
  if (envoi === null || envoi instanceof Error) return envoi;
  const prepared = await prepareMail(ctx, envoi, ports);
  if (typeof prepared === 'string' || 'wait_until' in prepared) {
    await leave(ctx, envoi, prepared);
    return null;
  }
  try {
    await ports.transport.send({ ...prepared.mail, messageId: messageIdOf(envoi, ports.secret) });
  } catch (error) {
    return failed(ctx, envoi, prepared, error, ports.is_last_attempt);
  }
  await noteSent(ctx, envoi, prepared.gathered);
  ctx.log.info({ envoi_id, attempt: envoi.tentatives + 1 }, 'mail sent');
  return null;
}

async function failed(ctx: Ctx, envoi: DeliveryNow, { mail }: PreparedMail, error: unknown, is_last: boolean): Promise<Error | null> {
  const refused = error instanceof MailRefused ? error : null;
  const failure = await noteFailure(ctx, envoi, error, refused !== null || is_last);
  if (!refused) return failure;
  ctx.log.warn({ envoi_id: envoi.id, error: failure.message }, 'mail refused for good');
  if (refused.is_address) await markAddressRefused(ctx, envoi.user_id, mail.to, refused.message);
  return null;
}
