import { exportColumns, exportPermissions, PEOPLE_MAX_ROWS, XLSX_MAX_ROWS } from '@mif/contract/exports';
import type { ExportFile, ExportFormat, ExportKey, ListeExportable } from '@mif/contract/exports';
import { DomainError } from '@mif/contract/errors';
import { toCivilDate } from '@mif/contract/time';
import { requireConfirmation } from '../auth/confirm.ts';
import { recordChange } from '../journal/record.ts';
import { requirePermission } from '../kernel/actor.ts';
import { actorOf, inTransaction, type Ctx } from '../kernel/context.ts';
import { cellOf, type Word } from './cells.ts';
import { writeCsv } from './csv.ts';
import type { ExportSource } from './source.ts';
import { makeXlsx } from './xlsx.ts';

const PAGE = 200;
const types: Record<ExportFormat, string> = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

/** How an export is written. */
interface Options<L extends ListeExportable> {
  format?: ExportFormat | undefined;
  colonnes?: ExportKey<L>[] | undefined;
  valeurs?: 'libelles' | 'codes' | undefined;
}

/**
 * Exports a list as it is filtered: every row the caller may see, by the list's own verb, page by page. Nothing is read before the
 * content is asked for; whoever stops reading stops the queries.
 * @param input the filters and the order of the list, and how to write it
 * @param word says the texts of the file in the caller's language
 * @returns the file's name and type, and what writes it
 * @throws PERMISSION_DENIED, AUTH_CONFIRMATION_REQUIRED for people; while it is written EXPORT_TOO_MANY_ROWS
 */
export async function exportList<L extends ListeExportable, Input, Row>(
  ctx: Ctx,
  source: ExportSource<L, Input, Row>,
  input: Input & Options<L>,
  word: Word,
): Promise<ExportFile> {
  requirePermission(ctx.actor, exportPermissions[source.liste]);
  if (source.is_people) await requireConfirmation(ctx);
  const { format = 'csv', colonnes, valeurs, ...filters } = input;
  const keys = colonnes ?? (exportColumns[source.liste] as readonly ExportKey<L>[]);
  const labels = valeurs === 'codes' ? null : word;
  const columns = keys.map((key) => ({ title: labels?.(source.columns[key].label) ?? key, column: source.columns[key] }));
  const titles = columns.map(({ title }) => title);
  const cells = (rows: readonly Row[]) => rows.map((row) => columns.map(({ column }) => cellOf(column, row, labels)));

  async function* write(signal: AbortSignal): AsyncGenerator<Uint8Array> {
    let pages: AsyncIterable<Row[]> = readPages(ctx, source, filters as Input, signal);
    if (source.is_people) {
      const rows = await collect(pages, PEOPLE_MAX_ROWS);
      await keepTrace(ctx, source.liste, rows.length, { format, colonnes: keys.join(','), ...filters });
      pages = once(rows);
    }
    if (format === 'csv') {
      yield* writeCsv(titles, mapped(pages, cells), labels ? ',' : '.');
      return;
    }
    const rows = await collect(pages, XLSX_MAX_ROWS);
    yield await makeXlsx({ name: word(source.title), columns, rows, word: labels, is_rtl: labels !== null && ctx.langue === 'ar' });
  }
  return { nom: `${source.liste}-${toCivilDate(ctx.now)}.${format}`, type: types[format], ecrire: write };
}

/** The pages of a list, until its end or until nobody waits for them. */
async function* readPages<L extends ListeExportable, Input, Row>(
  ctx: Ctx,
  source: ExportSource<L, Input, Row>,
  filters: Input,
  signal: AbortSignal,
): AsyncGenerator<Row[]> {
  let cursor: string | null = null;
  do {
    signal.throwIfAborted();
    const page: { items: Row[]; next_cursor: string | null } = await source.list(ctx, {
      ...filters,
      limit: PAGE,
      ...(cursor === null ? {} : { cursor }),
    });
    yield page.items;
    cursor = page.next_cursor;
  } while (cursor !== null);
}

async function collect<Row>(pages: AsyncIterable<Row[]>, max: number): Promise<Row[]> {
  const rows: Row[] = [];
  for await (const page of pages) {
    for (const row of page) rows.push(row);
    if (rows.length > max) throw new DomainError('EXPORT_TOO_MANY_ROWS', { field: 'format', details: { max } });
  }
  return rows;
}

async function* once<Row>(rows: Row[]): AsyncGenerator<Row[]> {
  yield rows;
}

async function* mapped<A, B>(items: AsyncIterable<A>, map: (item: A) => B): AsyncGenerator<B> {
  for await (const item of items) yield map(item);
}

/** Who took which people, how many and how they were chosen: on the account of who took them, before anything leaves. */
function keepTrace(ctx: Ctx, liste: ListeExportable, lignes: number, filtres: object): Promise<void> {
  const facts = Object.entries({ liste, lignes, ...filtres }).filter(([, value]) => value !== undefined);
  const changements = Object.fromEntries(facts.map(([name, apres]: [string, unknown]) => [name, { avant: null, apres }]));
  return inTransaction(ctx, (inner) =>
    recordChange(inner, { objet: 'user', objet_id: actorOf(ctx).id, action: 'export', changements, is_sensible: true }),
  );
}
