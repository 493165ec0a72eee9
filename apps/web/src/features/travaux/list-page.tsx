import { etatsTravail, taches, type Travail } from '@mif/contract/travaux';
import { FilterChoice, FilterOne } from '@mif/ui/filter-bar';
import { IconListCheck } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import { useCan } from '../../app/me.ts';
import { rowsOf } from '../../app/record-list.tsx';
import { trpc } from '../../app/trpc.ts';
import { BulkActions } from '../../lists/bulk-actions.tsx';
import type { ListColumn } from '../../lists/list-layout.ts';
import { LIST_PAGE, ListPage, listPages } from '../../lists/list-page.tsx';
import { manyFilter, oneFilter } from '../../lists/list-values.ts';
import { useList } from '../../lists/use-list.ts';
import { Instant } from '../../looks/interventions.tsx';
import { EtatTravailBadge } from './travail-badge.tsx';
import { TravailPanel } from './travail-panel.tsx';
import { objetsText, REFRESH_MS, useTacheName } from './words.ts';

const spec = { filters: { etat: manyFilter(etatsTravail), tache: oneFilter(taches) }, sorts: [] };

function useColumns(): ListColumn<Travail>[] {
  const t = useTranslations('travaux');
  const name = useTacheName();
  return [
    { key: 'id', title: t('fields.id'), width: '90px', cell: (row) => row.id },
    { key: 'tache', title: t('fields.tache'), isFixed: true, width: '24%', cell: (row) => name(row.tache) },
    { key: 'etat', title: t('fields.etat'), width: '150px', cell: (row) => <EtatTravailBadge etat={row.etat} variant="plain" /> },
    { key: 'objets', title: t('fields.objets'), width: '130px', cell: (row) => <bdi dir="ltr">{objetsText(row.objets) || '—'}</bdi> },
    { key: 'prevu_at', title: t('fields.prevu_at'), width: '150px', cell: (row) => <Instant value={row.prevu_at} /> },
    {
      key: 'tentatives',
      title: t('fields.tentatives'),
      width: '90px',
      cell: (row) => t('failures.attempt_of', { n: String(row.tentatives), max: String(row.tentatives_max) }),
    },
    {
      key: 'derniere_erreur',
      title: t('fields.derniere_erreur'),
      cell: (row) => <bdi dir="ltr">{row.derniere_erreur ?? '—'}</bdi>,
    },
    { key: 'cree_at', title: t('fields.cree_at'), isExtra: true, width: '150px', cell: (row) => <Instant value={row.cree_at} /> },
  ];
}

/** Every job of the queue, read again by itself; those that failed are run again or cancelled here, one by one or several at once. */
export function Page() {
  const t = useTranslations();
  const can = useCan();
  const name = useTacheName();
  const utils = trpc.useUtils();
  const list = useList(spec);
  const query = trpc.travaux.list.useInfiniteQuery(
    { ...list.filters, limit: LIST_PAGE },
    // A long list is not read again by itself under somebody's hand.
    { ...listPages, refetchInterval: ({ state }) => ((state.data?.pages.length ?? 0) > 1 ? false : REFRESH_MS) },
  );
  const retry = trpc.travaux.retry.useMutation();
  const cancel = trpc.travaux.cancel.useMutation();
  const label = (row: Travail) => `${name(row.tache)} #${row.id}`;
  return (
    <ListPage
      liste="travaux"
      list={list}
      query={query}
      title={t('travaux.list.title')}
      count={(n) => t('travaux.list.count', { n })}
      columns={useColumns()}
      rowLabel={label}
      card={(row) => ({
        title: name(row.tache),
        meta: (
          <>
            <bdi dir="ltr">#{row.id}</bdi> · <Instant value={row.prevu_at} />
          </>
        ),
        badges: <EtatTravailBadge etat={row.etat} />,
      })}
      onOpen={(row) => list.change({ fiche: String(row.id) })}
      views={[
        { label: t('lists.everything'), requete: '' },
        { label: t('travaux.etats.echoue'), requete: 'etat=echoue' },
        { label: t('travaux.etats.en_cours'), requete: 'etat=en_cours' },
      ]}
      chips={
        <>
          <FilterChoice
            label={t('travaux.fields.etat')}
            options={etatsTravail.map((value) => ({
              value,
              text: t(`travaux.etats.${value}`),
              label: <EtatTravailBadge etat={value} variant="plain" />,
            }))}
            selected={list.filters.etat ?? []}
            onChange={(etat) => list.set({ etat })}
          />
          <FilterOne
            label={t('travaux.fields.tache')}
            options={taches.map((value) => ({ value, text: name(value) }))}
            selected={list.filters.tache}
            onChange={(tache) => list.set({ tache })}
          />
        </>
      }
      renderBulk={
        can('travail.update')
          ? (rows, choose) => (
              <BulkActions
                rows={rows}
                choose={choose}
                rowLabel={label}
                action={t('travaux.retry')}
                question={t('travaux.bulk_retry', { n: rows.length })}
                send={({ id }) => retry.mutateAsync({ id })}
                more={[
                  {
                    action: t('travaux.cancel'),
                    question: t('travaux.bulk_cancel', { n: rows.length, noms: namesOf(rows.map(label)) }),
                    isDangerous: true,
                    send: ({ id }) => cancel.mutateAsync({ id }),
                  },
                ]}
                onDone={() => void utils.travaux.invalidate()}
              />
            )
          : undefined
      }
      empty={{ icon: IconListCheck, title: t('travaux.list.empty_title'), text: t('travaux.list.empty_text') }}
    >
      <TravailPanel
        travail={rowsOf(query)?.find((row) => String(row.id) === list.params['fiche'])}
        onClose={() => list.change({ fiche: undefined })}
      />
    </ListPage>
  );
}

const NAMED = 5;
const namesOf = (names: readonly string[]) => [...names.slice(0, NAMED), ...(names.length > NAMED ? ['…'] : [])].join(', ');
