import { Objet } from '@mif/contract/journal';
import type { JournalListItem } from '@mif/contract/journal';
import { FilterOne, FilterToggle } from '@mif/ui/filter-bar';
import { StatusBadge } from '@mif/ui/status-badge';
import { IconHistory, IconShieldExclamation } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import { rowsOf } from '../../app/record-list.tsx';
import { trpc } from '../../app/trpc.ts';
import type { ListColumn } from '../../lists/list-layout.ts';
import { LIST_PAGE, ListPage, listPages } from '../../lists/list-page.tsx';
import { dayFilter, idFilter, oneFilter, wordsFilter } from '../../lists/list-values.ts';
import { useList } from '../../lists/use-list.ts';
import { Instant } from '../../looks/interventions.tsx';
import { ActeurFilter } from './acteur-filter.tsx';
import { JournalPanel } from './journal-panel.tsx';
import { useJournalWords, verbs } from './journal-words.ts';
import { PeriodFilter } from './period-filter.tsx';

const spec = {
  filters: {
    q: wordsFilter(),
    objet: oneFilter(Objet.options),
    action: oneFilter(verbs),
    acteur_id: idFilter,
    sensibles: oneFilter(['oui']),
    du: dayFilter,
    au: dayFilter,
  },
  sorts: [],
};

function useColumns(): ListColumn<JournalListItem>[] {
  const t = useTranslations('journal');
  const words = useJournalWords();
  return [
    {
      key: 'date_serveur',
      title: t('fields.date_serveur'),
      isFixed: true,
      width: '170px',
      cell: (row) => <Instant value={row.date_serveur} />,
    },
    { key: 'acteur', title: t('fields.acteur'), width: '200px', cell: (row) => <bdi>{row.acteur.full_name}</bdi> },
    { key: 'action', title: t('fields.action'), width: '200px', cell: (row) => words.action(row.action) },
    { key: 'objet', title: t('fields.objet'), width: '260px', cell: (row) => <bdi>{words.record(row)}</bdi> },
    { key: 'changements', title: t('fields.changements'), cell: (row) => words.fields(row).join(', ') },
    {
      key: 'is_sensible',
      title: t('fields.is_sensible'),
      width: '130px',
      cell: (row) => (row.is_sensible ? <SensibleBadge variant="plain" /> : null),
    },
  ];
}

function SensibleBadge({ variant }: { variant?: 'soft' | 'plain' }) {
  const t = useTranslations('journal.list');
  return <StatusBadge look={{ tone: 'amber', icon: IconShieldExclamation }} label={t('sensible')} variant={variant} />;
}

/** Who did what to which record: every change of the product, to be searched and taken away. */
export function Page() {
  const t = useTranslations('journal');
  const words = useJournalWords();
  const list = useList(spec);
  const { fiche } = list.params;
  const query = trpc.journal.list.useInfiniteQuery({ ...list.filters, limit: LIST_PAGE }, listPages);
  return (
    <ListPage
      liste="journal"
      list={list}
      query={query}
      title={t('list.title')}
      columns={useColumns()}
      rowLabel={(row) => `${words.action(row.action)} ${words.record(row)}`}
      card={(row) => ({
        title: `${words.action(row.action)} · ${words.record(row)}`,
        meta: (
          <>
            <bdi>{row.acteur.full_name}</bdi> · <Instant value={row.date_serveur} />
          </>
        ),
        badges: row.is_sensible ? <SensibleBadge /> : undefined,
      })}
      onOpen={(row) => list.change({ fiche: String(row.id) })}
      search={t('list.search')}
      chips={
        <>
          <FilterOne
            label={t('fields.objet')}
            options={Objet.options.map((value) => ({ value, text: words.objet(value) }))}
            selected={list.filters.objet}
            onChange={(objet) => list.set({ objet })}
          />
          <FilterOne
            label={t('fields.action')}
            options={verbs.map((value) => ({ value, text: words.action(value) }))}
            selected={list.filters.action}
            onChange={(action) => list.set({ action })}
          />
          <ActeurFilter selected={list.filters.acteur_id} onChange={(acteur_id) => list.set({ acteur_id })} />
          <PeriodFilter du={list.filters.du} au={list.filters.au} onChange={(period) => list.set(period)} />
          <FilterToggle
            label={t('list.sensibles')}
            isOn={list.filters.sensibles === 'oui'}
            onChange={(isOn) => list.set({ sensibles: isOn ? 'oui' : undefined })}
          />
        </>
      }
      empty={{ icon: IconHistory, title: t('list.empty_title'), text: t('list.empty_text') }}
    >
      <JournalPanel
        line={rowsOf(query)?.find((row) => String(row.id) === fiche)}
        isOpen={fiche !== undefined}
        onClose={() => list.change({ fiche: undefined })}
      />
    </ListPage>
  );
}
