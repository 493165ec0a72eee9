import { Checkbox } from '@mantine/core';
import type { KeyboardEvent, ReactNode } from 'react';
import { memo } from 'react';
import classes from './data-table.module.css';
import { useUiTexts } from './texts.tsx';

/** What a row asks of its table; the same object for the life of the table. */
export interface RowActions<Row> {
  /** @param isRange chooses every row from the one chosen before */
  toggle: (key: number, isRange: boolean) => void;
  open: (row: Row) => void;
  press: (event: KeyboardEvent, row: Row, index: number) => void;
  /** The keyboard has come to a row. */
  arrive: (key: number) => void;
}

interface DataRowProps<Row> {
  columns: readonly { key: string; cell: (row: Row) => ReactNode; align?: 'start' | 'end' }[];
  row: Row;
  index: number;
  rowKey: number;
  /** How it is called by a screen reader (checkbox). */
  label: string;
  /** Undefined where rows cannot be chosen. */
  isSelected: boolean | undefined;
  isActive: boolean;
  /** The one row the tab key stops at. */
  isStop: boolean;
  isClickable: boolean;
  actions: RowActions<Row>;
  /** Tells the table how high the row stands. */
  measure: (element: HTMLElement | null) => void;
}

function PlainDataRow<Row>(props: DataRowProps<Row>) {
  const { columns, row, index, rowKey, isSelected, isActive, actions, measure } = props;
  const texts = useUiTexts();
  return (
    <tr
      ref={measure}
      data-row={rowKey}
      data-index={index}
      data-active={isActive || undefined}
      data-selected={isSelected || undefined}
      data-clickable={props.isClickable || undefined}
      aria-rowindex={index + 2}
      aria-selected={isSelected}
      tabIndex={props.isStop ? 0 : -1}
      onFocus={() => actions.arrive(rowKey)}
      onKeyDown={(event) => actions.press(event, row, index)}
      onClick={(event) => {
        if (!(event.target as HTMLElement).closest('a, button, input, label')) actions.open(row);
      }}
    >
      {isSelected === undefined ? null : (
        <td className={classes.check}>
          <Checkbox
            size="xs"
            aria-label={`${texts.selectRow} : ${props.label}`}
            checked={isSelected}
            onChange={(event) => actions.toggle(rowKey, (event.nativeEvent as MouseEvent).shiftKey)}
            tabIndex={-1}
          />
        </td>
      )}
      {columns.map((column) => (
        <td key={column.key} data-align={column.align}>
          {column.cell(row)}
        </td>
      ))}
    </tr>
  );
}

/** A row that renders again only where it changed itself: a list of thousands stays quick to choose in. */
export const DataRow = memo(PlainDataRow) as typeof PlainDataRow;
