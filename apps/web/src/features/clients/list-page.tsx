import { Button } from '@mantine/core';
import { clientSorts } from '@mif/contract/clients';
import { formatIce } from '@mif/contract/identifiers';
import { formatPhone } from '@mif/contract/phones';
import { FilterOne } from '@mif/ui/filter-bar';
import { IconBuilding, IconPlus } from '@tabler/icons-react';
import { Link, useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { useCan } from '../../app/me.ts';
import { trpc } from '../../app/trpc.ts';
import type { Outputs } from '../../app/trpc.ts';
import { BulkActions } from '../../lists/bulk-actions.tsx';
import type { ListColumn } from '../../lists/list-layout.ts';
import { LIST_PAGE, ListPage, listPages } from '../../lists/list-page.tsx';
import { oneFilter, wordsFilter } from '../../lists/list-values.ts';
import { useList } from '../../lists/use-list.ts';
import { ActiveBadge } from '../../looks/active.tsx';
import { ClientPanel } from './client-panel.tsx';

const spec = { filters: { q: wordsFilter(), actifs: oneFilter(['oui', 'non']) }, sorts: clientSorts };

type Row = Outputs['clients']['list']['items'][number];

function CountLink({ n, to, row, children }: { n: number; to: '/equipements' | '/interventions'; row: Row; children: string }) {
  if (n === 0) return <span style={{ color: 'var(--mantine-color-dimmed)' }}>0</span>;
  return (
    <Link to={to} search={{ client_id: String(row.id) }} aria-label={`${children} : ${row.nom}, ${n}`}>
      {n}
    </Link>
  );
}

function useColumns(): ListColumn<Row>[] {
  const t = useTranslations('clients');
  const dash = (value: string | null): ReactNode => value ?? <span style={{ color: 'var(--mantine-color-dimmed)' }}>—</span>;
  return [
    { key: 'code', title: t('fields.code'), isFixed: true, sort: 'code', width: '120px', cell: (row) => <bdi dir="ltr">{row.code}</bdi> },
    {
      key: 'nom',
      title: t('fields.nom'),
      isFixed: true,
      sort: 'nom',
      cell: (row) => (
        <>
          <bdi>{row.nom}</bdi> {row.is_active ? null : <ActiveBadge isActive={false} label={t('inactive')} />}
        </>
      ),
    },
    { key: 'ville', title: t('fields.ville'), sort: 'ville', width: '150px', cell: (row) => dash(row.ville) },
    {
      key: 'ice',
      title: t('fields.ice'),
      isExtra: true,
      width: '180px',
      cell: (row) => (row.ice ? <bdi dir="ltr">{formatIce(row.ice)}</bdi> : dash(null)),
    },
    { key: 'sites', title: t('fields.sites'), width: '80px', align: 'end', cell: (row) => row.sites },
    {
      key: 'telephone',
      title: t('fields.telephone'),
      width: '160px',
      cell: (row) => (row.telephone ? <bdi dir="ltr">{formatPhone(row.telephone)}</bdi> : dash(null)),
    },
    {
      key: 'email',
      title: t('fields.email'),
      cell: (row) => (row.email ? <bdi dir="ltr">{row.email}</bdi> : dash(null)),
    },
    {
      key: 'equipements',
      title: t('fields.equipements'),
      width: '120px',
      align: 'end',
      cell: (row) => (
        <CountLink n={row.equipements} to="/equipements" row={row}>
          {t('fields.equipements')}
        </CountLink>
      ),
    },
    {
      key: 'interventions_ouvertes',
      title: t('fields.interventions_ouvertes'),
      width: '190px',
      align: 'end',
      cell: (row) => (
        <CountLink n={row.interventions_ouvertes} to="/interventions" row={row}>
          {t('fields.interventions_ouvertes')}
        </CountLink>
      ),
    },
  ];
}

/** The companies whose equipment is maintained. */
export function Page() {
  const t = useTranslations('clients');
  const can = useCan();
  const navigate = useNavigate();
  const list = useList(spec);
  const { fiche } = list.params;
  const lists = useTranslations('lists');
  const utils = trpc.useUtils();
  const deactivate = trpc.clients.update.useMutation();
  const query = trpc.clients.list.useInfiniteQuery({ ...list.input, limit: LIST_PAGE }, listPages);
  return (
    <ListPage
      liste="clients"
      list={list}
      query={query}
      title={t('list.title')}
      count={(n) => t('count', { n })}
      columns={useColumns()}
      rowLabel={(row) => row.nom}
      card={(row) => ({
        title: row.nom,
        meta: [row.ville, t('interventions_ouvertes', { n: row.interventions_ouvertes })].filter(Boolean).join(' · '),
        badges: row.is_active ? undefined : <ActiveBadge isActive={false} label={t('inactive')} />,
      })}
      usualSort="nom"
      onOpen={(row) => void navigate({ to: '/clients/$id', params: { id: row.id } })}
      search={t('list.search')}
      chips={
        <FilterOne
          label={t('list.state')}
          options={[
            { value: 'oui', text: t('list.active_only') },
            { value: 'non', text: t('list.inactive_only') },
          ]}
          selected={list.filters.actifs}
          onChange={(value) => list.change({ actifs: value })}
        />
      }
      create={
        can('client.create') ? (
          <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => list.change({ fiche: 'nouveau' })}>
            {t('list.create')}
          </Button>
        ) : null
      }
      renderBulk={
        can('client.update')
          ? (rows, choose) => (
              <BulkActions
                rows={rows}
                choose={choose}
                rowLabel={(row) => row.nom}
                action={lists('bulk_actions.deactivate')}
                question={lists('bulk_confirm.clients', { n: rows.length })}
                isDangerous
                send={({ id, version }) => deactivate.mutateAsync({ id, version, is_active: false })}
                onDone={() => void utils.clients.invalidate()}
              />
            )
          : undefined
      }
      empty={{ icon: IconBuilding, title: t('list.empty_title'), text: t('list.empty_text') }}
    >
      <ClientPanel
        mode={fiche === 'nouveau' && can('client.create') ? 'create' : null}
        onClose={() => list.change({ fiche: undefined })}
        onSaved={({ id }) => void navigate({ to: '/clients/$id', params: { id } })}
      />
    </ListPage>
  );
}
