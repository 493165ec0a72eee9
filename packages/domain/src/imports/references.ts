import { DomainError } from '@mif/contract/errors';
import type { Ctx } from '../kernel/context.ts';
import { clientsOf, sitesOf } from '../kernel/scope.ts';
import type { FileRow, Refuse } from './fields.ts';
import { fold } from './vocabulary.ts';

/** Rows by what people call them: a code in any case, or a name without accents. */
export interface Directory<Row> {
  find: (text: string) => Row | 'several' | null;
}

/** Finds rows by code first, then by name; one written exactly so is meant where several fold to the same. */
export function directoryOf<Row>(rows: readonly Row[], codeOf: (row: Row) => string, nameOf: (row: Row) => string): Directory<Row> {
  const byCode = Map.groupBy(rows, (row) => codeOf(row).toLowerCase());
  const byName = Map.groupBy(rows, (row) => fold(nameOf(row)));
  return {
    find(text) {
      const wanted = text.trim();
      const codes = byCode.get(wanted.toLowerCase()) ?? [];
      const found = codes.length > 0 ? codes : (byName.get(fold(wanted)) ?? []);
      if (found.length <= 1) return found[0] ?? null;
      const exact = found.filter((row) => codeOf(row) === wanted || nameOf(row) === wanted);
      return exact.length === 1 ? (exact[0] ?? null) : 'several';
    },
  };
}

/** A client company as files name it. */
export interface NamedClient {
  id: number;
  code: string;
  nom: string;
}

/**
 * The client each row is about: the one it names, or that of the whole import. Rows that name none, or nobody, are refused
 * at their column.
 * @param client_id of the import
 * @throws CLIENT_NOT_FOUND where that one is not the caller's to see
 */
export async function clientOfRows(
  ctx: Ctx,
  rows: readonly FileRow[],
  client_id: number | undefined,
  refuse: Refuse,
): Promise<Map<FileRow, NamedClient>> {
  const clients = await clientsOf(ctx, 'client.read').select(['c.id', 'c.code', 'c.nom']).execute();
  const directory = directoryOf(
    clients,
    ({ code }) => code,
    ({ nom }) => nom,
  );
  const usual = clients.find(({ id }) => id === client_id);
  if (client_id !== undefined && !usual) throw new DomainError('CLIENT_NOT_FOUND', { field: 'mapping.client_id' });
  const found = new Map<FileRow, NamedClient>();
  for (const row of rows) {
    const named = row.values.get('client');
    const client = typeof named === 'string' ? directory.find(named) : (usual ?? null);
    if (client === 'several') refuse(row, 'client', 'IMPORT_VALUE_INVALID', { attendu: 'code_unique' });
    else if (client) found.set(row, client);
    else if (named === undefined || named === null) refuse(row, 'client', 'IMPORT_CLIENT_MISSING');
    else refuse(row, 'client', 'IMPORT_REFERENCE_UNKNOWN', { registre: 'clients' });
  }
  return found;
}

/** A site as files name it. */
export interface NamedSite {
  id: number;
  client_id: number;
  code: string;
  nom: string;
}

/**
 * The site each row names, at its client; null for a row that names none. Rows of no client, and of a site their client
 * does not have, are not among them: the latter are refused at their column.
 */
export async function siteOfRows(
  ctx: Ctx,
  rows: readonly FileRow[],
  clients: ReadonlyMap<FileRow, NamedClient>,
  refuse: Refuse,
): Promise<Map<FileRow, NamedSite | null>> {
  const sites = await sitesOf(ctx, 'site.read').select(['s.id', 's.client_id', 's.code', 's.nom']).execute();
  const directories = new Map(
    [...Map.groupBy(sites, ({ client_id }) => client_id)].map(([client_id, own]) => [
      client_id,
      directoryOf(
        own,
        ({ code }) => code,
        ({ nom }) => nom,
      ),
    ]),
  );
  const found = new Map<FileRow, NamedSite | null>();
  for (const row of rows) {
    const client = clients.get(row);
    if (!client) continue;
    const named = row.values.get('site');
    const site = typeof named === 'string' ? (directories.get(client.id)?.find(named) ?? 'none') : null;
    if (site === 'none') refuse(row, 'site', 'IMPORT_REFERENCE_UNKNOWN', { registre: 'sites' });
    else if (site === 'several') refuse(row, 'site', 'IMPORT_VALUE_INVALID', { attendu: 'code_unique' });
    else found.set(row, site);
  }
  return found;
}
