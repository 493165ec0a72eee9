import { Button } from '@mantine/core';
import { criticites, equipementSorts, statutsEquipement } from '@mif/contract/equipements';
import { Code } from '@mif/ui/copyable-code';
import { FilterChoice } from '@mif/ui/filter-bar';
import { IconCategory, IconPlus, IconTool } from '@tabler/icons-react';
import { Link, useNavigate } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { useCan, useMe } from '../../app/me.ts';
import { trpc } from '../../app/trpc.ts';
import type { Outputs } from '../../app/trpc.ts';
import type { ListColumn } from '../../lists/list-layout.ts';
import { LIST_PAGE, ListPage, listPages } from '../../lists/list-page.tsx';
import { idFilter, manyFilter, wordsFilter } from '../../lists/list-values.ts';
import { useList } from '../../lists/use-list.ts';
import { CriticiteBadge, StatutEquipementBadge } from '../../looks/equipements.tsx';
import { ClientFilter } from './client-filter.tsx';
import { EquipementPanel } from './equipement-panel.tsx';
import classes from './equipements.module.css';
import { EquipementsBulk } from './list-bulk.tsx';
import { ViewSwitch } from './view-switch.tsx';

const spec = {
  filters: { q: wordsFilter(), statut: manyFilter(statutsEquipement), criticite: manyFilter(criticites), client_id: idFilter },
  sorts: equipementSorts,
};

type Row = Outputs['equipements']['list']['items'][number];

function useColumns(hasClient: boolean): ListColumn<Row>[] {
  const t = useTranslations('equipements');
  const columns: (ListColumn<Row> | false)[] = [
    { key: 'code', title: t('fields.code'), isFixed: true, sort: 'code', width: '110px', cell: (row) => <Code>{row.code}</Code> },
    {
      key: 'nom',
      title: t('fields.nom'),
      isFixed: true,
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
  const types = useTranslations('typesEquipement')('title');
  const me = useMe();
  const can = useCan();
  const navigate = useNavigate();
  const list = useList(spec);
  const { filters } = list;
  const hasClient = me.role !== 'client';
  const query = trpc.equipements.list.useInfiniteQuery({ ...list.input, limit: LIST_PAGE }, listPages);
  return (
    <ListPage
      liste="equipements"
      list={list}
      query={query}
      title={t('list.title')}
      count={(n) => t('count', { n })}
      columns={useColumns(hasClient)}
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
      // A search is in the order of relevance, which no column shows.
      usualSort={filters.q ? undefined : 'nom'}
      search={t('list.search')}
      chips={
        <>
          {can('client.read') ? <ViewSwitch view="liste" clientId={filters.client_id ?? null} /> : null}
          <FilterChoice
            label={t('fields.statut')}
            options={statutsEquipement.map((value) => ({
              value,
              text: t(`statuts.${value}`),
              label: <StatutEquipementBadge statut={value} variant="plain" />,
            }))}
            selected={filters.statut ?? []}
            onChange={(statut) => list.set({ statut })}
          />
          <FilterChoice
            label={t('fields.criticite')}
            options={criticites.map((value) => ({ value, text: t(`criticites.${value}`), label: <CriticiteBadge criticite={value} /> }))}
            selected={filters.criticite ?? []}
            onChange={(criticite) => list.set({ criticite })}
          />
          {can('client.create') ? (
            <ClientFilter selected={filters.client_id ?? null} onChange={(id) => list.set({ client_id: id ?? undefined })} />
          ) : null}
        </>
      }
      create={
        can('equipement.create') ? (
          <>
            <Button
              variant="subtle"
              color="gray"
              leftSection={<IconCategory size={16} aria-hidden />}
              renderRoot={(props) => <Link {...props} to="/equipements/types" />}
            >
              {types}
            </Button>
            <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => list.change({ fiche: 'nouveau' })}>
              {t('list.create')}
            </Button>
          </>
        ) : null
      }
      renderBulk={can('etiquette.print') ? (rows, choose) => <EquipementsBulk rows={rows} choose={choose} /> : undefined}
      empty={{ icon: IconTool, title: t('list.empty_title'), text: can('equipement.create') ? t('list.empty_text') : undefined }}
    >
      {can('equipement.create') ? (
        <EquipementPanel
          mode={list.params['fiche'] === 'nouveau' ? 'create' : null}
          clientId={filters.client_id ?? null}
          onClose={() => list.change({ fiche: undefined })}
          onSaved={(saved) => void navigate({ to: '/equipements/$id', params: { id: saved.id } })}
        />
      ) : null}
    </ListPage>
  );
}
