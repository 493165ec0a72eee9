import { useRef } from 'react';

/**
 * The id of a command: the same on a retry of the same form, new after `next()`, so that nothing is applied twice.
 */
export function useCommandId(): { current: () => string; next: () => void } {
  const id = useRef<string | null>(null);
  return {
    current: () => (id.current ??= crypto.randomUUID()),
    next: () => {
      id.current = null;
    },
  };
}
