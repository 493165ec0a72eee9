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

/** A notification, and what a stream resumes after: its place in the order of commits, which numbers do not have. */
export interface StreamEvent {
  event_id: string;
  item: NotificationItem;
}

/**
 * The caller's notifications as they come: first what came after `lastEventId`, where one is named, then each new one,
 * none of them twice. It ends with the signal.
 * @throws AUTH_SESSION_ENDED once the session is revoked or over
 */
export async function* streamNotifications(ctx: Ctx, input: StreamInput, source: StreamSource): AsyncGenerator<StreamEvent> {
  const actor = actorOf(ctx);
  const ending = new AbortController();
  const incoming = source.listen(actor.id, AbortSignal.any([source.signal, ending.signal]))[Symbol.asyncIterator]();
  // Listens before the backlog is read: what comes in between is in one or the other.
  let next = incoming.next();
  next.catch(() => undefined);
  const sent = new Set<number>();
  try {
    for await (const event of backlog(ctx, input?.lastEventId)) {
      sent.add(event.item.id);
      yield event;
    }
    while (!source.signal.aborted) {
      const arrived = await firstOf(next, source.recheck_ms ?? RECHECK_MS);
      await requireOpenSession(ctx, actor.session_id, source.now());
      if (arrived === null) continue;
      if (arrived.done) return;
      next = incoming.next();
      next.catch(() => undefined);
      if (sent.delete(arrived.value)) continue;
      const row = await ranked(ctx).where('n.id', '=', arrived.value).executeTakeFirst();
      if (row) yield toEvent(row);
    }
  } catch (error) {
    // A feed may say the end of its signal with an error.
    if (!source.signal.aborted) throw error;
  } finally {
    ending.abort();
  }
}

function ranked(ctx: Ctx) {
  return ownNotifications(ctx).select('n.rang');
}

function toEvent({ rang, ...row }: Awaited<ReturnType<ReturnType<typeof ranked>['execute']>>[number]): StreamEvent {
  return { event_id: String(rang), item: toItem(row) };
}

/** What was committed after an event, in the order of the commits: an older number that was committed later is among it. */
async function* backlog(ctx: Ctx, lastEventId: string | null | undefined): AsyncGenerator<StreamEvent> {
  // What is no event of ours is none that was seen; 0 is before the first.
  const seen = Number(lastEventId);
  if (!lastEventId || !(seen === 0 || rowId.safeParse(seen).success)) return;
  let last = seen;
  for (;;) {
    const rows = await ranked(ctx).where('n.rang', '>', last).orderBy('n.rang').limit(BACKLOG_PAGE).execute();
    for (const row of rows) yield toEvent(row);
    const end = rows.at(-1)?.rang;
    if (!end || rows.length < BACKLOG_PAGE) return;
    last = end;
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
