import { Checkbox } from '@mantine/core';
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import classes from './data-table.module.css';
import { useUiTexts } from './texts.tsx';

interface HeadColumn {
  key: string;
  title: string;
  sort?: string;
  align?: 'start' | 'end';
}

/** The sticky head of a table: what chooses all, then the columns, by which one may sort. */
export function DataHead(props: {
  columns: readonly HeadColumn[];
  sort: string | undefined;
  onSort: ((sort: string) => void) | undefined;
  /** Undefined where rows cannot be chosen. */
  selection: { isAll: boolean; isSome: boolean; onAll: () => void } | undefined;
}) {
  const texts = useUiTexts();
  const { selection } = props;
  return (
    <thead>
      <tr aria-rowindex={1}>
        {selection ? (
          <th scope="col" className={classes.check}>
            <Checkbox
              size="xs"
              aria-label={texts.selectAll}
              checked={selection.isAll}
              indeterminate={!selection.isAll && selection.isSome}
              onChange={selection.onAll}
            />
          </th>
        ) : null}
        {props.columns.map((column) => (
          <Head key={column.key} column={column} sort={props.sort} onSort={props.onSort} />
        ))}
      </tr>
    </thead>
  );
}

function Head({ column, sort, onSort }: { column: HeadColumn; sort: string | undefined; onSort: ((sort: string) => void) | undefined }) {
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
