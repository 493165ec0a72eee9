import { sql, type Selectable } from 'kysely';
import type { Client, ClientDetail, ClientListItem } from '@mif/contract/clients';
import { DomainError } from '@mif/contract/errors';
import { statutsOuverts } from '@mif/contract/interventions';
import type { Tables } from '@mif/db/orm';
import { contactsOfClient } from '../contacts/project.ts';
import { reachOfActor } from '../kernel/actor.ts';
import { actorOf, type Ctx } from '../kernel/context.ts';
import { toIso } from '../kernel/instants.ts';
import { clientsOf, equipementsOf, interventionsOf, sitesOf } from '../kernel/scope.ts';

const columns = [
  'c.id',
  'c.code',
  'c.nom',
  'c.raison_sociale',
  'c.forme_juridique',
  'c.ice',
  'c.identifiant_fiscal',
  'c.rc',
  'c.rc_tribunal',
  'c.taxe_professionnelle',
  'c.cnss',
  'c.adresse',
  'c.code_postal',
  'c.ville',
  'c.email',
  'c.telephone',
  'c.langue',
  'c.is_active',
  'c.version',
  'c.created_at',
  'c.updated_at',
] as const;

/** Client companies with what a list shows of them, from a query over `clients as c`. */
export function withListColumns(ctx: Ctx, query: ReturnType<typeof clientsOf>) {
  return query.select(columns).select([
    sitesOf(ctx, 'site.read')
      .select(sql<number>`count(*)::int`.as('n'))
      .where(sql<boolean>`s.client_id = c.id and s.is_active`)
      .as('sites'),
    equipementsOf(ctx, 'equipement.read')
      .select(sql<number>`count(*)::int`.as('n'))
      .where(sql<boolean>`e.client_id = c.id and e.statut <> 'retire'`)
      .as('equipements'),
    interventionsOf(ctx, 'intervention.read')
      .select(sql<number>`count(*)::int`.as('n'))
      .where(sql<boolean>`i.client_id = c.id`)
      .where('i.statut', 'in', statutsOuverts)
      .as('interventions_ouvertes'),
  ]);
}

type Counts = Pick<ClientListItem, 'sites' | 'equipements' | 'interventions_ouvertes'>;
type Row = Omit<Selectable<Tables['clients']>, 'notes' | 'calendrier_id'> & { [K in keyof Counts]: number | null };

/** The DTO of a list's row. */
export function toListItem({ sites, equipements, interventions_ouvertes, ...row }: Row): ClientListItem {
  return {
    ...row,
    created_at: toIso(row.created_at),
    updated_at: toIso(row.updated_at),
    sites: sites ?? 0,
    equipements: equipements ?? 0,
    interventions_ouvertes: interventions_ouvertes ?? 0,
  };
}

/** Fields of a client company that its own accounts do not read, here or in its history. */
export const internalFields = ['notes'] as const satisfies readonly (keyof Client)[];

/**
 * One client company in full, if the caller may read it.
 * @throws CLIENT_NOT_FOUND also for a row outside the caller's scope
 */
export async function readClient(ctx: Ctx, id: number): Promise<ClientDetail> {
  const row = await withListColumns(ctx, clientsOf(ctx, 'client.read')).select('c.notes').where('c.id', '=', id).executeTakeFirst();
  if (!row) throw new DomainError('CLIENT_NOT_FOUND', { field: 'id' });
  const { notes, ...listed } = row;
  const actor = actorOf(ctx);
  return {
    ...toListItem(listed),
    notes: actor.role === 'client' ? null : notes,
    contacts: await contactsOfClient(ctx, id),
    actions_permises: reachOfActor(actor, 'client.update') === 'any' ? ['update'] : [],
  };
}
