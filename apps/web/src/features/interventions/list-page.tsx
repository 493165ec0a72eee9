import { Button } from '@mantine/core';
import { Code } from '@mif/ui/copyable-code';
import { IconClipboardList, IconPlus } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import { useCan } from '../../app/me.ts';
import { useIsPhone } from '../../app/phone.ts';
import { rowsOf } from '../../app/record-list.tsx';
import { trpc } from '../../app/trpc.ts';
import { LIST_PAGE, ListPage, listPages } from '../../lists/list-page.tsx';
import { idFilter } from '../../lists/list-values.ts';
import { Deadline, PrioriteBadge, StatutBadge, isLate } from '../../looks/interventions.tsx';
import { CreateDrawer } from './create-drawer.tsx';
import { InterventionsBulk } from './list-bulk.tsx';
import { Technicien, useColumns } from './list-columns.tsx';
import type { Row } from './list-columns.tsx';
import { ListFilters } from './list-filters.tsx';
import { RowPanel } from './list-panel.tsx';
import { QuickFilters } from './list-quick.tsx';
import { builtInViews, defaultSort, useInterventions } from './list-state.ts';

/** Every intervention the reader may see: found, sorted, opened beside the list, and for managers given out several at once. */
export function Page() {
  const t = useTranslations('interventions');
  const can = useCan();
  const isPhone = useIsPhone();
  const list = useInterventions();
  const { params, change } = list;
  const query = trpc.interventions.list.useInfiniteQuery({ ...list.input, limit: LIST_PAGE }, listPages);
  const canChoose = can('intervention.assign') && !isPhone;
  const columns = useColumns(!canChoose);
  const ficheId = Number(params['fiche']) || null;
  const close = () => change({ fiche: undefined, nouvelle: undefined, equipement: undefined });
  return (
    <ListPage
      liste="interventions"
      list={list}
      query={query}
      title={t('list.title')}
      columns={columns}
      rowLabel={(row) => row.reference}
      card={card}
      onOpen={(row) => change({ fiche: String(row.id) })}
      usualSort={defaultSort}
      search={t('list.search')}
      chips={<ListFilters state={list} />}
      badges={<QuickFilters state={list} />}
      views={builtInViews.map((view) => ({ label: t(`list.${view.name}`), requete: view.requete }))}
      renderBulk={canChoose ? (rows, choose) => <InterventionsBulk rows={rows} onSelect={choose} /> : undefined}
      create={
        can('intervention.create') ? (
          <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => change({ nouvelle: '1' })}>
            {t('list.create')}
          </Button>
        ) : null
      }
      empty={{
        icon: IconClipboardList,
        title: t('list.empty_title'),
        text: can('intervention.create') ? t('list.empty_text') : undefined,
      }}
    >
      <RowPanel id={ficheId} known={rowsOf(query)?.find((row) => row.id === ficheId)} onClose={close} />
      {can('intervention.create') ? (
        <CreateDrawer
          opened={params['nouvelle'] === '1'}
          onClose={close}
          equipementId={idFilter.read(params['equipement'] ?? '') ?? list.filters.equipement_id}
        />
      ) : null}
    </ListPage>
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
