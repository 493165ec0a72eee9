import { Checkbox } from '@mantine/core';
import type { KeyboardEvent, ReactNode } from 'react';
import { memo } from 'react';
import classes from './data-table.module.css';
import { useUiTexts } from './texts.tsx';

/** What a row asks of its table; the same object for the life of the table. */
export interface RowActions<Row> {
  toggle: (key: number) => void;
  open: (row: Row) => void;
  press: (event: KeyboardEvent, row: Row, index: number) => void;
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
  isClickable: boolean;
  actions: RowActions<Row>;
}

function PlainDataRow<Row>({ columns, row, index, rowKey, label, isSelected, isActive, isClickable, actions }: DataRowProps<Row>) {
  const texts = useUiTexts();
  return (
    <tr
      data-row={rowKey}
      data-active={isActive || undefined}
      data-selected={isSelected || undefined}
      data-clickable={isClickable || undefined}
      aria-selected={isSelected}
      tabIndex={index === 0 || isActive ? 0 : -1}
      onKeyDown={(event) => actions.press(event, row, index)}
      onClick={(event) => {
        if (!(event.target as HTMLElement).closest('a, button, input, label')) actions.open(row);
      }}
    >
      {isSelected === undefined ? null : (
        <td className={classes.check}>
          <Checkbox
            size="xs"
            aria-label={`${texts.selectRow} : ${label}`}
            checked={isSelected}
            onChange={() => actions.toggle(rowKey)}
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
