import { Button } from '@mantine/core';
import { Code } from '@mif/ui/copyable-code';
import { Page as PageFrame } from '@mif/ui/page';
import { EmptyState } from '@mif/ui/state';
import { IconClipboardList, IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { Staleness } from '../../app/loaded.tsx';
import { useCan } from '../../app/me.ts';
import { useIsPhone } from '../../app/phone.ts';
import { RecordList, nextPage, rowsOf } from '../../app/record-list.tsx';
import { trpc } from '../../app/trpc.ts';
import { Deadline, PrioriteBadge, StatutBadge, isLate } from '../../looks/interventions.tsx';
import { CreateDrawer } from './create-drawer.tsx';
import { BulkBar } from './list-bulk.tsx';
import { Technicien, useColumns } from './list-columns.tsx';
import type { Row } from './list-columns.tsx';
import { ListFilters } from './list-filters.tsx';
import { KeysHelp } from './list-keys.tsx';
import { LayoutMenu } from './list-layout-menu.tsx';
import { useListLayout } from './list-layout.ts';
import { RowPanel } from './list-panel.tsx';
import { QuickFilters } from './list-quick.tsx';
import { defaultSort, idOf, useListState } from './list-state.ts';
import { ViewsMenu } from './list-views.tsx';

const none: ReadonlySet<number> = new Set();

/** Every intervention the reader may see: found, sorted, opened beside the list, and for managers given out several at once. */
export function Page() {
  const t = useTranslations('interventions');
  const can = useCan();
  const isPhone = useIsPhone();
  const state = useListState();
  const { params, change, input } = state;
  const layout = useListLayout(params['colonnes']);
  const [chosen, setChosen] = useState(none);
  const query = trpc.interventions.list.useInfiniteQuery({ ...input, limit: 100 }, nextPage);
  const rows = rowsOf(query);
  // A row that has left the list is no longer chosen: nothing happens to what nobody sees.
  const chosenRows = rows?.filter((row) => chosen.has(row.id)) ?? [];
  const isManager = can('intervention.assign');
  const canChoose = isManager && !isPhone;
  const columns = useColumns(layout.columns, !canChoose);
  const ficheId = Number(params['fiche']) || null;
  const close = () => change({ fiche: undefined, nouvelle: undefined, equipement: undefined });
  const create = can('intervention.create') ? (
    <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => change({ nouvelle: '1' })}>
      {t('list.create')}
    </Button>
  ) : null;
  return (
    <PageFrame
      title={t('list.title')}
      layout={isPhone ? 'normal' : 'full'}
      badges={<QuickFilters state={state} />}
      actions={
        <>
          <Staleness query={query} />
          {isManager ? <ViewsMenu state={state} /> : null}
          {canChoose ? (
            <LayoutMenu
              columns={layout.columns}
              onColumns={(names) => {
                layout.keep(names);
                change({ colonnes: names.join(',') || 'aucune' });
              }}
              density={layout.density}
              onDensity={layout.setDensity}
            />
          ) : null}
          {isPhone ? null : <KeysHelp />}
          {create}
        </>
      }
      toolbar={<ListFilters state={state} />}
    >
      <RecordList
        label={t('list.title')}
        query={query}
        columns={columns}
        rowKey={(row) => row.id}
        rowLabel={(row) => row.reference}
        card={(row) => card(row)}
        onOpen={(row) => change({ fiche: String(row.id) })}
        activeKey={ficheId}
        sort={input.sort ?? defaultSort}
        onSort={(sort) => change({ sort })}
        selected={canChoose ? chosen : undefined}
        onSelect={canChoose ? setChosen : undefined}
        onRowKey={(_row, event) => {
          if (event.key === 'Escape') setChosen(none);
        }}
        density={layout.density}
        isEndless
        onClear={state.isFiltered ? state.clear : undefined}
        empty={
          <EmptyState
            icon={IconClipboardList}
            title={t('list.empty_title')}
            text={can('intervention.create') ? t('list.empty_text') : undefined}
            action={create}
          />
        }
      />
      {canChoose ? <BulkBar rows={chosenRows} onSelect={setChosen} /> : null}
      <RowPanel id={ficheId} known={rows?.find((row) => row.id === ficheId)} onClose={close} />
      {can('intervention.create') ? (
        <CreateDrawer
          opened={params['nouvelle'] === '1'}
          onClose={close}
          equipementId={idOf(params['equipement']) ?? input.equipement_id}
        />
      ) : null}
    </PageFrame>
  );
}

/** A row on a phone. */
function card(row: Row) {
  return {
    title: <bdi>{row.titre}</bdi>,
    meta: (
      <>
        <Code>{row.reference}</Code> · <bdi>{row.equipement.nom}</bdi> · <Technicien row={row} />
      </>
    ),
    badges: (
      <>
        <StatutBadge statut={row.statut} />
        {row.priorite === 'critique' || row.priorite === 'haute' ? <PrioriteBadge priorite={row.priorite} variant="soft" /> : null}
        {isLate(row) ? <Deadline row={row} variant="soft" /> : null}
      </>
    ),
  };
}
