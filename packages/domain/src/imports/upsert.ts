import type { ImportChange } from '@mif/contract/imports';
import type { Ctx } from '../kernel/context.ts';
import type { FileRow, ImportField, Refuse } from './fields.ts';
import { fold } from './vocabulary.ts';
import type { PlannedRow } from './write-rows.ts';

/** A record that is there already. */
export interface Known {
  id: number;
  version: number;
  /** What people know it by. */
  cle: string;
  /** Its values, as the readers of its fields give them. */
  values: Readonly<Record<string, unknown>>;
}

/** The values a row gives, by field. */
export type Given = Readonly<Record<string, unknown>>;

/** How the records of a register are found, made and changed. */
export interface Upsert {
  fields: readonly ImportField[];
  refuse: Refuse;
  /** The fields records are known by, the surest first: a row is known by the first one it gives. */
  keys: readonly string[];
  /** What is there, by `keyOf(champ, value)`. */
  known: ReadonlyMap<string, readonly Known[]>;
  /** What tells the records of one name apart: the client of a site. */
  within?: (row: FileRow) => string;
  create: (ctx: Ctx, given: Given, row: FileRow) => Promise<unknown>;
  /** @param changed what the row says that is not so yet */
  update: (ctx: Ctx, known: Known, changed: Given, row: FileRow) => Promise<unknown>;
}

/** What a value of a key field is known by: in any case and with any spaces; a name also with any accents. */
export function keyOf(champ: string, value: unknown, within = ''): string {
  const text = String(value);
  return JSON.stringify([within, champ, champ === 'nom' ? fold(text) || text : text.toLowerCase()]);
}

/** What each row would do to records known by one of a few fields; rows that cannot be told apart are refused. */
export function planUpserts(rows: readonly FileRow[], upsert: Upsert): PlannedRow[] {
  const seen = new Map<string, number>();
  return rows.flatMap((row) => {
    const within = upsert.within?.(row) ?? '';
    const champ = upsert.keys.find((key) => row.values.get(key) !== undefined && row.values.get(key) !== null);
    if (champ === undefined) {
      upsert.refuse(row, upsert.keys.at(-1) ?? null, 'IMPORT_VALUE_REQUIRED');
      return [];
    }
    const key = keyOf(champ, row.values.get(champ), within);
    const found = pick(upsert.known.get(key) ?? [], champ, row.values.get(champ));
    if (found === 'several') {
      upsert.refuse(row, champ, 'IMPORT_VALUE_INVALID', { attendu: 'code_unique' });
      return [];
    }
    const identity = found ? `#${found.id}` : key;
    const before = seen.get(identity);
    if (before !== undefined) {
      upsert.refuse(row, champ, 'IMPORT_ROW_DUPLICATE', { ligne: before });
      return [];
    }
    seen.set(identity, row.ligne);
    return found ? [planUpdate(row, found, upsert)] : planCreate(row, champ, upsert);
  });
}

/** The one record a key means: the only one, or the only one written exactly so. */
function pick(candidates: readonly Known[], champ: string, value: unknown): Known | 'several' | null {
  if (candidates.length <= 1) return candidates[0] ?? null;
  const exact = candidates.filter((candidate) => candidate.values[champ] === value);
  return exact.length === 1 ? (exact[0] ?? null) : 'several';
}

/** Whether a row gives what a new record needs; what is missing is refused at its column. */
export function isWhole(row: FileRow, fields: readonly ImportField[], refuse: Refuse): boolean {
  const missing = fields.filter(({ champ, is_required }) => is_required && (row.values.get(champ) ?? null) === null);
  for (const { champ } of missing) refuse(row, champ, 'IMPORT_VALUE_REQUIRED', { champ });
  return missing.length === 0;
}

function planCreate(row: FileRow, champ: string, { fields, refuse, create }: Upsert): PlannedRow[] {
  if (!isWhole(row, fields, refuse)) return [];
  const given = Object.fromEntries([...row.values].filter(([, value]) => value !== null));
  return [toCreate(row, String(row.values.get(champ)), (ctx) => create(ctx, given, row))];
}

/** A row that makes a record. */
export function toCreate(row: FileRow, cle: string, write: PlannedRow['write']): PlannedRow {
  const apercu = Object.fromEntries([...row.values].map(([field, value]) => [field, shown(value)]));
  return { ligne: row.ligne, cle, action: 'creer', changements: [], apercu, write };
}

function planUpdate(row: FileRow, known: Known, { update }: Upsert): PlannedRow {
  const changed = changesOf(row.values, known.values);
  const given = Object.fromEntries(changed.map((champ) => [champ, row.values.get(champ)]));
  return toUpdate(row, known, changed, (ctx) => update(ctx, known, given, row));
}

/** A row about a record that is there: it changes the fields named, or nothing. */
export function toUpdate(row: FileRow, known: Known, changed: readonly string[], write: PlannedRow['write']): PlannedRow {
  const changements: ImportChange['changements'] = changed.map((champ) => ({
    champ,
    avant: shown(known.values[champ]),
    apres: shown(row.values.get(champ)),
  }));
  const action = changed.length > 0 ? 'modifier' : 'inchanger';
  return { ligne: row.ligne, cle: known.cle, action, changements, apercu: {}, write };
}

/** The fields whose value in the file is not the one that is there; a field the record does not have says nothing. */
export function changesOf(values: FileRow['values'], known: Known['values']): string[] {
  return [...values].filter(([champ, value]) => champ in known && canonical(value) !== canonical(known[champ])).map(([champ]) => champ);
}

/** A value as text, the keys of objects in order: PostgreSQL has an order of its own. */
function canonical(value: unknown): string {
  return JSON.stringify(value ?? null, (_, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}

/** A value as people read it. */
function shown(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  if (typeof value === 'boolean') return value ? 'oui' : 'non';
  return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : JSON.stringify(value);
}
