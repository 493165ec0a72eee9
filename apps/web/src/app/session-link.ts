import type { AppRouter } from '@mif/api/root';
import type { TRPCLink } from '@trpc/client';
import { observable } from '@trpc/server/observable';
import { isSignedOut } from './failure.ts';

const own = new Set(['auth.signIn', 'auth.refresh', 'auth.signOut']);
let running: Promise<boolean> | null = null;

async function callRefresh(): Promise<boolean> {
  const answer = await fetch('/trpc/auth.refresh', {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-mif-csrf': '1' },
    body: JSON.stringify({ json: null, meta: { values: ['undefined'] } }),
  });
  return answer.ok;
}

/** Asks for a new access token; several callers at once, in this tab and in others, share one request. */
export function renewSession(): Promise<boolean> {
  running ??= (async () => {
    try {
      // Two tabs spending the same refresh token at once would look like theft to the server.
      return navigator.locks ? await navigator.locks.request('mif.refresh', callRefresh) : await callRefresh();
    } catch {
      return false;
    } finally {
      running = null;
    }
  })();
  return running;
}

const listeners = new Set<() => void>();

/** Calls back when the session has ended and cannot be renewed. */
export function onSessionEnd(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Where an answer is « not signed in »: renews the session once and asks again, else says that it has ended. */
export const sessionLink: TRPCLink<AppRouter> = () => (request) =>
  observable((observer) => {
    let isOver = false;
    let stop: (() => void) | undefined;
    function attempt(isRetry: boolean) {
      const running = request.next(request.op).subscribe({
        next: (value) => observer.next(value),
        complete: () => observer.complete(),
        error(error) {
          if (own.has(request.op.path) || !isSignedOut(error)) return observer.error(error);
          const end = () => {
            if (isOver) return;
            observer.error(error);
            for (const listener of listeners) listener();
          };
          if (isRetry) return end();
          void renewSession().then((isRenewed) => {
            if (isOver) return;
            if (isRenewed) attempt(true);
            else end();
          });
        },
      });
      stop = () => running.unsubscribe();
    }
    attempt(false);
    return () => {
      isOver = true;
      stop?.();
    };
  });
