import type { AppRouter } from '@mif/api/root';
import { QueryClient, keepPreviousData } from '@tanstack/react-query';
import { createTRPCClient, httpBatchLink, httpSubscriptionLink, splitLink } from '@trpc/client';
import { createTRPCQueryUtils, createTRPCReact } from '@trpc/react-query';
import type { inferRouterOutputs } from '@trpc/server';
import superjson from 'superjson';
import { confirmationLink } from './confirmation.ts';
import { noteServerTime } from './device-clock.ts';
import { failureOf } from './failure.ts';
import { sessionLink } from './session-link.ts';

export type Outputs = inferRouterOutputs<AppRouter>;

/** Hooks of the API: `trpc.interventions.list.useQuery(input)`. */
export const trpc = createTRPCReact<AppRouter>();

/** Reads are kept while others come; only a silent network is tried again; a refusal is shown at once. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      gcTime: 10 * 60_000,
      placeholderData: keepPreviousData,
      retry: (count, error) => failureOf(error).kind === 'network' && count < 2,
      retryDelay: (count) => 600 * 2 ** count,
      refetchOnWindowFocus: true,
    },
    mutations: { retry: false, networkMode: 'always' },
  },
});

const links = [
  confirmationLink,
  sessionLink,
  splitLink({
    condition: (op) => op.type === 'subscription',
    true: httpSubscriptionLink({ url: '/trpc', transformer: superjson }),
    false: httpBatchLink({
      url: '/trpc',
      transformer: superjson,
      maxURLLength: 4000,
      headers: () => ({ 'x-mif-csrf': '1', 'x-mif-langue': document.documentElement.lang || 'fr' }),
      async fetch(input, init) {
        const sentAt = Date.now();
        const answer = await fetch(input, init as RequestInit);
        noteServerTime(answer.headers.get('date'), sentAt);
        return answer;
      },
    }),
  }),
];

export const trpcClient = trpc.createClient({ links });
/** Calls outside components: `await api.auth.me.query()`. */
export const api = createTRPCClient<AppRouter>({ links });
/** The cache outside components: `utils.interventions.list.invalidate()`. */
export const utils = createTRPCQueryUtils<AppRouter>({ queryClient, client: trpcClient });
