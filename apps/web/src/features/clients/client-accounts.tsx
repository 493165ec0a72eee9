import { CardsSkeleton } from '@mif/ui/skeletons';
import { useTranslations } from 'use-intl';
import { Loaded } from '../../app/loaded.tsx';
import { trpc } from '../../app/trpc.ts';
import { AccountAddress } from '../../looks/users.tsx';
import classes from './clients.module.css';

const SHOWN = 50;

/** Who at a client's may sign in. */
export function ClientAccounts({ clientId }: { clientId: number }) {
  const t = useTranslations('clients.detail');
  const query = trpc.users.list.useQuery({ client_id: clientId, limit: SHOWN }, { placeholderData: undefined });
  return (
    <Loaded query={query} skeleton={<CardsSkeleton cards={1} />}>
      {({ items }) =>
        items.length === 0 ? (
          <p className={classes.none}>{t('no_accounts')}</p>
        ) : (
          <ul className={classes.rows} aria-label={t('accounts')}>
            {items.map((user) => (
              <li key={user.id} className={classes.row}>
                <span className={classes.rowText}>
                  <bdi className={classes.rowTitle}>{user.full_name}</bdi>
                  <span className={classes.rowMeta}>
                    <AccountAddress user={user} />
                    {user.is_active ? null : ` · ${t('account_inactive')}`}
                  </span>
                </span>
              </li>
            ))}
          </ul>
        )
      }
    </Loaded>
  );
}
