import type { User } from '@mif/contract/users';
import { ConfirmDialog } from '@mif/ui/confirm-dialog';
import { toast } from '@mif/ui/toast';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useMe } from '../../app/me.ts';
import { useRefusalToast } from '../../app/refusal.ts';
import { trpc } from '../../app/trpc.ts';

/** Closes an account or opens it again; both name the person first. One's own is left to another administrator. */
export function Activation({ user }: { user: User }) {
  const t = useTranslations();
  const me = useMe();
  const utils = trpc.useUtils();
  const refused = useRefusalToast();
  const [isAsking, setAsking] = useState(false);
  const common = (message: 'users.toasts.deactivated' | 'users.toasts.activated') => ({
    onSuccess: async () => {
      setAsking(false);
      await Promise.all([utils.users.invalidate(), utils.techniciens.invalidate()]);
      toast(t(message, { nom: user.full_name }));
    },
    onError: (error: unknown) => {
      setAsking(false);
      refused(error);
    },
  });
  const deactivate = trpc.users.deactivate.useMutation(common('users.toasts.deactivated'));
  const activate = trpc.users.activate.useMutation(common('users.toasts.activated'));
  if (user.id === me.id) return null;
  const act = user.is_active ? deactivate : activate;
  return (
    <>
      <Button
        variant="subtle"
        color={user.is_active ? 'red' : undefined}
        c={user.is_active ? 'var(--tone-red)' : undefined}
        style={{ marginInlineStart: 'auto' }}
        onClick={() => setAsking(true)}
      >
        {t(user.is_active ? 'users.deactivate' : 'users.activate')}
      </Button>
      <ConfirmDialog
        isOpen={isAsking}
        title={t(user.is_active ? 'users.deactivate_title' : 'users.activate_title', { nom: user.full_name })}
        confirmLabel={t(user.is_active ? 'users.deactivate' : 'users.activate')}
        cancelLabel={t('common.actions.cancel')}
        isDangerous={user.is_active}
        isLoading={act.isPending}
        onConfirm={() => act.mutate({ id: user.id, version: user.version })}
        onClose={() => setAsking(false)}
      >
        {t(user.is_active ? 'users.deactivate_confirm' : 'users.activate_confirm', { nom: user.full_name })}
      </ConfirmDialog>
    </>
  );
}
