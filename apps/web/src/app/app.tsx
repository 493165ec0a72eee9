import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { LangueProvider } from './langue.tsx';
import { router } from './router.tsx';
import { queryClient, trpc, trpcClient } from './trpc.ts';

/** Everything a page stands on, from the outside in: data, language and look, then the routes. */
export function App() {
  return (
    <trpc.Provider client={trpcClient} queryClient={queryClient}>
      <QueryClientProvider client={queryClient}>
        <LangueProvider>
          <RouterProvider router={router} />
        </LangueProvider>
      </QueryClientProvider>
    </trpc.Provider>
  );
}
