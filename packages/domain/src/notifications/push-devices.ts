import { DomainError } from '@mif/contract/errors';
import type { IdInput } from '@mif/contract/paging';
import type { PushDevices, SubscribePushInput, UnsubscribePushInput } from '@mif/contract/push';
import { requirePermission } from '../kernel/actor.ts';
import { actorOf, type Ctx } from '../kernel/context.ts';
import { toIso, toIsoOrNull } from '../kernel/instants.ts';
import { tables } from '../kernel/scope.ts';

const DEVICES_MAX = 20;
const NAME_LENGTH = 200;

/** The caller's browsers that take pushes, the newest first. */
export async function listDevices(ctx: Ctx): Promise<PushDevices> {
  requirePermission(ctx.actor, 'notification.read');
  const { id: user_id, session_id } = actorOf(ctx);
  const rows = await tables(ctx.em)
    .selectFrom('abonnements_push')
    .select(['id', 'appareil', 'session_id', 'created_at', 'dernier_succes_at'])
    .where('user_id', '=', user_id)
    .orderBy('id', 'desc')
    .execute();
  return {
    items: rows.map(({ session_id: made_in, ...row }) => ({
      ...row,
      is_current: made_in !== null && made_in === session_id,
      created_at: toIso(row.created_at),
      dernier_succes_at: toIsoOrNull(row.dernier_succes_at),
    })),
  };
}

/**
 * Sends the caller's pushes to this browser too, until the session it was said in ends. A browser has one account: it is
 * taken from whoever used it before.
 * @param appareil what the browser calls itself
 */
export async function subscribeDevice(ctx: Ctx, input: SubscribePushInput, appareil: string | null): Promise<{ ok: true }> {
  requirePermission(ctx.actor, 'notification.update');
  const { id: user_id, session_id } = actorOf(ctx);
  const facts = {
    user_id,
    session_id,
    p256dh: input.p256dh.replace(/=+$/, ''),
    auth: input.auth.replace(/=+$/, ''),
    appareil: appareil?.slice(0, NAME_LENGTH) ?? null,
  };
  await tables(ctx.em)
    .insertInto('abonnements_push')
    .values({ ...facts, endpoint: input.endpoint, created_at: ctx.now, dernier_succes_at: null })
    .onConflict((conflict) => conflict.column('endpoint').doUpdateSet(facts))
    .execute();
  const rows = await tables(ctx.em)
    .selectFrom('abonnements_push')
    .select('id')
    .where('user_id', '=', user_id)
    .orderBy('id', 'desc')
    .execute();
  const surplus = rows.slice(DEVICES_MAX).map(({ id }) => id);
  if (surplus.length > 0) await tables(ctx.em).deleteFrom('abonnements_push').where('id', 'in', surplus).execute();
  return { ok: true };
}

/** Sends no more pushes to this browser; one that is not subscribed is left as it is. */
export async function unsubscribeDevice(ctx: Ctx, { endpoint }: UnsubscribePushInput): Promise<{ ok: true }> {
  requirePermission(ctx.actor, 'notification.update');
  const mine = tables(ctx.em).deleteFrom('abonnements_push').where('user_id', '=', actorOf(ctx).id);
  await mine.where('endpoint', '=', endpoint).execute();
  return { ok: true };
}

/**
 * Sends no more pushes to one of the caller's browsers, from another.
 * @throws APPAREIL_NOT_FOUND also for another's
 */
export async function removeDevice(ctx: Ctx, { id }: IdInput): Promise<{ ok: true }> {
  requirePermission(ctx.actor, 'notification.update');
  const mine = tables(ctx.em).deleteFrom('abonnements_push').where('user_id', '=', actorOf(ctx).id);
  const { numDeletedRows } = await mine.where('id', '=', id).executeTakeFirstOrThrow();
  if (numDeletedRows === 0n) throw new DomainError('APPAREIL_NOT_FOUND', { field: 'id' });
  return { ok: true };
}
