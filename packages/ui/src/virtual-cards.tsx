import { useWindowVirtualizer } from '@tanstack/react-virtual';
import type { ReactNode } from 'react';
import { useCallback, useLayoutEffect, useRef, useState } from 'react';
import classes from './list-card.module.css';

const CARD = 90;
const SPACE = 10;

/**
 * A long list of cards that scrolls with the page: those near the eye are in the document, the others are empty height.
 * @param label what the list holds, for screen readers
 * @param total how many cards the whole list has, where that is known
 */
export function VirtualCards<Row>(props: {
  label: string;
  rows: readonly Row[];
  total: number | null;
  rowKey: (row: Row) => number;
  children: (row: Row) => ReactNode;
}) {
  const { rows } = props;
  const list = useRef<HTMLUListElement>(null);
  const [top, setTop] = useState(0);
  useLayoutEffect(() => {
    const element = list.current;
    if (element) setTop(element.getBoundingClientRect().top + window.scrollY);
  }, []);
  const { rowKey } = props;
  const keyAt = useCallback((index: number) => (rows[index] === undefined ? index : rowKey(rows[index])), [rows, rowKey]);
  // oxlint-disable-next-line react/incompatible-library -- nothing of it is memoised here
  const virtualizer = useWindowVirtualizer({
    count: rows.length,
    estimateSize: () => CARD,
    gap: SPACE,
    overscan: 6,
    scrollMargin: top,
    getItemKey: keyAt,
  });
  const items = virtualizer.getVirtualItems();
  const before = (items[0]?.start ?? top) - top;
  const after = virtualizer.getTotalSize() + top - (items.at(-1)?.end ?? top);
  return (
    <ul
      ref={list}
      className={classes.list}
      aria-label={props.label}
      style={{ paddingBlockStart: `${before}px`, paddingBlockEnd: `${Math.max(0, after)}px` }}
    >
      {items.map((item) => {
        const row = rows[item.index];
        return row === undefined ? null : (
          <li
            key={item.key}
            ref={virtualizer.measureElement}
            data-index={item.index}
            aria-posinset={item.index + 1}
            aria-setsize={props.total ?? -1}
          >
            {props.children(row)}
          </li>
        );
      })}
    </ul>
  );
}
