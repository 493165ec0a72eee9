import type { PushPayload } from '@mif/contract/push';
import { inTransaction, type Ctx } from '../kernel/context.ts';
import { tables } from '../kernel/scope.ts';
import { taskPayloads } from '../kernel/tasks.ts';
import type { NotificationFacts } from './delivery.ts';
import { presentFacts, type DeliveryNow } from './facts.ts';
import { pushKeys, type PushKeys } from './push-keys.ts';
import { leave, noteFailure, noteSent, takeDelivery } from './taken.ts';
import { afterSilence } from './times.ts';

/** A push to hand over. */
export interface Push {
  endpoint: string;
  p256dh: string;
  auth: string;
  keys: PushKeys;
  /** JSON. */
  payload: string;
  /** How long the push service keeps it for a device that is off, in seconds. */
  ttl_s: number;
  is_urgent: boolean;
}

/** Where pushes are handed over; the worker gives the browsers' push services. */
export interface PushTransport {
  /**
   * Resolves once the push service has taken it.
   * @throws PushRefused where it never will, PushBusy where it says when to come again; any other error is tried again later
   */
  send: (push: Push) => Promise<void>;
}

/** The push service will not take it, now or later. */
export class PushRefused extends Error {
  override readonly name = 'PushRefused';
  /** The browser is subscribed no more. */
  readonly is_gone: boolean;

  constructor(message: string, { is_gone }: { is_gone: boolean }) {
    super(message);
    this.is_gone = is_gone;
  }
}

/** The push service has too much to do, and says for how long. */
export class PushBusy extends Error {
  override readonly name = 'PushBusy';
  readonly wait_s: number;

  constructor(message: string, { wait_s }: { wait_s: number }) {
    super(message);
    this.wait_s = wait_s;
  }
}

/** What the task needs of its worker. */
export interface SendPushPorts {
  transport: PushTransport;
  renderPush: (facts: NotificationFacts) => Pick<PushPayload, 'titre' | 'corps' | 'lien'>;
  /** Of the product: the private key is sealed with it. */
  secret: Uint8Array;
  /** No other attempt follows this one. */
  is_last_attempt: boolean;
}

// Longer off than a night: what it was told of is in the list.
const TTL_S = 12 * 3600;
/** What could not be handed over within a day is no news on a telephone. */
const TRIED_MS = 24 * 3_600_000;

/**
 * Hands a push over to one device, once, as mails are: locked while it is sent, by the state of things now.
 * @param payload `{ envoi_id }`
 * @throws what the transport threw, noted in the row, where it is to be tried again
 */
export async function sendPush(ctx: Ctx, payload: unknown, ports: SendPushPorts): Promise<void> {
  const { envoi_id } = taskPayloads.send_push.parse(payload);
  const failure = await inTransaction(ctx, (ctx) => trySending(ctx, envoi_id, ports));
  if (failure) throw failure;
}

async function trySending(ctx: Ctx, envoi_id: number, ports: SendPushPorts): Promise<Error | null> {
  const envoi = await takeDelivery(ctx, envoi_id, 'application');
  if (envoi === null || envoi instanceof Error) return envoi;
  const prepared = await prepare(ctx, envoi, ports);
  if (typeof prepared === 'string' || 'wait_until' in prepared) {
    await leave(ctx, envoi, prepared);
    return null;
  }
  try {
    await ports.transport.send(prepared.push);
  } catch (error) {
    const refused = error instanceof PushRefused ? error : null;
    if (refused?.is_gone) {
      await leave(ctx, envoi, refused.message);
      await forget(ctx, prepared.abonnement_id);
      return null;
    }
    const is_over = refused !== null || ctx.now.getTime() - new Date(envoi.created_at).getTime() >= TRIED_MS;
    const failure = await noteFailure(ctx, envoi, error, is_over || ports.is_last_attempt);
    if (is_over) return null;
    if (!(error instanceof PushBusy)) return failure;
    await leave(ctx, envoi, { wait_until: new Date(ctx.now.getTime() + error.wait_s * 1000) });
    return null;
  }
  await noteSent(ctx, envoi);
  const device = tables(ctx.em).updateTable('abonnements_push').set({ dernier_succes_at: ctx.now });
  await device.where('id', '=', prepared.abonnement_id).execute();
  ctx.log.info({ envoi_id, attempt: envoi.tentatives + 1 }, 'push sent');
  return null;
}

type Prepared = { push: Push; abonnement_id: number } | { wait_until: Date } | string;

async function prepare(ctx: Ctx, envoi: DeliveryNow, ports: SendPushPorts): Promise<Prepared> {
  const { notification_id, abonnement_id } = envoi;
  if (!abonnement_id || !notification_id) return 'the device is subscribed no more';
  const device = await tables(ctx.em)
    .selectFrom('abonnements_push as a')
    .leftJoin('sessions as s', 's.id', 'a.session_id')
    .select(['a.user_id', 'a.endpoint', 'a.p256dh', 'a.auth', 's.revoked_at', 's.expires_at'])
    .where('a.id', '=', abonnement_id)
    .executeTakeFirst();
  if (!device || device.user_id !== envoi.user_id) return 'the device is subscribed no more';
  // One whose row is gone was over for a month.
  if (device.expires_at === null || device.revoked_at !== null || new Date(device.expires_at) <= ctx.now) {
    await forget(ctx, abonnement_id);
    return 'the session of the device was ended';
  }
  const facts = await presentFacts(ctx, envoi);
  if (typeof facts === 'string') return facts;
  const { is_urgente, ...said } = facts;
  const due = is_urgente ? ctx.now : afterSilence(ctx.now, envoi);
  if (due > ctx.now) return { wait_until: due };
  const payload: PushPayload = { notification_id, langue: said.langue, is_urgente, ...ports.renderPush(said) };
  const { endpoint, p256dh, auth } = device;
  const keys = await pushKeys(ctx, ports.secret);
  return {
    abonnement_id,
    push: { endpoint, p256dh, auth, keys, payload: JSON.stringify(payload), ttl_s: TTL_S, is_urgent: is_urgente },
  };
}

async function forget(ctx: Ctx, abonnement_id: number): Promise<void> {
  await tables(ctx.em).deleteFrom('abonnements_push').where('id', '=', abonnement_id).execute();
}
