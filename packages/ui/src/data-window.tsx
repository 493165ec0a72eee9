import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import type { Range, VirtualItem } from '@tanstack/react-virtual';
import type { RefObject } from 'react';
import { useCallback, useLayoutEffect, useMemo, useRef, useState } from 'react';

/** Heights in CSS pixels, before a row has been measured; the head's is also what it hides of a row under it. */
const HEAD = 34;
const ROW = { dense: 36, comfortable: 48 } as const;
const OVERSCAN = 12;
const NO_ROWS = 0;

// Where each list was left, for the life of the page: coming back to it finds the same rows under the eye.
const left = new Map<string, number>();

/** A row in the window, and how much empty height stands before it. */
interface Placed {
  item: VirtualItem;
  gap: number;
}

/**
 * The rows of a long table that are near the eye; the others are empty height. The row the keyboard is on is always there, so that it
 * keeps the focus while another part of the table is looked at.
 * @param scroll the element that scrolls, head and rows in it
 * @param place names what is looked at: the same name finds the place it was left at, another one begins at the top
 */
export function useDataWindow<Row>(
  scroll: RefObject<HTMLElement | null>,
  options: {
    rows: readonly Row[] | undefined;
    rowKey: (row: Row) => number;
    density: 'dense' | 'comfortable';
    place: string | undefined;
  },
) {
  const { rows, rowKey, density, place } = options;
  const [stopKey, setStopKey] = useState<number | null>(null);
  const wanted = useRef<number | null>(null);
  const count = rows?.length ?? NO_ROWS;
  const stop = useMemo(() => {
    const index = stopKey === null || !rows ? -1 : rows.findIndex((row) => rowKey(row) === stopKey);
    return index === -1 ? 0 : index;
    // oxlint-disable-next-line react/exhaustive-deps -- the same row has the same key, whatever function says so
  }, [rows, stopKey]);
  // The same function while the rows are the same: another one has every place of ten thousand computed again.
  const keyAt = useCallback(
    (index: number) => (rows?.[index] === undefined ? index : rowKey(rows[index])),
    // oxlint-disable-next-line react/exhaustive-deps -- as above
    [rows],
  );
  const virtualizer = useVirtualizer({
    count,
    getScrollElement: () => scroll.current,
    estimateSize: () => ROW[density],
    getItemKey: keyAt,
    overscan: OVERSCAN,
    scrollMargin: HEAD,
    scrollPaddingStart: HEAD,
    initialOffset: () => (place === undefined ? 0 : (left.get(place) ?? 0)),
    rangeExtractor: (range: Range) => withStop(defaultRangeExtractor(range), stop, count),
  });

  // Other rows, or closer ones: what was measured says nothing of them.
  const shown = useRef({ place, density });
  useLayoutEffect(() => {
    if (shown.current.density !== density) virtualizer.measure();
    if (shown.current.place !== place) virtualizer.scrollToOffset(place === undefined ? 0 : (left.get(place) ?? 0));
    shown.current = { place, density };
  }, [virtualizer, place, density]);
  // In the same step as the rows: where others come that are fewer, the browser scrolls, and that is not where these were left.
  useLayoutEffect(() => {
    const element = scroll.current;
    if (!element || place === undefined) return;
    const keep = () => left.set(place, element.scrollTop);
    element.addEventListener('scroll', keep, { passive: true });
    return () => element.removeEventListener('scroll', keep);
  }, [scroll, place]);

  // A row far away is there only after the next render: the focus follows it.
  useLayoutEffect(() => {
    if (wanted.current === null) return;
    const row = scroll.current?.querySelector<HTMLElement>(`tr[data-index="${wanted.current}"]`);
    if (!row) return;
    wanted.current = null;
    row.focus({ preventScroll: true });
  });
  const focusRow = useCallback(
    (index: number) => {
      const row = rows?.[index];
      if (row === undefined) return;
      wanted.current = index;
      setStopKey(rowKey(row));
      virtualizer.scrollToIndex(index, { align: 'auto' });
    },
    // oxlint-disable-next-line react/exhaustive-deps -- as above
    [rows, virtualizer],
  );

  const items = virtualizer.getVirtualItems();
  const placed: Placed[] = items.map((item, index) => ({ item, gap: item.start - (items[index - 1]?.end ?? HEAD) }));
  return {
    placed,
    /** Empty height after the last of them. */
    rest: virtualizer.getTotalSize() + HEAD - (items.at(-1)?.end ?? HEAD),
    stop,
    /** How many rows one sees at once. */
    sight: Math.max(1, Math.floor(((scroll.current?.clientHeight ?? 0) - HEAD) / ROW[density]) - 1),
    measure: virtualizer.measureElement,
    arrive: setStopKey,
    focusRow,
  };
}

/** The indexes of a window with the row the keyboard is on among them, in order. */
function withStop(indexes: number[], stop: number, count: number): number[] {
  if (stop >= count || indexes.includes(stop)) return indexes;
  return [...indexes, stop].toSorted((a, b) => a - b);
}
