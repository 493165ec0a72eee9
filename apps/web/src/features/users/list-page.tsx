import { Button } from '@mantine/core';
import { roles } from '@mif/contract/users';
import type { User } from '@mif/contract/users';
import { FilterOne } from '@mif/ui/filter-bar';
import { IconPlus, IconUsers } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import { useCan } from '../../app/me.ts';
import { rowsOf } from '../../app/record-list.tsx';
import { trpc } from '../../app/trpc.ts';
import type { ListColumn } from '../../lists/list-layout.ts';
import { LIST_PAGE, ListPage, listPages } from '../../lists/list-page.tsx';
import { oneFilter, wordsFilter } from '../../lists/list-values.ts';
import { useList } from '../../lists/use-list.ts';
import { ActiveBadge } from '../../looks/active.tsx';
import { Instant } from '../../looks/interventions.tsx';
import { UserPanel } from './user-panel.tsx';

const spec = { filters: { q: wordsFilter(), role: oneFilter(roles) }, sorts: [] };

function useColumns(): ListColumn<User>[] {
  const t = useTranslations();
  return [
    { key: 'full_name', title: t('users.fields.full_name'), isFixed: true, cell: (row) => <bdi>{row.full_name}</bdi> },
    { key: 'username', title: t('users.fields.username'), width: '170px', cell: (row) => <bdi dir="ltr">{row.username}</bdi> },
    { key: 'email', title: t('users.fields.email'), cell: (row) => <bdi dir="ltr">{row.email}</bdi> },
    { key: 'role', title: t('users.fields.role'), width: '140px', cell: (row) => t(`common.roles.${row.role}`) },
    { key: 'langue', title: t('users.fields.langue'), width: '110px', cell: (row) => <bdi>{t(`common.langues.${row.langue}`)}</bdi> },
    { key: 'created_at', title: t('users.fields.created_at'), width: '130px', cell: (row) => <Instant value={row.created_at} as="date" /> },
    {
      key: 'is_active',
      title: t('users.fields.is_active'),
      width: '130px',
      cell: (row) => <ActiveBadge isActive={row.is_active} label={t(row.is_active ? 'users.active' : 'users.inactive')} variant="plain" />,
    },
  ];
}

/** Who may sign in, and as what. */
export function Page() {
  const t = useTranslations();
  const can = useCan();
  const list = useList(spec);
  const { fiche } = list.params;
  const query = trpc.users.list.useInfiniteQuery({ ...list.filters, limit: LIST_PAGE }, listPages);
  return (
    <ListPage
      liste="users"
      list={list}
      query={query}
      title={t('users.list.title')}
      count={(n) => t('users.count', { n })}
      columns={useColumns()}
      rowLabel={(row) => row.full_name}
      card={(row) => ({
        title: row.full_name,
        meta: (
          <>
            {t(`common.roles.${row.role}`)} · <bdi dir="ltr">{row.email}</bdi>
          </>
        ),
        badges: row.is_active ? undefined : <ActiveBadge isActive={false} label={t('users.inactive')} />,
      })}
      onOpen={(row) => list.change({ fiche: String(row.id) })}
      search={t('users.list.search')}
      chips={
        <FilterOne
          label={t('users.fields.role')}
          options={roles.map((value) => ({ value, text: t(`common.roles.${value}`) }))}
          selected={list.filters.role}
          onChange={(role) => list.set({ role })}
        />
      }
      create={
        can('user.create') ? (
          <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => list.change({ fiche: 'nouveau' })}>
            {t('users.list.create')}
          </Button>
        ) : null
      }
      empty={{ icon: IconUsers, title: t('users.list.empty_title'), text: t('users.list.empty_text') }}
    >
      <UserPanel
        fiche={fiche}
        known={rowsOf(query)?.find((row) => String(row.id) === fiche)}
        onClose={() => list.change({ fiche: undefined })}
      />
    </ListPage>
  );
}
