import { Skeleton } from '@mantine/core';
import type { KeyboardEvent, ReactNode } from 'react';
import { Fragment, useLayoutEffect, useMemo, useRef } from 'react';
import { DataHead } from './data-head.tsx';
import { DataRow } from './data-row.tsx';
import type { RowActions } from './data-row.tsx';
import classes from './data-table.module.css';
import { useDataWindow } from './data-window.tsx';

export interface Column<Row> {
  key: string;
  title: string;
  cell: (row: Row) => ReactNode;
  /** The field it sorts by; the list is then asked for `sort` or `-sort`. */
  sort?: string;
  /** CSS width; a column without one takes what is left. */
  width?: string;
  align?: 'start' | 'end';
}

interface DataTableProps<Row> {
  /** What the table holds, for screen readers. */
  label: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[] | undefined;
  /** How many rows the whole list has, where that is known: a screen reader says it. */
  total?: number | null | undefined;
  rowKey: (row: Row) => number;
  /** How a row is called by a screen reader (checkbox). */
  rowLabel: (row: Row) => string;
  /** `date_limite` or `-date_limite`. */
  sort?: string | undefined;
  onSort?: ((sort: string) => void) | undefined;
  selected?: ReadonlySet<number> | undefined;
  onSelect?: ((selected: ReadonlySet<number>) => void) | undefined;
  onOpen?: (row: Row) => void;
  /** The row whose panel is open. */
  activeKey?: number | null;
  density?: 'dense' | 'comfortable' | undefined;
  /** Shown in place of rows when there are none. */
  empty: ReactNode;
  /** Under the rows: the button for the next page. */
  footer?: ReactNode;
  /** Other keys on a focused row. */
  onRowKey?: ((row: Row, event: KeyboardEvent) => void) | undefined;
  /** Names what is shown: back under the same name, the table stands where it was left. */
  place?: string | undefined;
}

const skeletonRows = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];
const FLEXIBLE_PX = 150;
const CHECK_PX = 60;

