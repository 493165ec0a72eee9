import { Button } from '@mantine/core';
import { roles } from '@mif/contract/users';
import type { User } from '@mif/contract/users';
import type { Column } from '@mif/ui/data-table';
import { FilterBar, FilterOne } from '@mif/ui/filter-bar';
import { Page as PageFrame } from '@mif/ui/page';
import { EmptyState } from '@mif/ui/state';
import { IconPlus, IconUsers } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import { useListParams } from '../../app/list-params.ts';
import { Staleness } from '../../app/loaded.tsx';
import { useCan } from '../../app/me.ts';
import { useIsPhone } from '../../app/phone.ts';
import { RecordList, countOf, nextPage, rowsOf } from '../../app/record-list.tsx';
import { trpc } from '../../app/trpc.ts';
import { ActiveBadge } from '../../looks/active.tsx';
import { Instant } from '../../looks/interventions.tsx';
import { UserPanel } from './user-panel.tsx';

function useColumns(): Column<User>[] {
  const t = useTranslations();
  return [
    { key: 'full_name', title: t('users.fields.full_name'), cell: (row) => <bdi>{row.full_name}</bdi> },
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
  const isPhone = useIsPhone();
  const { params, change } = useListParams();
  const columns = useColumns();
  const role = roles.find((each) => each === params['role']);
  const query = trpc.users.list.useInfiniteQuery({ q: params['q'], role }, nextPage);
  const n = countOf(query);
  const fiche = params['fiche'];
  const isFiltered = Boolean(params['q'] ?? role);
  const clear = () => change({ q: undefined, role: undefined });
  const create = can('user.create') ? (
    <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => change({ fiche: 'nouveau' })}>
      {t('users.list.create')}
    </Button>
  ) : null;
  return (
    <PageFrame
      title={t('users.list.title')}
      layout={isPhone ? 'normal' : 'full'}
      count={n === null ? undefined : t('users.count', { n })}
      actions={
        <>
          <Staleness query={query} />
          {create}
        </>
      }
      toolbar={
        <FilterBar
          search={{ value: params['q'] ?? '', placeholder: t('users.list.search'), onChange: (q) => change({ q: q || undefined }) }}
          onClear={isFiltered ? clear : undefined}
        >
          <FilterOne
            label={t('users.fields.role')}
            options={roles.map((value) => ({ value, text: t(`common.roles.${value}`) }))}
            selected={role}
            onChange={(value) => change({ role: value })}
          />
        </FilterBar>
      }
    >
      <RecordList
        label={t('users.list.title')}
        query={query}
        columns={columns}
        rowKey={(row) => row.id}
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
        onOpen={(row) => change({ fiche: String(row.id) })}
        activeKey={Number(fiche) || null}
        onClear={isFiltered ? clear : undefined}
        empty={<EmptyState icon={IconUsers} title={t('users.list.empty_title')} text={t('users.list.empty_text')} action={create} />}
      />
      <UserPanel
        fiche={fiche}
        known={rowsOf(query)?.find((row) => String(row.id) === fiche)}
        onClose={() => change({ fiche: undefined })}
      />
    </PageFrame>
  );
}
