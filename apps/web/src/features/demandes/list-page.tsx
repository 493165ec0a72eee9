import { Button } from '@mantine/core';
import { demandeSorts, sourcesDemande, statutsDemande } from '@mif/contract/demandes';
import { priorites } from '@mif/contract/interventions';
import { Code } from '@mif/ui/copyable-code';
import { FilterChoice } from '@mif/ui/filter-bar';
import { IconInbox, IconPlus } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { useCan, useMe } from '../../app/me.ts';
import { trpc } from '../../app/trpc.ts';
import type { Outputs } from '../../app/trpc.ts';
import type { ListColumn } from '../../lists/list-layout.ts';
import { LIST_PAGE, ListPage, listPages } from '../../lists/list-page.tsx';
import { idFilter, manyFilter, wordsFilter } from '../../lists/list-values.ts';
import { useList } from '../../lists/use-list.ts';
import { SourceDemandeBadge, StatutDemandeBadge } from '../../looks/demandes.tsx';
import { Instant, PrioriteBadge } from '../../looks/interventions.tsx';
import { ClientFilter } from '../equipements/client-filter.tsx';
import { DemandePanel } from './demande-panel.tsx';

const spec = {
  filters: {
    q: wordsFilter(),
    statut: manyFilter(statutsDemande),
    priorite: manyFilter(priorites),
    source: manyFilter(sourcesDemande),
    client_id: idFilter,
    equipement_id: idFilter,
  },
  sorts: demandeSorts,
};

type Row = Outputs['demandes']['list']['items'][number];

function useColumns(isManager: boolean): ListColumn<Row>[] {
  const t = useTranslations('demandes');
  const columns: (ListColumn<Row> | false)[] = [
    { key: 'reference', title: t('fields.reference'), isFixed: true, width: '170px', cell: (row) => <Code>{row.reference}</Code> },
    { key: 'titre', title: t('fields.titre'), isFixed: true, cell: (row) => <bdi>{row.titre}</bdi> },
    {
      key: 'statut',
      title: t('fields.statut'),
      width: '130px',
      cell: (row) => <StatutDemandeBadge statut={row.statut} variant="plain" />,
    },
    {
      key: 'priorite',
      title: t('fields.priorite'),
      sort: 'priorite',
      width: '150px',
      cell: (row) => <PrioriteBadge priorite={row.priorite} />,
    },
    { key: 'equipement', title: t('fields.equipement'), width: '200px', cell: (row) => <bdi>{(row.equipement ?? row.site).nom}</bdi> },
    isManager && { key: 'client', title: t('fields.client'), width: '180px', cell: (row) => <bdi>{row.client.nom}</bdi> },
    isManager && { key: 'source', title: t('fields.source'), width: '130px', cell: (row) => <SourceDemandeBadge source={row.source} /> },
    {
      key: 'date_creation',
      title: t('fields.date_creation'),
      sort: 'date_creation',
      width: '140px',
      cell: (row) => <Instant value={row.date_creation} as="relative" />,
    },
  ];
  return columns.filter((column) => column !== false);
}

/** What is asked for: managers decide, authors follow. */
export function Page() {
  const t = useTranslations('demandes');
  const ti = useTranslations('interventions.priorites');
  const me = useMe();
  const can = useCan();
  const list = useList(spec);
  const { filters } = list;
  const isManager = can('demande.accept');
  const query = trpc.demandes.list.useInfiniteQuery({ ...list.input, limit: LIST_PAGE }, listPages);
  const waiting = trpc.demandes.stats.useQuery().data?.soumises;
  const fiche = Number(list.params['fiche']) || null;
  return (
    <ListPage
      liste="demandes"
      list={list}
      query={query}
      title={isManager ? t('title') : t('mine')}
      count={(n) => t('count', { n })}
      badges={
        isManager && waiting ? (
          <Button variant="light" color="gray" size="compact-sm" onClick={() => list.set({ statut: ['soumise'] })}>
            {t('waiting', { n: waiting })}
          </Button>
        ) : undefined
      }
      columns={useColumns(isManager)}
      rowLabel={(row) => row.reference}
      card={(row) => ({
        title: <bdi>{row.titre}</bdi>,
        meta: (
          <>
            <Code>{row.reference}</Code> · <bdi>{(row.equipement ?? row.site).nom}</bdi> ·{' '}
            <Instant value={row.date_creation} as="relative" />
          </>
        ),
        badges: (
          <>
            <StatutDemandeBadge statut={row.statut} />
            {row.priorite === 'critique' || row.priorite === 'haute' ? <PrioriteBadge priorite={row.priorite} variant="soft" /> : null}
          </>
        ),
      })}
      onOpen={(row) => list.change({ fiche: String(row.id) })}
      usualSort="-date_creation"
      search={t('title')}
      chips={
        <>
          <FilterChoice
            label={t('fields.statut')}
            options={statutsDemande.map((value) => ({
              value,
              text: t(`statuts.${value}`),
              label: <StatutDemandeBadge statut={value} variant="plain" />,
            }))}
            selected={filters.statut ?? []}
            onChange={(statut) => list.set({ statut })}
          />
          <FilterChoice
            label={t('fields.priorite')}
            options={priorites.map((value) => ({ value, text: ti(value), label: <PrioriteBadge priorite={value} /> }))}
            selected={filters.priorite ?? []}
            onChange={(priorite) => list.set({ priorite })}
          />
          {isManager ? (
            <>
              <FilterChoice
                label={t('fields.source')}
                options={sourcesDemande.map((value) => ({
                  value,
                  text: t(`sources.${value}`),
                  label: <SourceDemandeBadge source={value} />,
                }))}
                selected={filters.source ?? []}
                onChange={(source) => list.set({ source })}
              />
              <ClientFilter selected={filters.client_id ?? null} onChange={(id) => list.set({ client_id: id ?? undefined })} />
            </>
          ) : null}
        </>
      }
      create={
        <Button renderRoot={(props) => <Link {...props} to="/demandes/nouvelle" />} leftSection={<IconPlus size={16} aria-hidden />}>
          {me.role === 'technicien' ? t('actions.report') : t('actions.create')}
        </Button>
      }
      empty={{
        icon: IconInbox,
        title: t('list.empty_title'),
        text: isManager ? t('list.empty_text') : me.role === 'client' ? t('list.empty_client') : t('list.empty_technicien'),
      }}
    >
      <DemandePanel id={fiche} onClose={() => list.change({ fiche: undefined })} />
    </ListPage>
  );
}
