import type { User } from '@mif/contract/users';
import { ConfirmDialog } from '@mif/ui/confirm-dialog';
import { DefinitionList } from '@mif/ui/definition-list';
import { Section } from '@mif/ui/page';
import { toast } from '@mif/ui/toast';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useFormat } from '../../app/format.ts';
import { useCan } from '../../app/me.ts';
import { useRefusalToast } from '../../app/refusal.ts';
import { trpc } from '../../app/trpc.ts';
import { UserSessions } from './user-sessions.tsx';
import classes from './user-access.module.css';

/** How the owner of an account gets in, and what an administrator can do about it. */
export function UserAccess({ user }: { user: User }) {
  const t = useTranslations('users.access');
  const format = useFormat();
  const can = useCan();
  const { invitation } = user;
  return (
    <Section title={t('title')}>
      <DefinitionList
        items={[
          {
            label: t('derniere_connexion'),
            value: user.derniere_connexion ? format.instant(user.derniere_connexion, 'relative') : t('never'),
          },
          {
            label: t('invitation'),
            value:
              user.etat === 'invite' && invitation
                ? t(invitation.is_ouverte ? 'invited' : 'expired', {
                    quand: format.instant(invitation.invite_le, 'relative'),
                    fin: format.instant(invitation.expire_le, 'relative'),
                  })
                : null,
          },
          { label: t('second_facteur'), value: user.etat === 'invite' ? null : t(user.has_second_facteur ? 'second_on' : 'second_off') },
        ]}
      />
      {can('user.manage_access') && user.is_active ? <AccessActions user={user} /> : null}
      {can('user.manage_access') && user.etat === 'actif' ? <UserSessions id={user.id} /> : null}
    </Section>
  );
}

function useAct(message: 'invited' | 'invitation_revoked' | 'reset_sent' | 'second_reset', user: User) {
  const t = useTranslations('users.toasts');
  const utils = trpc.useUtils();
  const refused = useRefusalToast();
  return {
    onSuccess: async () => {
      await Promise.all([utils.users.invalidate(), utils.journal.invalidate()]);
      toast(t(message, { nom: user.full_name }));
    },
    onError: refused,
  };
}

function AccessActions({ user }: { user: User }) {
  const t = useTranslations();
  const [isAsking, setAsking] = useState(false);
  const { id, full_name: nom } = user;
  const invite = trpc.users.invite.useMutation(useAct('invited', user));
  const revoke = trpc.users.revokeInvitation.useMutation(useAct('invitation_revoked', user));
  const sendReset = trpc.users.sendPasswordReset.useMutation(useAct('reset_sent', user));
  const second = useAct('second_reset', user);
  const resetSecond = trpc.users.resetSecondFactor.useMutation({ ...second, onSettled: () => setAsking(false) });
  return (
    <div className={classes.actions}>
      {user.etat === 'invite' ? (
        <>
          <Button variant="default" size="xs" loading={invite.isPending} onClick={() => invite.mutate({ id })}>
            {t('users.access.resend')}
          </Button>
          {user.invitation?.is_ouverte ? (
            <Button variant="default" size="xs" loading={revoke.isPending} onClick={() => revoke.mutate({ id })}>
              {t('users.access.revoke_invitation')}
            </Button>
          ) : null}
        </>
      ) : (
        <Button variant="default" size="xs" loading={sendReset.isPending} onClick={() => sendReset.mutate({ id })}>
          {t('users.access.reset_password')}
        </Button>
      )}
      {user.has_second_facteur ? (
        <Button variant="default" size="xs" onClick={() => setAsking(true)}>
          {t('users.access.reset_second')}
        </Button>
      ) : null}
      <ConfirmDialog
        isOpen={isAsking}
        title={t('users.access.reset_second_title', { nom })}
        confirmLabel={t('users.access.reset_second')}
        cancelLabel={t('common.actions.cancel')}
        isDangerous
        isLoading={resetSecond.isPending}
        onConfirm={() => resetSecond.mutate({ id })}
        onClose={() => setAsking(false)}
      >
        {t('users.access.reset_second_confirm', { nom })}
      </ConfirmDialog>
    </div>
  );
}
