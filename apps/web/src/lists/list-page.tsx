import type { Liste } from '@mif/contract/listes';
import { FilterBar } from '@mif/ui/filter-bar';
import { Page as PageFrame } from '@mif/ui/page';
import { EmptyState } from '@mif/ui/state';
import type { KeyboardEvent, ReactNode } from 'react';
import { useState } from 'react';
import { Staleness } from '../app/loaded.tsx';
import { useCan } from '../app/me.ts';
import { useIsPhone } from '../app/phone.ts';
import { RecordList, countOf, nextPage, rowsOf } from '../app/record-list.tsx';
import type { PagedQuery } from '../app/record-list.tsx';
import { ExportMenu } from './export-menu.tsx';
import { KeysHelp } from './keys-help.tsx';
import { LayoutMenu } from './layout-menu.tsx';
import { textOfColumns, useListLayout } from './list-layout.ts';
import type { ListColumn } from './list-layout.ts';
import type { ListState } from './use-list.ts';
import { ViewsMenu } from './views-menu.tsx';
import type { BuiltInView } from './views-menu.tsx';

/** Rows a list page asks for at a time. */
export const LIST_PAGE = 100;
/** Options of `useInfiniteQuery` for a list page. */
export const listPages = nextPage;

const none: ReadonlySet<number> = new Set();

interface ListPageProps<Row extends { id: number }> {
  /** Names the register: its saved views, its columns and its export. */
  liste: Liste;
  list: ListState;
  query: PagedQuery<Row>;
  title: string;
  /** « 128 clients », where the number is known. */
  count?: ((n: number) => string) | undefined;
  columns: readonly ListColumn<Row>[];
  rowLabel: (row: Row) => string;
  /** The row on a phone. */
  card: (row: Row) => { title: ReactNode; meta?: ReactNode; badges?: ReactNode };
  /** What a click and Enter do; `fiche` in the address opens a panel, a route opens a page. */
  onOpen: (row: Row) => void;
  /** The order the list has where nothing else is asked: its column shows it. */
  usualSort?: string | undefined;
  /** What the search box says; a list without one has no filter `q`. */
  search?: string | undefined;
  /** The chips of the filter bar: `FilterChoice`, `FilterOne`, `FilterToggle` of @mif/ui/filter-bar. */
  chips?: ReactNode;
  /** Beside the title: counts one may press. */
  badges?: ReactNode;
  /** The one thing to do from here, at the end of the head: create. */
  create?: ReactNode;
  /** Other buttons of the head, before it. */
  actions?: ReactNode;
  views?: readonly BuiltInView[];
  /** What can be done with several rows: the content of the bar, or what holds a `BulkBar` itself. Rows can be chosen where it is given. */
  renderBulk?: ((rows: readonly Row[], choose: (ids: ReadonlySet<number>) => void) => ReactNode) | undefined;
  empty: { icon: Parameters<typeof EmptyState>[0]['icon']; title: string; text?: string | undefined };
  /** Panels and dialogs of the page. */
  children?: ReactNode;
}

/**
 * A register as a page, the same everywhere. A list is a declaration:
 *
 *     const spec = { filters: { q: wordsFilter(), role: oneFilter(roles) }, sorts: userSorts };      // module level
 *
 *     const list = useList(spec);                                                                     // all of it in the address
 *     const query = trpc.users.list.useInfiniteQuery({ ...list.input, limit: LIST_PAGE }, listPages);
 *     return (
 *       <ListPage liste="users" list={list} query={query} title={t('list.title')} columns={useColumns()} search={t('list.search')}
 *         chips={<FilterOne … selected={list.filters.role} onChange={(role) => list.set({ role })} />}
 *         rowLabel={(row) => row.full_name} card={(row) => ({ title: row.full_name })}
 *         onOpen={(row) => list.change({ fiche: String(row.id) })}
 *         empty={{ icon: IconUsers, title: t('list.empty_title') }}>
 *         <UserPanel … />
 *       </ListPage>
 *     );
 *
 * The name `liste` is one of contract/src/listes.ts: add yours. From it come, without a line more: filters, sort and columns in the
 * address, columns chosen and ordered and kept, saved views, density, keys, endless virtual rows, cards on a phone, the place kept
 * when one comes back, and the export where `contract/src/exports.ts` knows the list. Columns: `isFixed` never hides, `isExtra` hides
 * until asked for, `sort` names the field the list's own input sorts by.
 */
export function ListPage<Row extends { id: number }>(props: ListPageProps<Row>) {
  const isPhone = useIsPhone();
  const can = useCan();
  const { list, query } = props;
  const [chosen, setChosen] = useState(none);
  const layout = useListLayout(props.liste, props.columns, list.params['colonnes']);
  const n = countOf(query);
  const bulk = isPhone ? undefined : props.renderBulk;
  // A row that has left the list is no longer chosen: nothing happens to what nobody sees.
  const chosenRows = chosen.size > 0 ? (rowsOf(query)?.filter((row) => chosen.has(row.id)) ?? []) : [];
  function onRowKey(_row: Row, event: KeyboardEvent) {
    if (event.key === 'Escape') setChosen(none);
  }
  function show(columns: readonly ListColumn<Row>[]) {
    const text = textOfColumns(columns);
    layout.keep(text);
    list.change({ colonnes: text });
  }
  return (
    <PageFrame
      title={props.title}
      layout={isPhone ? 'normal' : 'full'}
      count={n === null ? undefined : props.count?.(n)}
      badges={props.badges}
      actions={
        <>
          <Staleness query={query} />
          {can('vue.save') ? <ViewsMenu liste={props.liste} list={list} builtIn={props.views ?? []} /> : null}
          {isPhone ? null : (
            <LayoutMenu
              columns={props.columns}
              shown={layout.shown}
              onShown={show}
              density={layout.density}
              onDensity={layout.setDensity}
            />
          )}
          <ExportMenu liste={props.liste} list={list} shown={layout.shown} />
          {isPhone ? null : <KeysHelp />}
          {props.actions}
          {props.create}
        </>
      }
      toolbar={
        props.search || props.chips ? (
          <FilterBar
            search={
              props.search
                ? {
                    value: list.params['q'] ?? '',
                    placeholder: props.search,
                    onChange: (text) => list.change({ q: text.trim() || undefined }),
                  }
                : undefined
            }
            onClear={list.isFiltered ? list.clear : undefined}
          >
            {props.chips}
          </FilterBar>
        ) : undefined
      }
    >
      <RecordList
        label={props.title}
        query={query}
        columns={layout.shown}
        rowKey={rowId}
        rowLabel={props.rowLabel}
        card={props.card}
        onOpen={props.onOpen}
        activeKey={Number(list.params['fiche']) || null}
        sort={list.sort ?? props.usualSort}
        onSort={(sort) => list.change({ sort })}
        selected={bulk ? chosen : undefined}
        onSelect={bulk ? setChosen : undefined}
        onRowKey={onRowKey}
        density={layout.density}
        place={`${props.liste}?${list.narrowing}&${list.sort ?? ''}`}
        isEndless
        onClear={list.isFiltered ? list.clear : undefined}
        empty={<EmptyState icon={props.empty.icon} title={props.empty.title} text={props.empty.text} action={props.create} />}
      />
      {bulk?.(chosenRows, setChosen)}
      {props.children}
    </PageFrame>
  );
}

const rowId = (row: { id: number }) => row.id;
