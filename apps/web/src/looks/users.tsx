import type { AccountState } from '@mif/contract/users';
import { StatusBadge } from '@mif/ui/status-badge';
import type { Look } from '@mif/ui/status-badge';
import { IconCircleCheck, IconCircleOff, IconMailForward } from '@tabler/icons-react';
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
