import type { AppRouter } from '@mif/api/root';
import type { TRPCLink } from '@trpc/client';
import { observable } from '@trpc/server/observable';
import { useSyncExternalStore } from 'react';
import { failureOf } from './failure.ts';

/** Calls that wait for the password, all for the same answer. */
let asked: { promise: Promise<boolean>; answer: (isConfirmed: boolean) => void } | null = null;
const listeners = new Set<() => void>();

function settle(isConfirmed: boolean): void {
  asked?.answer(isConfirmed);
  asked = null;
  for (const listener of listeners) listener();
}

/**
 * Has the person confirm by the password, in the one dialog there is.
 * @returns false where it was closed, or where no page is there to ask on
 */
function askConfirmation(): Promise<boolean> {
  if (listeners.size === 0) return Promise.resolve(false);
  if (!asked) {
    const { promise, resolve } = Promise.withResolvers<boolean>();
    asked = { promise, answer: resolve };
    for (const listener of listeners) listener();
  }
  return asked.promise;
}

/** Whether a confirmation is asked for, and the answer to give: for the dialog alone. */
export function useConfirmationAsked(): { isAsked: boolean; settle: (isConfirmed: boolean) => void } {
  return { isAsked: useSyncExternalStore(listen, () => asked !== null), settle };
}

// The same function at each render: another one would leave and come back, and by leaving give up what is asked.
function listen(listener: () => void): () => void {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
    // Whoever waited on a page that is gone waits no longer.
    if (listeners.size === 0) settle(false);
  };
}

/** Where an action must be confirmed first: asks for the password, and makes the same call again. */
export const confirmationLink: TRPCLink<AppRouter> = () => (request) =>
  observable((observer) => {
    let isOver = false;
    let stop: (() => void) | undefined;
    function attempt(isRetry: boolean) {
      const running = request.next(request.op).subscribe({
        next: (value) => observer.next(value),
        complete: () => observer.complete(),
        error(error) {
          const failure = failureOf(error);
          if (isRetry || failure.kind === 'network' || failure.code !== 'AUTH_CONFIRMATION_REQUIRED') return observer.error(error);
          void askConfirmation().then((isConfirmed) => {
            if (isOver) return;
            if (isConfirmed) attempt(true);
            else observer.error(error);
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
