import { ConfirmDialog } from '@mif/ui/confirm-dialog';
import { CardsSkeleton } from '@mif/ui/skeletons';
import { StatusBadge } from '@mif/ui/status-badge';
import { toast } from '@mif/ui/toast';
import { Button } from '@mantine/core';
import { IconCheck, IconDeviceDesktop } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useFormat } from '../../app/format.ts';
import { Loaded } from '../../app/loaded.tsx';
import { useRefusalToast } from '../../app/refusal.ts';
import { trpc } from '../../app/trpc.ts';
import { useSignOut } from '../../shell/sign-out.ts';
import classes from './sessions.module.css';

/** Where the account is signed in, and how to end it there. */
export function Sessions() {
  const t = useTranslations();
  const format = useFormat();
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
          <ul className={classes.list}>
            {data.items.map((session) => (
              <li key={session.id} className={classes.item}>
                <IconDeviceDesktop size={20} stroke={1.6} aria-hidden />
                <div className={classes.text}>
                  <div>
                    <bdi>{session.appareil ?? t('auth.account.session_unknown')}</bdi>{' '}
                    {session.is_current ? (
                      <StatusBadge look={{ tone: 'green', icon: IconCheck }} label={t('auth.account.session_current')} />
                    ) : null}
                  </div>
                  <div className={classes.meta}>
                    {t('auth.account.session_last', { quand: format.instant(session.last_used_at, 'relative') })}
                    {session.adresse ? (
                      <>
                        {' · '}
                        <bdi dir="ltr">{session.adresse}</bdi>
                      </>
                    ) : null}
                  </div>
                </div>
                {session.is_current ? null : (
                  <Button
                    variant="default"
                    size="xs"
                    loading={revoke.isPending && revoke.variables.id === session.id}
                    onClick={() => revoke.mutate({ id: session.id })}
                  >
                    {t('auth.account.session_revoke')}
                  </Button>
                )}
              </li>
            ))}
          </ul>
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
