import { Checkbox, Skeleton } from '@mantine/core';
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import type { KeyboardEvent, ReactNode } from 'react';
import { useLayoutEffect, useMemo, useRef } from 'react';
import { DataRow } from './data-row.tsx';
import type { RowActions } from './data-row.tsx';
import classes from './data-table.module.css';
import { useUiTexts } from './texts.tsx';

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
  rowKey: (row: Row) => number;
  /** How a row is called by a screen reader (checkbox). */
  rowLabel: (row: Row) => string;
  /** `date_limite` or `-date_limite`. */
  sort?: string | undefined;
  onSort?: (sort: string) => void;
  selected?: ReadonlySet<number>;
  onSelect?: (selected: ReadonlySet<number>) => void;
  onOpen?: (row: Row) => void;
  /** The row whose panel is open. */
  activeKey?: number | null;
  density?: 'dense' | 'comfortable';
  /** Shown in place of rows when there are none. */
  empty: ReactNode;
  /** Under the rows: the button for the next page. */
  footer?: ReactNode;
  /** Other keys on a focused row. */
  onRowKey?: (row: Row, event: KeyboardEvent) => void;
}

const skeletonRows = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];

/**
 * A table with a sticky header, sortable heads, selection and a keyboard: ↑↓ move, Home/End jump, Enter opens, x selects.
 * While `rows` is undefined a skeleton of its shape stands there.
 */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const texts = useUiTexts();
  const body = useRef<HTMLTableSectionElement>(null);
  const { rows, selected, onSelect } = props;

  function toggle(key: number) {
    if (!onSelect) return;
    const next = new Set(selected);
    if (!next.delete(key)) next.add(key);
    onSelect(next);
  }

  function focusRow(index: number) {
    body.current?.querySelectorAll<HTMLTableRowElement>('tr[data-row]')[index]?.focus();
  }

  function onKeyDown(event: KeyboardEvent, row: Row, index: number) {
    if (event.target !== event.currentTarget || event.ctrlKey || event.metaKey || event.altKey) return;
    const last = (rows?.length ?? 1) - 1;
    const moves: Record<string, number> = { ArrowDown: Math.min(index + 1, last), ArrowUp: Math.max(index - 1, 0), Home: 0, End: last };
    const target = moves[event.key];
    if (target !== undefined) {
      event.preventDefault();
      focusRow(target);
    } else if (event.key === 'Enter') {
      event.preventDefault();
      props.onOpen?.(row);
    } else if (event.key === 'x') {
      event.preventDefault();
      toggle(props.rowKey(row));
    } else props.onRowKey?.(row, event);
  }

  const actions = useRowActions<Row>({ toggle, press: onKeyDown, open: (row) => props.onOpen?.(row) });
  const isAllSelected = Boolean(rows?.length && selected && rows.every((row) => selected.has(props.rowKey(row))));
  const width = props.columns.length + (onSelect ? 1 : 0);

  return (
    <div className={classes.scroll} data-density={props.density ?? 'dense'}>
      <table className={classes.table} aria-label={props.label} aria-busy={rows === undefined}>
        <colgroup>
          {onSelect ? <col style={{ inlineSize: '60px' }} /> : null}
          {props.columns.map((column) => (
            <col key={column.key} style={column.width ? { inlineSize: column.width } : undefined} />
          ))}
        </colgroup>
        <thead>
          <tr>
            {onSelect ? (
              <th scope="col" className={classes.check}>
                <Checkbox
                  size="xs"
                  aria-label={texts.selectAll}
                  checked={isAllSelected}
                  indeterminate={!isAllSelected && Boolean(selected?.size)}
                  onChange={() => onSelect(isAllSelected ? new Set() : new Set(rows?.map(props.rowKey)))}
                />
              </th>
            ) : null}
            {props.columns.map((column) => (
              <Head key={column.key} column={column} sort={props.sort} onSort={props.onSort} />
            ))}
          </tr>
        </thead>
        <tbody ref={body}>
          {rows === undefined
            ? skeletonRows.map((line) => (
                <tr key={line}>
                  {onSelect ? (
                    <td className={classes.check}>
                      <Skeleton height={14} width={14} />
                    </td>
                  ) : null}
                  {props.columns.map((column, index) => (
                    <td key={column.key}>
                      <Skeleton height={10} width={`${45 + ((line * 13 + index * 29) % 45)}%`} />
                    </td>
                  ))}
                </tr>
              ))
            : rows.map((row, index) => {
                const key = props.rowKey(row);
                return (
                  <DataRow
                    key={key}
                    columns={props.columns}
                    row={row}
                    index={index}
                    rowKey={key}
                    label={props.rowLabel(row)}
                    isSelected={onSelect ? (selected?.has(key) ?? false) : undefined}
                    isActive={props.activeKey === key}
                    isClickable={props.onOpen !== undefined}
                    actions={actions}
                  />
                );
              })}
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

/** Actions that stay the same object while what they do follows the latest render. */
function useRowActions<Row>(current: RowActions<Row>): RowActions<Row> {
  const latest = useRef(current);
  useLayoutEffect(() => {
    latest.current = current;
  });
  return useMemo(
    () => ({
      toggle: (key) => latest.current.toggle(key),
      open: (row) => latest.current.open(row),
      press: (event, row, index) => latest.current.press(event, row, index),
    }),
    [],
  );
}

function Head<Row>({
  column,
  sort,
  onSort,
}: {
  column: Column<Row>;
  sort: string | undefined;
  onSort: ((sort: string) => void) | undefined;
}) {
  const texts = useUiTexts();
  const field = column.sort;
  const direction = field && sort === field ? 'ascending' : field && sort === `-${field}` ? 'descending' : undefined;
  if (!field || !onSort) {
    return (
      <th scope="col" data-align={column.align}>
        {column.title}
      </th>
    );
  }
  return (
    <th scope="col" data-align={column.align} aria-sort={direction ?? 'none'}>
      <button
        type="button"
        className={classes.sort}
        title={texts.sortBy(column.title)}
        onClick={() => onSort(direction === 'ascending' ? `-${field}` : field)}
      >
        {column.title}
        {direction === 'ascending' ? <IconArrowUp size={13} aria-hidden /> : null}
        {direction === 'descending' ? <IconArrowDown size={13} aria-hidden /> : null}
      </button>
    </th>
  );
}
