import { useLocalStorage } from '@mantine/hooks';
import type { Column } from '@mif/ui/data-table';
import { useMe } from '../app/me.ts';

/** A column of a list, and whether it may be hidden. */
export interface ListColumn<Row> extends Column<Row> {
  /** Always there: what a row is called. */
  isFixed?: boolean;
  /** Shown only to who asks for it. */
  isExtra?: boolean;
  /** What an export of the shown columns writes for it: keys of contract/src/exports.ts, its own where nothing is said. */
  exported?: readonly string[];
}

export type Density = 'dense' | 'comfortable';

/** What stands in the address where every column is hidden that may be. */
const NONE = 'aucune';

type Known = Pick<ListColumn<unknown>, 'key' | 'isFixed' | 'isExtra'>;

/**
 * The columns to show, in order.
 * @param columns every column, in the order of the list's own declaration
 * @param text what the address or the device says: keys separated by commas; null where it says nothing
 */
export function columnsOf<C extends Known>(columns: readonly C[], text: string | null): C[] {
  if (text === null) return columns.filter((column) => !column.isExtra);
  const named = [...new Set(text.split(','))].flatMap((key) => columns.find((column) => column.key === key) ?? []);
  // What a row is called never goes: where it is not named it stands first.
  return [...columns.filter((column) => column.isFixed && !named.includes(column)), ...named];
}

/** The text that says these columns. */
export function textOfColumns(columns: readonly Known[]): string {
  return columns.map(({ key }) => key).join(',') || NONE;
}

/** What a column is moved by in the order of those shown; at the end it stays. */
export function moved<C>(columns: readonly C[], from: number, by: -1 | 1): C[] {
  const to = Math.max(0, Math.min(columns.length - 1, from + by));
  const column = columns[from];
  return column === undefined ? [...columns] : columns.toSpliced(from, 1).toSpliced(to, 0, column);
}

/**
 * Columns and density of a list: of one person on this device, whatever the list, and still there at the next sign-in. Columns in the
 * address (a shared link, a saved view) win over the kept ones.
 * @param name of the list
 * @param colonnes what the address says, if anything
 */
export function useListLayout<C extends Known>(name: string, columns: readonly C[], colonnes: string | undefined) {
  const me = useMe();
  const [kept, keep] = useLocalStorage<string | null>({
    key: `mif.liste.${name}.${me.id}.colonnes`,
    defaultValue: null,
    getInitialValueInEffect: false,
  });
  const [density, setDensity] = useLocalStorage<Density>({
    key: `mif.liste.${me.id}.densite`,
    defaultValue: 'dense',
    getInitialValueInEffect: false,
  });
  return { shown: columnsOf(columns, colonnes ?? kept), keep, density, setDensity };
}
