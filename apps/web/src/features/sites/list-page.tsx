import { siteSorts } from '@mif/contract/sites';
import { FilterOne } from '@mif/ui/filter-bar';
import { Code } from '@mif/ui/copyable-code';
import { IconMapPin } from '@tabler/icons-react';
import { Link, useNavigate } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { useMe } from '../../app/me.ts';
import { trpc } from '../../app/trpc.ts';
import type { Outputs } from '../../app/trpc.ts';
import type { ListColumn } from '../../lists/list-layout.ts';
import { LIST_PAGE, ListPage, listPages } from '../../lists/list-page.tsx';
import { idFilter, oneFilter, wordsFilter } from '../../lists/list-values.ts';
import { useList } from '../../lists/use-list.ts';
import { ActiveBadge } from '../../looks/active.tsx';
import classes from '../clients/clients.module.css';

const spec = { filters: { q: wordsFilter(), client_id: idFilter, actifs: oneFilter(['oui', 'non']) }, sorts: siteSorts };

type Row = Outputs['sites']['list']['items'][number];

function useColumns(hasClient: boolean): ListColumn<Row>[] {
  const t = useTranslations('sites');
  const columns: (ListColumn<Row> | false)[] = [
    { key: 'code', title: t('fields.code'), width: '110px', cell: (row) => <Code>{row.code}</Code> },
    {
      key: 'nom',
      title: t('fields.nom'),
      isFixed: true,
      sort: 'nom',
      cell: (row) => (
        <>
          <bdi className={classes.rowTitle}>{row.nom}</bdi> {row.is_active ? null : <ActiveBadge isActive={false} label={t('inactive')} />}
        </>
      ),
    },
    hasClient && {
      key: 'client',
      title: t('fields.client'),
      sort: 'client',
      cell: (row) => (
        <Link to="/clients/$id" params={{ id: row.client_id }} className={classes.link} tabIndex={-1}>
          <bdi>{row.client.nom}</bdi>
        </Link>
      ),
    },
    {
      key: 'ville',
      title: t('fields.ville'),
      sort: 'ville',
      width: '160px',
      cell: (row) => (row.ville ? <bdi>{row.ville}</bdi> : <span className={classes.none}>—</span>),
    },
    { key: 'equipements', title: t('fields.equipements'), width: '120px', align: 'end', cell: (row) => row.equipements },
    {
      key: 'interventions_ouvertes',
      title: t('fields.interventions_ouvertes'),
      width: '190px',
      align: 'end',
      cell: (row) => row.interventions_ouvertes,
    },
  ];
  return columns.filter((column) => column !== false);
}

/** The sites the reader may see: all of them, or a client's own, with each one's machines and open work. */
export function Page() {
  const t = useTranslations();
  const me = useMe();
  const navigate = useNavigate();
  const list = useList(spec);
  const isOwn = me.role === 'client';
  const query = trpc.sites.list.useInfiniteQuery({ ...list.input, limit: LIST_PAGE }, listPages);
  return (
    <ListPage
      liste="sites"
      list={list}
      query={query}
      title={t(isOwn ? 'sites.list.own_title' : 'sites.list.title')}
      count={(n) => t('sites.count', { n })}
      columns={useColumns(me.role === 'admin' || me.role === 'responsable')}
      usualSort="nom"
      rowLabel={(row) => row.nom}
      card={(row) => ({
        title: <bdi>{row.nom}</bdi>,
        meta: (
          <>
            {isOwn ? null : (
              <>
                <bdi>{row.client.nom}</bdi> ·{' '}
              </>
            )}
            {row.ville ? (
              <>
                <bdi>{row.ville}</bdi> ·{' '}
              </>
            ) : null}
            {t('clients.equipements', { n: row.equipements })} · {t('clients.interventions_ouvertes', { n: row.interventions_ouvertes })}
          </>
        ),
        badges: row.is_active ? undefined : <ActiveBadge isActive={false} label={t('sites.inactive')} />,
      })}
      onOpen={(row) => void navigate({ to: '/sites/$id', params: { id: row.id } })}
      search={t('sites.list.search')}
      chips={
        <FilterOne
          label={t('sites.list.state')}
          options={[
            { value: 'oui', text: t('sites.list.active_only') },
            { value: 'non', text: t('sites.list.inactive_only') },
          ]}
          selected={list.filters.actifs}
          onChange={(value) => list.change({ actifs: value })}
        />
      }
      empty={{ icon: IconMapPin, title: t('sites.list.empty_title'), text: isOwn ? undefined : t('sites.list.empty_text') }}
    />
  );
}
