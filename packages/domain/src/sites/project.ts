import type { Site } from '@mif/contract/sites';
import { DomainError } from '@mif/contract/errors';
import type { Ctx } from '../kernel/context.ts';
import { toIso } from '../kernel/instants.ts';
import { sitesOf } from '../kernel/scope.ts';

const columns = [
  's.id',
  's.client_id',
  's.code',
  's.nom',
  's.adresse',
  's.code_postal',
  's.ville',
  's.latitude',
  's.longitude',
  's.instructions_acces',
  's.horaires',
  's.langue',
  's.is_active',
  's.version',
  's.created_at',
  's.updated_at',
] as const;

/** Sites with their client's name, from a query over `sites as s`. */
export function withColumns(query: ReturnType<typeof sitesOf>) {
  return query.innerJoin('clients as c', 'c.id', 's.client_id').select([...columns, 'c.nom as client_nom']);
}

type Row = Awaited<ReturnType<ReturnType<typeof withColumns>['execute']>>[number];

/** The DTO of a row. */
export function toSite({ client_nom, ...row }: Row): Site {
  return {
    ...row,
    created_at: toIso(row.created_at),
    updated_at: toIso(row.updated_at),
    client: { id: row.client_id, nom: client_nom },
  };
}

/**
 * One site, if the caller may read it.
 * @throws SITE_NOT_FOUND also for a row outside the caller's scope
 */
export async function readSite(ctx: Ctx, id: number): Promise<Site> {
  const row = await withColumns(sitesOf(ctx, 'site.read')).where('s.id', '=', id).executeTakeFirst();
  if (!row) throw new DomainError('SITE_NOT_FOUND', { field: 'id' });
  return toSite(row);
}
