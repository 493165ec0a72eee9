import { EventEmitter, on } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import type { NotificationFeed } from '@mif/api/notifications/feed';
import { forgetActor } from '@mif/domain/auth/resolve-actor';
import { Client } from 'pg';
import type { Logger } from 'pino';

const CHANNEL = 'notifications';
/** Whose session was ended, by whichever server. */
const SESSIONS = 'sessions';
const RETRY_MS = [100, 500, 2000, 5000];

/** New notifications of every user, heard from PostgreSQL: whichever server or worker wrote them. */
export interface LiveFeed extends NotificationFeed {
  /** Ends every stream and the connection. */
  close: () => Promise<void>;
}

/**
 * Listens on one connection and hands each id to the streams of its user. When the connection breaks, every stream is
 * ended: its reader opens it again from the last notification seen, so that none is missed.
 * @param url `postgres://…`
 */
export function createNotificationFeed(url: string, log: Logger): LiveFeed {
  const bus = new EventEmitter();
  bus.setMaxListeners(0);
  const ending = new AbortController();
  let breaking = new AbortController();
  let client: Client | null = null;

  const connect = async (): Promise<void> => {
    const next = new Client({ connectionString: url, application_name: 'mif-listen', keepAlive: true });
    const lost = new Promise<void>((resolve) => {
      next.once('error', () => resolve());
      next.once('end', () => resolve());
    });
    next.on('notification', ({ channel, payload }) => {
      if (channel === SESSIONS) {
        forgetActor(Number(payload));
        // A stream looks at its session before it gives anything: it has nothing to give, and ends.
        bus.emit(String(payload), 0);
        return;
      }
      const event = parse(payload);
      if (event) bus.emit(String(event.user_id), event.id);
    });
    await next.connect();
    await next.query(`listen ${CHANNEL}; listen ${SESSIONS}`);
    client = next;
    await lost;
    await next.end().catch(() => undefined);
  };

  const run = async (): Promise<void> => {
    for (let attempt = 0; !ending.signal.aborted; attempt += 1) {
      try {
        await connect();
        attempt = 0;
      } catch (error) {
        log.warn({ err: error }, 'cannot listen for notifications');
      }
      client = null;
      breaking.abort();
      breaking = new AbortController();
      if (!ending.signal.aborted) await sleep(RETRY_MS[Math.min(attempt, RETRY_MS.length - 1)], undefined, { ref: false });
    }
  };
  const running = run();

  return {
    async *listen(user_id, signal) {
      // A stream that hears nothing would miss what is written meanwhile: its reader comes back.
      if (client === null) throw new Error('not listening for notifications yet');
      const ended = AbortSignal.any([signal, ending.signal, breaking.signal]);
      for await (const [id] of on(bus, String(user_id), { signal: ended })) yield Number(id);
    },
    close: async () => {
      ending.abort();
      await client?.end().catch(() => undefined);
      await running;
    },
  };
}

function parse(payload: string | undefined): { id: number; user_id: number } | null {
  try {
    const event: unknown = JSON.parse(payload ?? '');
    if (typeof event !== 'object' || event === null || !('id' in event) || !('user_id' in event)) return null;
    return { id: Number(event.id), user_id: Number(event.user_id) };
  } catch {
    return null;
  }
}
