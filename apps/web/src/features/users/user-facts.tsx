import type { User } from '@mif/contract/users';
import { DefinitionList } from '@mif/ui/definition-list';
import { skipToken } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { trpc } from '../../app/trpc.ts';
import { Instant } from '../../looks/interventions.tsx';
import { AccountAddress, AccountBadge } from '../../looks/users.tsx';

/** An account, to read. */
export function UserFacts({ user }: { user: User }) {
  const t = useTranslations();
  const client = trpc.clients.get.useQuery(user.client_id === null ? skipToken : { id: user.client_id });
  return (
    <>
      <DefinitionList
        items={[
          { label: t('users.fields.role'), value: t(`common.roles.${user.role}`) },
          {
            label: t('users.fields.is_active'),
            value: <AccountBadge etat={user.etat} variant="plain" />,
          },
          { label: t('users.fields.email'), value: <AccountAddress user={user} /> },
          { label: t('users.fields.username'), value: <bdi dir="ltr">{user.username}</bdi> },
          { label: t('users.fields.client'), value: user.client_id === null ? null : (client.data?.nom ?? '…') },
          { label: t('users.fields.langue'), value: t(`common.langues.${user.langue}`) },
          { label: t('users.fields.created_at'), value: <Instant value={user.created_at} as="date" /> },
        ]}
      />
      <p style={{ color: 'var(--mantine-color-dimmed)', marginBlockStart: 24 }}>{t('users.read_only')}</p>
    </>
  );
}
