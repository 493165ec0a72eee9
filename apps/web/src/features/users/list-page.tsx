import { Button } from '@mantine/core';
import { accountStates, roles } from '@mif/contract/users';
import type { User } from '@mif/contract/users';
import { FilterOne } from '@mif/ui/filter-bar';
import { IconPlus, IconUsers } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import { useCan } from '../../app/me.ts';
import { rowsOf } from '../../app/record-list.tsx';
import { trpc } from '../../app/trpc.ts';
import { BulkActions } from '../../lists/bulk-actions.tsx';
import type { ListColumn } from '../../lists/list-layout.ts';
import { LIST_PAGE, ListPage, listPages } from '../../lists/list-page.tsx';
import { oneFilter, wordsFilter } from '../../lists/list-values.ts';
import { useList } from '../../lists/use-list.ts';
import { Instant } from '../../looks/interventions.tsx';
import { AccountAddress, AccountBadge } from '../../looks/users.tsx';
import { UserPanel } from './user-panel.tsx';

const spec = { filters: { q: wordsFilter(), role: oneFilter(roles), etat: oneFilter(accountStates) }, sorts: [] };

function useColumns(): ListColumn<User>[] {
  const t = useTranslations();
  return [
    { key: 'full_name', title: t('users.fields.full_name'), isFixed: true, cell: (row) => <bdi>{row.full_name}</bdi> },
    { key: 'username', title: t('users.fields.username'), width: '170px', cell: (row) => <bdi dir="ltr">{row.username}</bdi> },
    { key: 'email', title: t('users.fields.email'), cell: (row) => <AccountAddress user={row} isTight /> },
    { key: 'role', title: t('users.fields.role'), width: '140px', cell: (row) => t(`common.roles.${row.role}`) },
    { key: 'langue', title: t('users.fields.langue'), width: '110px', cell: (row) => <bdi>{t(`common.langues.${row.langue}`)}</bdi> },
    {
      key: 'created_at',
      title: t('users.fields.created_at'),
      width: '130px',
      isExtra: true,
      cell: (row) => <Instant value={row.created_at} as="date" />,
    },
    {
      key: 'derniere_connexion',
      title: t('users.access.derniere_connexion'),
      width: '150px',
      cell: (row) => (row.derniere_connexion ? <Instant value={row.derniere_connexion} /> : t('users.access.never')),
    },
    {
      key: 'has_second_facteur',
      title: t('users.access.second_facteur'),
      width: '140px',
      isExtra: true,
      cell: (row) => t(row.has_second_facteur ? 'users.access.second_on' : 'users.access.second_off'),
    },
    {
      key: 'is_active',
      title: t('users.fields.is_active'),
      width: '130px',
      cell: (row) => <AccountBadge etat={row.etat} variant="plain" />,
    },
  ];
}

/** Who may sign in, and as what. */
export function Page() {
  const t = useTranslations();
  const can = useCan();
  const list = useList(spec);
  const { fiche } = list.params;
  const utils = trpc.useUtils();
  const deactivate = trpc.users.deactivate.useMutation();
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
            {t(`common.roles.${row.role}`)} · <AccountAddress user={row} />
          </>
        ),
        badges: row.etat === 'actif' ? undefined : <AccountBadge etat={row.etat} />,
      })}
      onOpen={(row) => list.change({ fiche: String(row.id) })}
      search={t('users.list.search')}
      chips={
        <>
          <FilterOne
            label={t('users.fields.role')}
            options={roles.map((value) => ({ value, text: t(`common.roles.${value}`) }))}
            selected={list.filters.role}
            onChange={(role) => list.set({ role })}
          />
          <FilterOne
            label={t('users.fields.is_active')}
            options={accountStates.map((value) => ({ value, text: t(`users.etats.${value}`) }))}
            selected={list.filters.etat}
            onChange={(etat) => list.set({ etat })}
          />
        </>
      }
      create={
        can('user.create') ? (
          <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => list.change({ fiche: 'nouveau' })}>
            {t('users.list.create')}
          </Button>
        ) : null
      }
      renderBulk={
        can('user.deactivate')
          ? (rows, choose) => (
              <BulkActions
                rows={rows}
                choose={choose}
                rowLabel={(row) => row.full_name}
                action={t('lists.bulk_actions.deactivate')}
                question={t('lists.bulk_confirm.users', { n: rows.length })}
                isDangerous
                send={({ id, version }) => deactivate.mutateAsync({ id, version })}
                onDone={() => void Promise.all([utils.users.invalidate(), utils.techniciens.invalidate()])}
              />
            )
          : undefined
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
