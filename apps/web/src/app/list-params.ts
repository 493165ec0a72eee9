import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback } from 'react';

/** A list's state in the address bar: every value a string, several separated by commas. */
export type ListParams = Record<string, string | undefined>;

/**
 * Reads and writes the query string of the current page. An empty value takes its parameter away; the page of the history is
 * replaced, not added.
 */
export function useListParams() {
  const params: ListParams = useSearch({ strict: false });
  const navigate = useNavigate();
  const change = useCallback(
    (changes: ListParams) => {
      void navigate({
        to: '.',
        replace: true,
        // The same page goes on: nobody has moved.
        resetScroll: false,
        search: (previous: ListParams) => Object.fromEntries(Object.entries({ ...previous, ...changes }).filter(([, value]) => value)),
      } as never);
    },
    [navigate],
  );
  const many = useCallback(<T extends string>(name: string) => (params[name]?.split(',').filter(Boolean) ?? []) as T[], [params]);
  return { params, change, many };
}
