import { Button } from '@mantine/core';
import { declencheurs } from '@mif/contract/plan-rules';
import { planSorts, statutsPlan } from '@mif/contract/plans';
import { FilterChoice, FilterToggle } from '@mif/ui/filter-bar';
import { IconChartHistogram, IconPlus, IconRepeat } from '@tabler/icons-react';
import { Link, useNavigate } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { useFormat } from '../../app/format.ts';
import { useCan } from '../../app/me.ts';
import { trpc } from '../../app/trpc.ts';
import type { Outputs } from '../../app/trpc.ts';
import type { ListColumn } from '../../lists/list-layout.ts';
import { LIST_PAGE, ListPage, listPages } from '../../lists/list-page.tsx';
import { idFilter, manyFilter, oneFilter, wordsFilter } from '../../lists/list-values.ts';
import { useList } from '../../lists/use-list.ts';
import { PlanCare, StatutPlanBadge } from '../../looks/plans.tsx';
import { ClientFilter } from '../equipements/client-filter.tsx';
import { PlansBulk } from './list-bulk.tsx';
import classes from './plans.module.css';
import { useRhythm } from './rhythm.ts';

const spec = {
  filters: {
    q: wordsFilter(),
    statut: manyFilter(statutsPlan),
    declencheur: manyFilter(declencheurs),
    client_id: idFilter,
    equipement_id: idFilter,
    site_id: idFilter,
    en_retard: oneFilter(['oui']),
    en_erreur: oneFilter(['oui']),
  },
  sorts: planSorts,
};

type Row = Outputs['plans']['list']['items'][number];

function useColumns(isManager: boolean): ListColumn<Row>[] {
  const t = useTranslations('plans');
  const format = useFormat();
  const rhythmOf = useRhythm();
  const none = <span className={classes.none}>—</span>;
  const columns: (ListColumn<Row> | false)[] = [
    {
      key: 'titre',
      title: t('fields.titre'),
      isFixed: true,
      sort: 'titre',
      cell: (row) => (
        <Link to="/plans/$id" params={{ id: row.id }} className={classes.link} tabIndex={-1}>
          <bdi>{row.titre}</bdi>
        </Link>
      ),
    },
    {
      key: 'statut',
      title: t('fields.statut'),
      width: '110px',
      cell: (row) => <StatutPlanBadge statut={row.statut} variant="plain" />,
    },
    { key: 'frequence', title: t('fields.regle_date'), width: '200px', cell: (row) => rhythmOf(row) ?? none },
    {
      key: 'equipement',
      title: t('fields.equipement'),
      width: '180px',
      exported: ['equipement', 'equipement_nom'],
      cell: (row) => <bdi>{row.equipement.nom}</bdi>,
    },
    isManager && { key: 'client', title: t('fields.client'), width: '150px', cell: (row) => <bdi>{row.client.nom}</bdi> },
    {
      key: 'prochaine_date',
      title: t('fields.prochaine_date'),
      sort: 'prochaine_date',
      width: '150px',
      cell: (row) => <NextDate row={row} />,
    },
    {
      key: 'is_en_retard',
      title: t('list.late'),
      width: '120px',
      cell: (row) => (row.is_en_retard || row.erreur ? <PlanCare plan={row} /> : none),
    },
    {
      key: 'derniere_date',
      title: t('fields.derniere_date'),
      width: '120px',
      isExtra: true,
      cell: (row) => (row.derniere_date ? format.civil(row.derniere_date) : none),
    },
    {
      key: 'technicien',
      title: t('fields.technicien'),
      width: '150px',
      isExtra: true,
      cell: (row) => (row.technicien ? <bdi>{row.technicien.nom}</bdi> : none),
    },
    {
      key: 'duree_minutes',
      title: t('fields.duree_minutes'),
      width: '110px',
      align: 'end',
      isExtra: true,
      cell: (row) => format.duration(row.duree_minutes),
    },
  ];
  return columns.filter((column) => column !== false);
}

function NextDate({ row }: { row: Row }) {
  const t = useTranslations('plans.list');
  const format = useFormat();
  if (row.prochaine_date) return <time dateTime={row.prochaine_date}>{format.civil(row.prochaine_date)}</time>;
  return <span className={classes.none}>{row.statut === 'actif' && row.declencheur !== 'date' ? t('no_date') : t('nothing')}</span>;
}

/** Every preventive plan, what comes next first. */
export function Page() {
  const t = useTranslations('plans');
  const can = useCan();
  const navigate = useNavigate();
  const list = useList(spec);
  const { filters } = list;
  const isManager = can('plan.create');
  const rhythmOf = useRhythm();
  const query = trpc.plans.list.useInfiniteQuery({ ...list.input, limit: LIST_PAGE }, listPages);
  return (
    <ListPage
      liste="plans"
      list={list}
      query={query}
      title={t('title')}
      count={(n) => t('count', { n })}
      columns={useColumns(isManager)}
      rowLabel={(row) => row.titre}
      card={(row) => ({
        title: <bdi>{row.titre}</bdi>,
        meta: (
          <>
            <bdi>{row.equipement.nom}</bdi> · {rhythmOf(row)}
            <br />
            {t('fields.prochaine_date')} <NextDate row={row} />
          </>
        ),
        badges: (
          <>
            <StatutPlanBadge statut={row.statut} />
            <PlanCare plan={row} />
          </>
        ),
      })}
      onOpen={(row) => void navigate({ to: '/plans/$id', params: { id: row.id } })}
      usualSort="prochaine_date"
      search={t('list.search')}
      chips={
        <>
          <FilterChoice
            label={t('fields.statut')}
            options={statutsPlan.map((value) => ({
              value,
              text: t(`statuts.${value}`),
              label: <StatutPlanBadge statut={value} variant="plain" />,
            }))}
            selected={filters.statut ?? []}
            onChange={(statut) => list.set({ statut })}
          />
          <FilterChoice
            label={t('fields.declencheur')}
            options={declencheurs.map((value) => ({ value, text: t(`declencheurs.${value}`), label: t(`declencheurs.${value}`) }))}
            selected={filters.declencheur ?? []}
            onChange={(declencheur) => list.set({ declencheur })}
          />
          {isManager ? (
            <ClientFilter selected={filters.client_id ?? null} onChange={(id) => list.set({ client_id: id ?? undefined })} />
          ) : null}
          <FilterToggle
            label={t('list.late')}
            isOn={filters.en_retard === 'oui'}
            onChange={(isOn) => list.set({ en_retard: isOn ? 'oui' : undefined })}
          />
          {isManager ? (
            <FilterToggle
              label={t('list.failing')}
              isOn={filters.en_erreur === 'oui'}
              onChange={(isOn) => list.set({ en_erreur: isOn ? 'oui' : undefined })}
            />
          ) : null}
        </>
      }
      actions={
        isManager ? (
          <Button
            variant="default"
            renderRoot={(props) => <Link {...props} to="/plans/previsions" search={list.asked} />}
            leftSection={<IconChartHistogram size={16} aria-hidden />}
          >
            {t('list.previsions')}
          </Button>
        ) : undefined
      }
      create={
        isManager ? (
          <Button renderRoot={(props) => <Link {...props} to="/plans/nouveau" />} leftSection={<IconPlus size={16} aria-hidden />}>
            {t('list.create')}
          </Button>
        ) : undefined
      }
      renderBulk={can('plan.update') ? (rows, choose) => <PlansBulk rows={rows} choose={choose} /> : undefined}
      empty={{ icon: IconRepeat, title: t('list.empty_title'), text: isManager ? t('list.empty_text') : undefined }}
    />
  );
}
