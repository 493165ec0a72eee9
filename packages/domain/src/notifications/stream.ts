import { DomainError } from '@mif/contract/errors';
import type { NotificationItem, StreamInput } from '@mif/contract/notifications';
import { rowId } from '@mif/contract/paging';
import { isSessionOpen } from '../auth/account.ts';
import { actorOf, type Ctx } from '../kernel/context.ts';
import { ownNotifications, toItem } from './project.ts';

const RECHECK_MS = 30_000;
const BACKLOG_PAGE = 200;

/** What a stream leans on beside its context. */
export interface StreamSource {
  /** Ids of the new notifications of a user, from the call on, until the signal is aborted. */
  listen: (user_id: number, signal: AbortSignal) => AsyncIterable<number>;
  /** The present, which moves while the stream is open. */
  now: () => Date;
  signal: AbortSignal;
  /** How often the session is looked at again: 30 s where nothing is said. */
  recheck_ms?: number;
}

/**
 * The caller's notifications as they come: first what came after `lastEventId`, where one is named, then each new one,
 * none of them twice. It ends with the signal.
 * @throws AUTH_SESSION_ENDED once the session is revoked or over
 */
export async function* streamNotifications(ctx: Ctx, input: StreamInput, source: StreamSource): AsyncGenerator<NotificationItem> {
  const actor = actorOf(ctx);
  const ending = new AbortController();
  const incoming = source.listen(actor.id, AbortSignal.any([source.signal, ending.signal]))[Symbol.asyncIterator]();
  // Listens before the backlog is read: what comes in between is in one or the other.
  let next = incoming.next();
  next.catch(() => undefined);
  const sent = new Set<number>();
  try {
    for await (const item of backlog(ctx, input?.lastEventId)) {
      sent.add(item.id);
      yield item;
    }
    while (!source.signal.aborted) {
      const arrived = await firstOf(next, source.recheck_ms ?? RECHECK_MS);
      await requireOpenSession(ctx, actor.session_id, source.now());
      if (arrived === null) continue;
      if (arrived.done) return;
      next = incoming.next();
      next.catch(() => undefined);
      if (sent.delete(arrived.value)) continue;
      const row = await ownNotifications(ctx).where('n.id', '=', arrived.value).executeTakeFirst();
      if (row) yield toItem(row);
    }
  } catch (error) {
    // A feed may say the end of its signal with an error.
    if (!source.signal.aborted) throw error;
  } finally {
    ending.abort();
  }
}

async function* backlog(ctx: Ctx, lastEventId: string | null | undefined): AsyncGenerator<NotificationItem> {
  // What is no id of ours is none that was seen.
  const seen = rowId.safeParse(Number(lastEventId));
  if (!lastEventId || !seen.success) return;
  let last = seen.data;
  for (;;) {
    const rows = await ownNotifications(ctx).where('n.id', '>', last).orderBy('n.id').limit(BACKLOG_PAGE).execute();
    for (const row of rows) yield toItem(row);
    const end = rows.at(-1);
    if (!end || rows.length < BACKLOG_PAGE) return;
    last = end.id;
  }
}

/** What the promise gives, or null where the time passes first. */
async function firstOf<T>(promise: Promise<T>, ms: number): Promise<T | null> {
  let timer: NodeJS.Timeout | undefined;
  try {
    return await Promise.race([
      promise,
      new Promise<null>((done) => {
        timer = setTimeout(done, ms, null);
      }),
    ]);
  } finally {
    clearTimeout(timer);
  }
}

async function requireOpenSession(ctx: Ctx, session_id: string | null, now: Date): Promise<void> {
  if (session_id === null || !(await isSessionOpen(ctx.em, session_id, now))) throw new DomainError('AUTH_SESSION_ENDED');
}
