import { useRef } from 'react';

/**
 * The id of a command: the same on a retry of the same form, new after `next()`, so that nothing is applied twice.
 * @param first the one it begins with, of a form that was begun before
 */
export function useCommandId(first?: string): { current: () => string; next: () => void } {
  const id = useRef<string | null>(first ?? null);
  return {
    current: () => (id.current ??= crypto.randomUUID()),
    next: () => {
      id.current = null;
    },
  };
}
