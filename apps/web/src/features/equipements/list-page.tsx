import { Button } from '@mantine/core';
import { criticites, equipementSorts, statutsEquipement } from '@mif/contract/equipements';
import type { Criticite, StatutEquipement } from '@mif/contract/equipements';
import { Code } from '@mif/ui/copyable-code';
import type { Column } from '@mif/ui/data-table';
import { FilterBar, FilterChoice } from '@mif/ui/filter-bar';
import { Page as PageFrame } from '@mif/ui/page';
import { EmptyState } from '@mif/ui/state';
import { IconPlus, IconTool } from '@tabler/icons-react';
import { Link, useNavigate } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { useListParams } from '../../app/list-params.ts';
import { Staleness } from '../../app/loaded.tsx';
import { useCan, useMe } from '../../app/me.ts';
import { useIsPhone } from '../../app/phone.ts';
import { RecordList, countOf, nextPage } from '../../app/record-list.tsx';
import { trpc } from '../../app/trpc.ts';
import type { Outputs } from '../../app/trpc.ts';
import { CriticiteBadge, StatutEquipementBadge } from '../../looks/equipements.tsx';
import { ClientFilter } from './client-filter.tsx';
import { EquipementPanel } from './equipement-panel.tsx';
import classes from './equipements.module.css';

type Row = Outputs['equipements']['list']['items'][number];

function useColumns(hasClient: boolean): Column<Row>[] {
  const t = useTranslations('equipements');
  const columns: (Column<Row> | false)[] = [
    { key: 'code', title: t('fields.code'), sort: 'code', width: '110px', cell: (row) => <Code>{row.code}</Code> },
    {
      key: 'nom',
      title: t('fields.nom'),
      sort: 'nom',
      cell: (row) => (
        <Link to="/equipements/$id" params={{ id: row.id }} className={classes.link} tabIndex={-1}>
          <bdi>{row.nom}</bdi>
        </Link>
      ),
    },
    {
      key: 'statut',
      title: t('fields.statut'),
      width: '140px',
      cell: (row) => <StatutEquipementBadge statut={row.statut} variant="plain" />,
    },
    { key: 'criticite', title: t('fields.criticite'), width: '125px', cell: (row) => <CriticiteBadge criticite={row.criticite} /> },
    { key: 'type', title: t('fields.type'), width: '120px', cell: (row) => <bdi>{row.type}</bdi> },
    {
      key: 'localisation',
      title: t('fields.localisation'),
      width: '180px',
      cell: (row) => (row.localisation ? <bdi>{row.localisation}</bdi> : <span className={classes.none}>—</span>),
    },
    hasClient && { key: 'client', title: t('fields.client'), width: '180px', cell: (row) => <bdi>{row.client.nom}</bdi> },
    {
      key: 'interventions_ouvertes',
      title: t('list.open_short'),
      width: '100px',
      align: 'end',
      cell: (row) => (row.interventions_ouvertes > 0 ? row.interventions_ouvertes : <span className={classes.none}>0</span>),
    },
  ];
  return columns.filter((column) => column !== false);
}

/** Every equipment the reader may see, found by its words, state, criticality or client. */
export function Page() {
  const t = useTranslations('equipements');
  const me = useMe();
  const can = useCan();
  const isPhone = useIsPhone();
  const navigate = useNavigate();
  const { params, change, many } = useListParams();
  const hasClient = me.role !== 'client';
  const columns = useColumns(hasClient);
  const q = params['q'];
  const statut = many<StatutEquipement>('statut').filter((value) => statutsEquipement.includes(value));
  const criticite = many<Criticite>('criticite').filter((value) => criticites.includes(value));
  const clientId = Number(params['client_id']) || null;
  const sort = equipementSorts.find((value) => value === params['sort']);
  const query = trpc.equipements.list.useInfiniteQuery(
    {
      q,
      statut: statut.length > 0 ? statut : undefined,
      criticite: criticite.length > 0 ? criticite : undefined,
      client_id: clientId ?? undefined,
      sort,
    },
    nextPage,
  );
  const n = countOf(query);
  const isFiltered = Boolean(q || statut.length > 0 || criticite.length > 0 || clientId);
  const clear = () => change({ q: undefined, statut: undefined, criticite: undefined, client_id: undefined });
  const create = can('equipement.create') ? (
    <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => change({ fiche: 'nouveau' })}>
      {t('list.create')}
    </Button>
  ) : null;
  return (
    <PageFrame
      title={t('list.title')}
      layout={isPhone ? 'normal' : 'full'}
      count={n === null ? undefined : t('count', { n })}
      actions={
        <>
          <Staleness query={query} />
          {create}
        </>
      }
      toolbar={
        <FilterBar
          search={{ value: q ?? '', placeholder: t('list.search'), onChange: (text) => change({ q: text || undefined }) }}
          onClear={isFiltered ? clear : undefined}
        >
          <FilterChoice
            label={t('fields.statut')}
            options={statutsEquipement.map((value) => ({
              value,
              text: t(`statuts.${value}`),
              label: <StatutEquipementBadge statut={value} variant="plain" />,
            }))}
            selected={statut}
            onChange={(selected) => change({ statut: selected.join(',') })}
          />
          <FilterChoice
            label={t('fields.criticite')}
            options={criticites.map((value) => ({ value, text: t(`criticites.${value}`), label: <CriticiteBadge criticite={value} /> }))}
            selected={criticite}
            onChange={(selected) => change({ criticite: selected.join(',') })}
          />
          {can('client.create') ? (
            <ClientFilter selected={clientId} onChange={(id) => change({ client_id: id === null ? undefined : String(id) })} />
          ) : null}
        </FilterBar>
      }
    >
      <RecordList
        label={t('list.title')}
        query={query}
        columns={columns}
        rowKey={(row) => row.id}
        rowLabel={(row) => row.nom}
        card={(row) => ({
          title: <bdi>{row.nom}</bdi>,
          meta: (
            <>
              <Code>{row.code}</Code>
              {row.localisation ? ' · ' : null}
              <bdi>{row.localisation}</bdi>
              {hasClient ? ' · ' : null}
              {hasClient ? <bdi>{row.client.nom}</bdi> : null}
            </>
          ),
          badges: (
            <>
              <StatutEquipementBadge statut={row.statut} />
              {row.criticite === 'critique' || row.criticite === 'important' ? (
                <CriticiteBadge criticite={row.criticite} variant="soft" />
              ) : null}
            </>
          ),
        })}
        onOpen={(row) => void navigate({ to: '/equipements/$id', params: { id: row.id } })}
        activeKey={null}
        sort={sort ?? (q ? undefined : 'nom')}
        onSort={(next) => change({ sort: next })}
        onClear={isFiltered ? clear : undefined}
        empty={
          <EmptyState
            icon={IconTool}
            title={t('list.empty_title')}
            text={can('equipement.create') ? t('list.empty_text') : undefined}
            action={create}
          />
        }
      />
      {can('equipement.create') ? (
        <EquipementPanel
          mode={params['fiche'] === 'nouveau' ? 'create' : null}
          clientId={clientId}
          onClose={() => change({ fiche: undefined })}
          onSaved={(saved) => void navigate({ to: '/equipements/$id', params: { id: saved.id } })}
        />
      ) : null}
    </PageFrame>
  );
}
