import { ConfirmDialog } from '@mif/ui/confirm-dialog';
import { CardsSkeleton } from '@mif/ui/skeletons';
import { toast } from '@mif/ui/toast';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { Loaded } from '../../app/loaded.tsx';
import { useRefusalToast } from '../../app/refusal.ts';
import { trpc } from '../../app/trpc.ts';
import { SessionList } from '../../looks/sessions.tsx';
import { useSignOut } from '../../shell/sign-out.ts';
import classes from './sessions.module.css';

/** Where the account is signed in, and how to end it there. */
export function Sessions() {
  const t = useTranslations();
  const utils = trpc.useUtils();
  const signOut = useSignOut();
  const [isAsking, setAsking] = useState(false);
  const query = trpc.auth.sessions.useQuery();
  const refused = useRefusalToast();
  const revoke = trpc.auth.revokeSession.useMutation({
    onSuccess: async () => {
      await utils.auth.sessions.invalidate();
      toast(t('auth.account.session_revoked'));
    },
    onError: refused,
  });
  const everywhere = trpc.auth.signOutEverywhere.useMutation({ onSuccess: signOut, onError: refused });
  return (
    <>
      <p className={classes.intro}>{t('auth.account.sessions_text')}</p>
      <Loaded query={query} skeleton={<CardsSkeleton cards={2} />}>
        {(data) => (
          <SessionList items={data.items} ending={revoke.isPending ? revoke.variables.id : null} onEnd={(id) => revoke.mutate({ id })} />
        )}
      </Loaded>
      <Button variant="default" onClick={() => setAsking(true)}>
        {t('auth.account.sign_out_everywhere')}
      </Button>
      <ConfirmDialog
        isOpen={isAsking}
        title={t('auth.account.sign_out_everywhere')}
        confirmLabel={t('auth.account.sign_out_everywhere')}
        cancelLabel={t('common.actions.cancel')}
        isDangerous
        isLoading={everywhere.isPending}
        onConfirm={() => everywhere.mutate()}
        onClose={() => setAsking(false)}
      >
        {t('auth.account.sign_out_everywhere_confirm')}
      </ConfirmDialog>
    </>
  );
}