/**
 * A table with a sticky head, sortable columns, selection and a keyboard: ↑↓ move, Page ↑↓ leap, Home and End jump, Enter opens, x
 * selects, with shift up to the one before. Of thousands of rows some dozens are in the document. While `rows` is undefined a skeleton
 * of its shape stands there.
 */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { rows, selected, onSelect, density = 'dense' } = props;
  const scroll = useRef<HTMLDivElement>(null);
  const chosenLast = useRef<number | null>(null);
  const view = useDataWindow(scroll, { rows, rowKey: props.rowKey, density, place: props.place });

  function toggle(key: number, isRange: boolean) {
    if (!onSelect || !rows) return;
    const next = new Set(selected);
    const keys = rows.map(props.rowKey);
    const from = chosenLast.current === null ? -1 : keys.indexOf(chosenLast.current);
    if (isRange && from !== -1) {
      const to = keys.indexOf(key);
      for (const each of keys.slice(Math.min(from, to), Math.max(from, to) + 1)) next.add(each);
    } else if (!next.delete(key)) next.add(key);
    chosenLast.current = key;
    onSelect(next);
  }

  function onKeyDown(event: KeyboardEvent, row: Row, index: number) {
    if (event.target !== event.currentTarget || event.ctrlKey || event.metaKey || event.altKey) return;
    const last = (rows?.length ?? 1) - 1;
    const moves: Record<string, number> = {
      ArrowDown: Math.min(index + 1, last),
      ArrowUp: Math.max(index - 1, 0),
      PageDown: Math.min(index + view.sight, last),
      PageUp: Math.max(index - view.sight, 0),
      Home: 0,
      End: last,
    };
    const target = moves[event.key];
    if (target !== undefined) {
      event.preventDefault();
      view.focusRow(target);
    } else if (event.key === 'Enter') {
      event.preventDefault();
      props.onOpen?.(row);
    } else if (event.key === 'x' || event.key === 'X') {
      event.preventDefault();
      toggle(props.rowKey(row), event.shiftKey);
    } else props.onRowKey?.(row, event);
  }

  const actions = useRowActions<Row>({
    toggle,
    press: onKeyDown,
    open: (row) => props.onOpen?.(row),
    arrive: view.arrive,
  });
  const isAll = Boolean(rows?.length && selected && rows.every((row) => selected.has(props.rowKey(row))));
  const width = props.columns.length + (onSelect ? 1 : 0);
  const count = rows === undefined ? undefined : props.total === null ? -1 : (props.total ?? rows.length) + 1;

  return (
    <div ref={scroll} className={classes.scroll} data-density={density}>
      <table
        className={classes.table}
        style={{ minInlineSize: `${leastWidth(props.columns, onSelect !== undefined)}px` }}
        aria-label={props.label}
        aria-busy={rows === undefined}
        aria-rowcount={count}
      >
        <colgroup>
          {onSelect ? <col style={{ inlineSize: `${CHECK_PX}px` }} /> : null}
          {props.columns.map((column) => (
            <col key={column.key} style={column.width ? { inlineSize: column.width } : undefined} />
          ))}
        </colgroup>
        <DataHead
          columns={props.columns}
          sort={props.sort}
          onSort={props.onSort}
          selection={
            onSelect && {
              isAll,
              isSome: Boolean(selected?.size),
              onAll: () => onSelect(isAll ? new Set() : new Set(rows?.map(props.rowKey))),
            }
          }
        />
        <tbody>
          {rows === undefined ? <SkeletonRows columns={props.columns} hasCheck={onSelect !== undefined} /> : null}
          {view.placed.map(({ item, gap }) => {
            const row = rows?.[item.index];
            if (row === undefined) return null;
            const key = props.rowKey(row);
            return (
              <Fragment key={key}>
                {gap > 0 ? <Gap height={gap} width={width} /> : null}
                <DataRow
                  columns={props.columns}
                  row={row}
                  index={item.index}
                  rowKey={key}
                  label={props.rowLabel(row)}
                  isSelected={onSelect ? (selected?.has(key) ?? false) : undefined}
                  isActive={props.activeKey === key}
                  isStop={view.stop === item.index}
                  isClickable={props.onOpen !== undefined}
                  actions={actions}
                  measure={view.measure}
                />
              </Fragment>
            );
          })}
          {view.rest > 0 ? <Gap height={view.rest} width={width} /> : null}
          {rows?.length === 0 ? (
            <tr>
              <td colSpan={width} className={classes.empty}>
                {props.empty}
              </td>
            </tr>
          ) : null}
        </tbody>
      </table>
      {props.footer ? <div className={classes.footer}>{props.footer}</div> : null}
    </div>
  );
}

/** Rows that are not drawn, as the height they would have. */
function Gap({ height, width }: { height: number; width: number }) {
  return (
    <tr aria-hidden className={classes.gap}>
      {/* oxlint-disable-next-line jsx-a11y/control-has-associated-label -- nothing is in it */}
      <td colSpan={width} style={{ blockSize: `${height}px` }} />
    </tr>
  );
}

function SkeletonRows({ columns, hasCheck }: { columns: readonly { key: string }[]; hasCheck: boolean }) {
  return skeletonRows.map((line) => (
    <tr key={line}>
      {hasCheck ? (
        <td className={classes.check}>
          <Skeleton height={14} width={14} />
        </td>
      ) : null}
      {columns.map((column, index) => (
        <td key={column.key}>
          <Skeleton height={10} width={`${45 + ((line * 13 + index * 29) % 45)}%`} />
        </td>
      ))}
    </tr>
  ));
}

/** Below this the table scrolls sideways rather than squeeze its columns. */
function leastWidth(columns: readonly { width?: string }[], hasCheck: boolean): number {
  const widths = columns.map(({ width }) => (width?.endsWith('px') ? Number.parseFloat(width) : FLEXIBLE_PX));
  return widths.reduce((sum, width) => sum + width, hasCheck ? CHECK_PX : 0);
}

/** Actions that stay the same object while what they do follows the latest render. */
function useRowActions<Row>(current: RowActions<Row>): RowActions<Row> {
  const latest = useRef(current);
  useLayoutEffect(() => {
    latest.current = current;
  });
  return useMemo(
    () => ({
      toggle: (key, isRange) => latest.current.toggle(key, isRange),
      open: (row) => latest.current.open(row),
      press: (event, row, index) => latest.current.press(event, row, index),
      arrive: (key) => latest.current.arrive(key),
    }),
    [],
  );
}
