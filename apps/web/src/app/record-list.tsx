import { Button } from '@mantine/core';
import { DataTable } from '@mif/ui/data-table';
import type { Column } from '@mif/ui/data-table';
import { CardList, ListCard } from '@mif/ui/list-card';
import { CardsSkeleton } from '@mif/ui/skeletons';
import { EmptyState } from '@mif/ui/state';
import { IconFilterOff } from '@tabler/icons-react';
import type { KeyboardEvent, ReactNode } from 'react';
import { useEffect, useEffectEvent, useRef } from 'react';
import { useTranslations } from 'use-intl';
import { FailureState } from './loaded.tsx';
import { useIsPhone } from './phone.ts';
import classes from './record-list.module.css';

/** A keyset list as `useInfiniteQuery` gives it. */
interface PagedQuery<Row> {
  data: { pages: readonly { items: readonly Row[]; total?: number | undefined }[] } | undefined;
  error: unknown;
  isError: boolean;
  isFetchNextPageError: boolean;
  isPlaceholderData: boolean;
  hasNextPage: boolean;
  isFetchingNextPage: boolean;
  fetchNextPage: () => unknown;
  refetch: () => unknown;
}

/** Options of every keyset list: the cursor of the next page. */
export const nextPage = { getNextPageParam: (page: { next_cursor: string | null }) => page.next_cursor ?? undefined };

/** How many rows the whole list has, or null while that is not known. */
export function countOf(query: Pick<PagedQuery<unknown>, 'data' | 'hasNextPage'>): number | null {
  const pages = query.data?.pages;
  if (!pages) return null;
  return pages[0]?.total ?? (query.hasNextPage ? null : pages.reduce((sum, page) => sum + page.items.length, 0));
}

/** The rows read so far. */
export function rowsOf<Row>(query: Pick<PagedQuery<Row>, 'data'>): Row[] | undefined {
  return query.data?.pages.flatMap((page) => page.items);
}

/** A keyset list: a table where there is room, cards on a phone, with its failure, its empty states and its next pages. */
export function RecordList<Row>(props: {
  label: string;
  query: PagedQuery<Row>;
  columns: readonly Column<Row>[];
  rowKey: (row: Row) => number;
  rowLabel: (row: Row) => string;
  card: (row: Row) => { title: ReactNode; meta?: ReactNode; badges?: ReactNode };
  onOpen: (row: Row) => void;
  activeKey: number | null;
  /** `nom` or `-nom`, where the list can be sorted. */
  sort?: string | undefined;
  onSort?: (sort: string) => void;
  /** The rows chosen in the table, where rows can be chosen. */
  selected?: ReadonlySet<number> | undefined;
  onSelect?: ((selected: ReadonlySet<number>) => void) | undefined;
  onRowKey?: (row: Row, event: KeyboardEvent) => void;
  density?: 'dense' | 'comfortable';
  /** The next page comes by itself at the end of the scroll; the button stays for the others. */
  isEndless?: boolean;
  /** Clears every filter; given only where something is filtered. */
  onClear: (() => void) | undefined;
  /** What to do first, where there is nothing at all. */
  empty: ReactNode;
}) {
  const t = useTranslations('common');
  const isPhone = useIsPhone();
  const { query } = props;
  const rows = rowsOf(query);
  if (!rows && query.isError) return <FailureState error={query.error} onRetry={() => void query.refetch()} />;
  const empty = props.onClear ? (
    <EmptyState
      icon={IconFilterOff}
      title={t('states.empty_filtered_title')}
      text={t('states.empty_filtered_text')}
      action={
        <Button variant="default" onClick={props.onClear}>
          {t('actions.clear_filters')}
        </Button>
      }
    />
  ) : (
    props.empty
  );
  const end = <ListEnd query={query} isEndless={props.isEndless ?? false} />;
  if (!isPhone) {
    return (
      <DataTable
        label={props.label}
        columns={props.columns}
        rows={rows}
        rowKey={props.rowKey}
        rowLabel={props.rowLabel}
        onOpen={props.onOpen}
        activeKey={props.activeKey}
        sort={props.sort}
        onSort={props.onSort}
        selected={props.selected}
        onSelect={props.onSelect}
        onRowKey={props.onRowKey}
        density={props.density}
        empty={empty}
        footer={rows && rows.length > 0 ? end : undefined}
      />
    );
  }
  if (!rows) return <CardsSkeleton cards={5} />;
  if (rows.length === 0) return empty;
  return (
    <div aria-busy={query.isPlaceholderData}>
      <CardList label={props.label}>
        {rows.map((row) => (
          <li key={props.rowKey(row)}>
            <ListCard
              {...props.card(row)}
              render={(className, content) => (
                <button type="button" className={className} onClick={() => props.onOpen(row)}>
                  {content}
                </button>
              )}
            />
          </li>
        ))}
      </CardList>
      <div className={classes.end}>{end}</div>
    </div>
  );
}

function ListEnd({ query, isEndless }: { query: PagedQuery<unknown>; isEndless: boolean }) {
  const t = useTranslations('common');
  const mark = useRef<HTMLSpanElement>(null);
  const isWaiting = isEndless && query.hasNextPage && !query.isFetchingNextPage && !query.isFetchNextPageError && !query.isPlaceholderData;
  const readOn = useEffectEvent(() => void query.fetchNextPage());
  useEffect(() => {
    if (!isWaiting || !mark.current) return;
    const observer = new IntersectionObserver((entries) => {
      if (entries.some((entry) => entry.isIntersecting)) readOn();
    });
    observer.observe(mark.current);
    return () => observer.disconnect();
  }, [isWaiting]);
  if (!query.hasNextPage) return (query.data?.pages.length ?? 0) > 1 ? <span>{t('table.end')}</span> : null;
  return (
    <span className={classes.more} ref={mark}>
      {query.isFetchNextPageError ? <span role="alert">{t('states.network_text')}</span> : null}
      <Button variant="default" loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
        {query.isFetchNextPageError ? t('actions.retry') : t('actions.load_more')}
      </Button>
    </span>
  );
}
