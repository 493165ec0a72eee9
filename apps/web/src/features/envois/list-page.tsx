import { Button } from '@mantine/core';
import { envoiCanaux, envoiStatuts } from '@mif/contract/envois';
import type { EnvoiItem } from '@mif/contract/envois';
import { FilterChoice, FilterOne } from '@mif/ui/filter-bar';
import { SidePanel } from '@mif/ui/side-panel';
import { StatusBadge } from '@mif/ui/status-badge';
import { toast } from '@mif/ui/toast';
import { IconMailForward, IconRefresh } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import { useFormat } from '../../app/format.ts';
import { useLastValue } from '../../app/last-value.ts';
import { useCan } from '../../app/me.ts';
import { rowsOf } from '../../app/record-list.tsx';
import { useRefusalToast } from '../../app/refusal.ts';
import { trpc } from '../../app/trpc.ts';
import { BulkBar } from '../../lists/bulk-bar.tsx';
import type { ListColumn } from '../../lists/list-layout.ts';
import { LIST_PAGE, ListPage, listPages } from '../../lists/list-page.tsx';
import { dayFilter, manyFilter, oneFilter, wordsFilter } from '../../lists/list-values.ts';
import { useList } from '../../lists/use-list.ts';
import { PeriodFilter } from '../journal/period-filter.tsx';
import { EnvoiPanel } from './envoi-panel.tsx';
import { envoiLooks, useEnvoiWords } from './envoi-words.ts';

const spec = {
  filters: { q: wordsFilter(), statut: manyFilter(envoiStatuts), canal: oneFilter(envoiCanaux), du: dayFilter, au: dayFilter },
  sorts: [],
};

function useColumns(): ListColumn<EnvoiItem>[] {
  const t = useTranslations('centre.envois');
  const words = useEnvoiWords();
  const format = useFormat();
  return [
    {
      key: 'destinataire',
      title: t('fields.destinataire'),
      isFixed: true,
      width: '16%',
      cell: (row) => <bdi>{row.destinataire.full_name}</bdi>,
    },
    { key: 'objet', title: t('fields.objet'), isFixed: true, width: '27%', cell: (row) => <bdi>{words.subject(row)}</bdi> },
    { key: 'canal', title: t('fields.canal'), width: '110px', cell: (row) => t(`canaux.${row.canal}`) },
    {
      key: 'statut',
      title: t('fields.statut'),
      width: '150px',
      cell: (row) => <StatusBadge look={envoiLooks[row.statut]} label={t(`statuts.${row.statut}`)} />,
    },
    { key: 'motif', title: t('fields.motif'), cell: (row) => words.reason(row) ?? '—' },
    { key: 'tentatives', title: t('fields.tentatives'), width: '90px', cell: (row) => row.tentatives },
    { key: 'created_at', title: t('fields.created_at'), width: '150px', cell: (row) => format.instant(row.created_at, 'short') },
  ];
}

/** What was to leave by mail or push and where it stands; what failed comes back with a press. */
export function Page() {
  const t = useTranslations('centre.envois');
  const words = useEnvoiWords();
  const format = useFormat();
  const can = useCan();
  const utils = trpc.useUtils();
  const refused = useRefusalToast();
  const list = useList(spec);
  const query = trpc.envois.list.useInfiniteQuery({ ...list.filters, limit: LIST_PAGE }, listPages);
  const failed = query.data?.pages[0]?.echoues ?? 0;
  const opened = rowsOf(query)?.find((row) => String(row.id) === list.params['fiche']);
  const shown = useLastValue(opened);
  const options = { onError: refused, onSettled: () => utils.envois.invalidate() };
  const retry = trpc.envois.retry.useMutation({ ...options, onSuccess: ({ nombre }) => toast(t('retried', { n: nombre })) });
  const cancel = trpc.envois.cancel.useMutation({ ...options, onSuccess: ({ nombre }) => toast(t('cancelled', { n: nombre })) });
  const mayChange = can('envoi.update');
  return (
    <ListPage
      liste="envois"
      list={list}
      query={query}
      title={t('title')}
      columns={useColumns()}
      rowLabel={(row) => `${words.subject(row)}, ${row.destinataire.full_name}`}
      card={(row) => ({
        title: <bdi>{words.subject(row)}</bdi>,
        meta: (
          <>
            <bdi>{row.destinataire.full_name}</bdi> · {format.instant(row.created_at, 'short')}
          </>
        ),
        badges: <StatusBadge look={envoiLooks[row.statut]} label={t(`statuts.${row.statut}`)} />,
      })}
      onOpen={(row) => list.change({ fiche: String(row.id) })}
      search={t('search')}
      views={[
        { label: t('views.failed'), requete: 'statut=echoue' },
        { label: t('views.waiting'), requete: 'statut=a_envoyer,a_grouper' },
        { label: t('views.all'), requete: '' },
      ]}
      chips={
        <>
          <FilterChoice
            label={t('fields.statut')}
            options={envoiStatuts.map((value) => ({ value, text: t(`statuts.${value}`), label: t(`statuts.${value}`) }))}
            selected={list.filters.statut ?? []}
            onChange={(statut) => list.set({ statut })}
          />
          <FilterOne
            label={t('fields.canal')}
            options={envoiCanaux.map((value) => ({ value, text: t(`canaux.${value}`) }))}
            selected={list.filters.canal}
            onChange={(canal) => list.change({ canal })}
          />
          <PeriodFilter du={list.filters.du} au={list.filters.au} onChange={list.change} />
        </>
      }
      actions={
        mayChange && failed > 0 ? (
          <Button leftSection={<IconRefresh size={16} aria-hidden />} loading={retry.isPending} onClick={() => retry.mutate({})}>
            {t('retry_all', { n: failed })}
          </Button>
        ) : null
      }
      renderBulk={
        mayChange
          ? (rows, choose) => {
              const again = rows.filter((row) => row.peut_relancer).map(({ id }) => id);
              const over = rows.filter((row) => row.peut_abandonner).map(({ id }) => id);
              const done = { onSuccess: () => choose(new Set()) };
              if (rows.length === 0) return null;
              return (
                <BulkBar n={rows.length} onUnselect={() => choose(new Set())}>
                  <Button
                    size="xs"
                    disabled={again.length === 0}
                    loading={retry.isPending}
                    onClick={() => retry.mutate({ ids: again }, done)}
                  >
                    {t('retry')}
                  </Button>
                  <Button
                    size="xs"
                    variant="default"
                    disabled={over.length === 0}
                    loading={cancel.isPending}
                    onClick={() => cancel.mutate({ ids: over }, done)}
                  >
                    {t('cancel')}
                  </Button>
                </BulkBar>
              );
            }
          : undefined
      }
      empty={{ icon: IconMailForward, title: t('empty_title'), text: t('empty_text') }}
    >
      <SidePanel
        isOpen={opened !== undefined}
        title={shown ? <bdi>{words.subject(shown)}</bdi> : ''}
        onClose={() => list.change({ fiche: undefined })}
      >
        {shown ? (
          <EnvoiPanel
            envoi={shown}
            isBusy={retry.isPending || cancel.isPending}
            onRetry={() => retry.mutate({ ids: [shown.id] })}
            onCancel={() => cancel.mutate({ ids: [shown.id] })}
          />
        ) : null}
      </SidePanel>
    </ListPage>
  );
}
