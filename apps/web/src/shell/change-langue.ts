import type { Langue } from '@mif/contract/users';
import { useLangue } from '../app/langue.tsx';
import { trpc } from '../app/trpc.ts';

/** Changes the language at once and keeps it in the profile, so that e-mails follow. */
export function useChangeLangue(): { langue: Langue; change: (langue: Langue) => void } {
  const { langue, changeLangue } = useLangue();
  const utils = trpc.useUtils();
  const update = trpc.auth.updateProfile.useMutation();
  return {
    langue,
    change(next) {
      void changeLangue(next);
      const me = utils.auth.me.getData();
      if (!me) return;
      utils.auth.me.setData(undefined, { ...me, langue: next });
      update.mutate({ langue: next });
    },
  };
}
