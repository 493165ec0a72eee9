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

/** Says that mails to an address came back. */
export function RefusedMark() {
  const t = useTranslations('users.adresse_refusee');
  return <StatusBadge look={refusedLook} label={t('marque')} variant="plain" />;
}

/**
 * The address of an account, with a mark where mails to it came back.
 * @param isTight the mark is a sign before the address, where a column may cut what follows
 */
export function AccountAddress({ user, isTight = false }: { user: Pick<User, 'email' | 'email_rejete_at'>; isTight?: boolean }) {
  const t = useTranslations('users.adresse_refusee');
  const address = <bdi dir="ltr">{user.email}</bdi>;
  if (user.email_rejete_at === null) return address;
  if (!isTight)
    return (
      <>
        {address} <RefusedMark />
      </>
    );
  return (
    <span title={t('marque')}>
      <IconMailOff size={14} color="var(--tone-red)" role="img" aria-label={t('marque')} style={{ verticalAlign: '-2px' }} /> {address}
    </span>
  );
}
