import { sql } from 'kysely';
import { DomainError } from '@mif/contract/errors';
import { statutsOuverts } from '@mif/contract/interventions';
import type { SiteDetail, SiteListItem } from '@mif/contract/sites';
import { contactsOfSite } from '../contacts/project.ts';
import { reachOfActor } from '../kernel/actor.ts';
import { actorOf, type Ctx } from '../kernel/context.ts';
import { toIso } from '../kernel/instants.ts';
import { equipementsOf, interventionsOf, sitesOf } from '../kernel/scope.ts';
import { usesOf } from './uses.ts';

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

/** Sites with what a list shows of them, from a query over `sites as s`. */
export function withListColumns(ctx: Ctx, query: ReturnType<typeof sitesOf>) {
  return query
    .innerJoin('clients as c', 'c.id', 's.client_id')
    .select([...columns, 'c.nom as client_nom'])
    .select([
      equipementsOf(ctx, 'equipement.read')
        .select(sql<number>`count(*)::int`.as('n'))
        .where(sql<boolean>`e.site_id = s.id and e.statut <> 'retire'`)
        .as('equipements'),
      interventionsOf(ctx, 'intervention.read')
        .innerJoin('equipements as ie', 'ie.id', 'i.equipement_id')
        .select(sql<number>`count(*)::int`.as('n'))
        .where(sql<boolean>`ie.site_id = s.id`)
        .where('i.statut', 'in', statutsOuverts)
        .as('interventions_ouvertes'),
    ]);
}

type Row = Awaited<ReturnType<ReturnType<typeof withListColumns>['execute']>>[number];

/** The DTO of a list's row. */
export function toListItem(row: Row): SiteListItem {
  const { client_nom, created_at: _created, updated_at: _updated, equipements, interventions_ouvertes, ...site } = row;
  return {
    ...site,
    client: { id: row.client_id, nom: client_nom },
    equipements: equipements ?? 0,
    interventions_ouvertes: interventions_ouvertes ?? 0,
  };
}

/**
 * One site, if the caller may read it.
 * @throws SITE_NOT_FOUND also for a row outside the caller's scope
 */
export async function readSite(ctx: Ctx, id: number): Promise<SiteDetail> {
  const row = await withListColumns(ctx, sitesOf(ctx, 'site.read')).where('s.id', '=', id).executeTakeFirst();
  if (!row) throw new DomainError('SITE_NOT_FOUND', { field: 'id' });
  return {
    ...toListItem(row),
    created_at: toIso(row.created_at),
    updated_at: toIso(row.updated_at),
    contacts: await contactsOfSite(ctx, id),
    actions_permises: await allowedActions(ctx, row),
  };
}

async function allowedActions(ctx: Ctx, { id, is_active }: Row): Promise<SiteDetail['actions_permises']> {
  const actor = actorOf(ctx);
  if (reachOfActor(actor, 'site.update') !== 'any') return [];
  const isUnused = Object.values(await usesOf(ctx, id)).every((n) => n === 0);
  return ['update', is_active ? 'deactivate' : 'activate', ...(isUnused ? (['remove'] as const) : [])];
}
