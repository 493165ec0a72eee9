import type { AccountState, User } from '@mif/contract/users';
import { StatusBadge } from '@mif/ui/status-badge';
import type { Look } from '@mif/ui/status-badge';
import { IconCircleCheck, IconCircleOff, IconMailForward, IconMailOff } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';

const looks: Record<AccountState, Look> = {
  actif: { tone: 'green', icon: IconCircleCheck },
  invite: { tone: 'amber', icon: IconMailForward },
  desactive: { tone: 'neutral', icon: IconCircleOff },
};

/** Whether an account is open, waits for its owner, or is closed. */
export function AccountBadge({ etat, variant }: { etat: AccountState; variant?: 'soft' | 'plain' }) {
  const t = useTranslations('users.etats');
  return <StatusBadge look={looks[etat]} label={t(etat)} variant={variant} />;
}

const refusedLook: Look = { tone: 'red', icon: IconMailOff };

/** The address of an account, with a mark where mails to it came back. */
export function AccountAddress({ user }: { user: Pick<User, 'email' | 'email_rejete_at'> }) {
  const t = useTranslations('users.adresse_refusee');
  return (
    <>
      <bdi dir="ltr">{user.email}</bdi>
      {user.email_rejete_at === null ? null : (
        <>
          {' '}
          <StatusBadge look={refusedLook} label={t('marque')} variant="plain" />
        </>
      )}
    </>
  );
}
