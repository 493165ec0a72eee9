import { Button } from '@mantine/core';
import { DataTable } from '@mif/ui/data-table';
import type { Column } from '@mif/ui/data-table';
import { ListCard } from '@mif/ui/list-card';
import { CardsSkeleton } from '@mif/ui/skeletons';
import { EmptyState } from '@mif/ui/state';
import { VirtualCards } from '@mif/ui/virtual-cards';
import { IconFilterOff } from '@tabler/icons-react';
import type { KeyboardEvent, ReactNode } from 'react';
import { useEffect, useEffectEvent, useMemo, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { FailureState } from './loaded.tsx';
import { useIsPhone } from './phone.ts';
import classes from './record-list.module.css';

/** A keyset list as `useInfiniteQuery` gives it. */
export interface PagedQuery<Row> {
  data: { pages: readonly { items: readonly Row[]; total?: number | undefined }[] } | undefined;
  error: unknown;
  isError: boolean;
  isFetchNextPageError: boolean;
  isPlaceholderData: boolean;
  hasNextPage: boolean;
  isFetchingNextPage: boolean;
  isFetching: boolean;
  dataUpdatedAt: number;
  fetchNextPage: () => unknown;
  refetch: () => unknown;
}

/** Beyond this many pages coming back to a list does not read them all again. */
const REREAD_PAGES = 5;
const isWorthReading = ({ state }: { state: { data?: { pages: unknown[] } | undefined; isInvalidated: boolean } }) =>
  state.isInvalidated || (state.data?.pages.length ?? 0) <= REREAD_PAGES;

/** Options of every keyset list: the cursor of the next page; a list of thousands is read again when something changed, not at each look. */
export const nextPage = {
  getNextPageParam: (page: { next_cursor: string | null }) => page.next_cursor ?? undefined,
  refetchOnWindowFocus: isWorthReading,
  refetchOnMount: isWorthReading,
};

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

interface RecordListProps<Row> {
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
  onSort?: ((sort: string) => void) | undefined;
  /** The rows chosen in the table, where rows can be chosen. */
  selected?: ReadonlySet<number> | undefined;
  onSelect?: ((selected: ReadonlySet<number>) => void) | undefined;
  onRowKey?: ((row: Row, event: KeyboardEvent) => void) | undefined;
  density?: 'dense' | 'comfortable' | undefined;
  /** The next page comes by itself near the end of the scroll; the button stays for the others. */
  isEndless?: boolean;
  /** Names what is shown, so that coming back finds the place it was left at. */
  place?: string | undefined;
  /** Clears every filter; given only where something is filtered. */
  onClear: (() => void) | undefined;
  /** What to do first, where there is nothing at all. */
  empty: ReactNode;
}

/**
 * The rows of a keyset list: a table where there is room, cards on a phone, with its failure, its empty states and its next pages. A
 * page that is a list is a `ListPage`, which holds one; this alone is for a list inside another page.
 */
export function RecordList<Row>(props: RecordListProps<Row>) {
  const t = useTranslations('common');
  const isPhone = useIsPhone();
  const { query } = props;
  const pages = query.data?.pages;
  const rows = useMemo(() => pages?.flatMap((page) => page.items), [pages]);
  // The rows of the question before stand there until the next ones come: so does their place.
  const [place, setPlace] = useState(props.place);
  if (!query.isPlaceholderData && place !== props.place) setPlace(props.place);
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
        total={countOf(query)}
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
        place={place}
        empty={empty}
        footer={rows && rows.length > 0 ? end : undefined}
      />
    );
  }
  if (!rows) return <CardsSkeleton cards={5} />;
  if (rows.length === 0) return empty;
  return (
    <div aria-busy={query.isPlaceholderData}>
      <VirtualCards label={props.label} rows={rows} total={countOf(query)} rowKey={props.rowKey}>
        {(row) => (
          <ListCard
            {...props.card(row)}
            render={(className, content) => (
              <button type="button" className={className} onClick={() => props.onOpen(row)}>
                {content}
              </button>
            )}
          />
        )}
      </VirtualCards>
      <div className={classes.end}>{end}</div>
    </div>
  );
}

/** How far before the end the next page is asked for, so that one who scrolls does not wait for it. */
const AHEAD = '1200px';

function ListEnd({ query, isEndless }: { query: PagedQuery<unknown>; isEndless: boolean }) {
  const t = useTranslations('common');
  const mark = useRef<HTMLSpanElement>(null);
  // Asking for the next page would cut short a reading again of those that are there.
  const isWaiting = isEndless && query.hasNextPage && !query.isFetching && !query.isFetchNextPageError && !query.isPlaceholderData;
  // A page may have come between two renders, with the end in sight before and after: only a new look at it tells that it still is.
  const readSoFar = isWaiting ? query.data?.pages : undefined;
  const readOn = useEffectEvent(() => void query.fetchNextPage());
  useEffect(() => {
    const element = mark.current;
    if (!readSoFar || !element) return;
    const observer = new IntersectionObserver(
      (entries) => {
        if (entries.some((entry) => entry.isIntersecting)) readOn();
      },
      // The table scrolls inside its page; cards scroll with theirs.
      { root: element.closest('[data-density]'), rootMargin: `0px 0px ${AHEAD}` },
    );
    observer.observe(element);
    return () => observer.disconnect();
  }, [readSoFar]);
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
