import { useNavigate } from '@tanstack/react-router';
import { queryClient, trpc } from '../app/trpc.ts';
import { forgetWhatWasRead } from '../features/journee/device-store.ts';

/** Ends this session, forgets what was read, and shows the sign-in page. */
export function useSignOut(): () => void {
  const navigate = useNavigate();
  const signOut = trpc.auth.signOut.useMutation({
    onSettled: async () => {
      await navigate({ to: '/connexion', search: {} });
      queryClient.clear();
      forgetWhatWasRead();
    },
  });
  return () => signOut.mutate();
}
