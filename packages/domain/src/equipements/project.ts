import { sql } from 'kysely';
import { actionsEquipement, type EquipementDetail, type EquipementListItem } from '@mif/contract/equipements';
import { statutsOuverts } from '@mif/contract/interventions';
import { DomainError } from '@mif/contract/errors';
import type { Permission } from '@mif/contract/permissions';
import type { ChampValeur, ValeurChamp } from '@mif/contract/types-equipement';
import { reachOfActor } from '../kernel/actor.ts';
import { actorOf, type Ctx } from '../kernel/context.ts';
import { toIso, toIsoOrNull } from '../kernel/instants.ts';
import { equipementsOf, interventionsOf } from '../kernel/scope.ts';
import { findType } from '../types-equipement/use.ts';
import { countChildren } from './branch.ts';
import { isUnderWarranty } from './rules.ts';
import { ancestorsOf } from './tree.ts';

const columns = [
  'e.id',
  'e.code',
  'e.nom',
  'e.type',
  'e.localisation',
  'e.frequence_entretien',
  'e.statut',
  'e.criticite',
  'e.numero_serie',
  'e.fabricant',
  'e.modele',
  'e.date_mise_en_service',
  'e.date_fin_garantie',
  'e.client_id',
  'e.site_id',
  'e.parent_id',
  'e.version',
] as const;

/** The open interventions of the equipment `e` that the caller may read, as a column. */
function openCount(ctx: Ctx) {
  return interventionsOf(ctx, 'intervention.read')
    .select(sql<number>`count(*)::int`.as('n'))
    .where(sql<boolean>`i.equipement_id = e.id`)
    .where('i.statut', 'in', statutsOuverts)
    .as('interventions_ouvertes');
}

/** Equipements with what a list shows of them, from a query over `equipements as e`. */
export function withListColumns(ctx: Ctx, query: ReturnType<typeof equipementsOf>) {
  return query
    .innerJoin('clients as c', 'c.id', 'e.client_id')
    .innerJoin('sites as s', 's.id', 'e.site_id')
    .select([...columns, 'c.nom as client_nom', 's.nom as site_nom'])
    .select(openCount(ctx));
}

type ListRow = Awaited<ReturnType<ReturnType<typeof withListColumns>['execute']>>[number];

/** The DTO of a list's row. */
export function toListItem(row: ListRow, now: Date): EquipementListItem {
  return {
    id: row.id,
    code: row.code,
    nom: row.nom,
    type: row.type,
    localisation: row.localisation,
    frequence_entretien: row.frequence_entretien,
    statut: row.statut,
    criticite: row.criticite,
    numero_serie: row.numero_serie,
    fabricant: row.fabricant,
    modele: row.modele,
    date_mise_en_service: row.date_mise_en_service,
    date_fin_garantie: row.date_fin_garantie,
    is_sous_garantie: isUnderWarranty(row.date_fin_garantie, now),
    client_id: row.client_id,
    site_id: row.site_id,
    parent_id: row.parent_id,
    version: row.version,
    client: { id: row.client_id, nom: row.client_nom },
    site: { id: row.site_id, nom: row.site_nom },
    interventions_ouvertes: row.interventions_ouvertes ?? 0,
  };
}

/**
 * One equipment in full, if the caller may read it.
 * @throws EQUIPEMENT_NOT_FOUND also for a row outside the caller's scope
 */
export async function readEquipement(ctx: Ctx, id: number): Promise<EquipementDetail> {
  const row = await withListColumns(ctx, equipementsOf(ctx, 'equipement.read'))
    .select(['e.created_at', 'e.updated_at', 'e.valeurs'])
    .select(countChildren(ctx, true))
    .where('e.id', '=', id)
    .executeTakeFirst();
  if (!row) throw new DomainError('EQUIPEMENT_NOT_FOUND', { field: 'id' });
  const totals = await interventionsOf(ctx, 'intervention.read')
    .select([sql<number>`count(*)::int`.as('total'), sql<Date | string | null>`max(i.date_creation)`.as('derniere')])
    .where('i.equipement_id', '=', id)
    .executeTakeFirstOrThrow();
  return {
    ...toListItem(row, ctx.now),
    ancetres: await ancestorsOf(ctx, id),
    enfants: row.enfants ?? 0,
    champs: await readFields(ctx, row.type, row.valeurs),
    created_at: toIso(row.created_at),
    updated_at: toIso(row.updated_at),
    interventions_total: totals.total,
    derniere_intervention: toIsoOrNull(totals.derniere),
    actions_permises: allowedActions(ctx, row.statut),
  };
}

/** The custom fields of an equipment: those asked for, then archived ones that still hold something. */
async function readFields(ctx: Ctx, type: string, valeurs: object): Promise<ChampValeur[]> {
  const held = new Map(Object.entries(valeurs) as [string, ValeurChamp][]);
  const champs = (await findType(ctx, type))?.champs ?? [];
  return champs
    .filter(({ cle, is_archive }) => !is_archive || held.has(cle))
    .map((champ) => ({ ...champ, valeur: held.get(champ.cle) ?? null }));
}

const actionPermissions = {
  update: 'equipement.update',
  retire: 'equipement.retire',
  move: 'equipement.move',
  arret: 'arret.update',
  compteur: 'compteur.update',
  releve: 'releve.create',
} as const satisfies Record<(typeof actionsEquipement)[number], Permission>;

// The row is one the caller may read, and every reach of these permissions is that of reading.
function allowedActions(ctx: Ctx, statut: EquipementDetail['statut']): EquipementDetail['actions_permises'] {
  if (statut === 'retire') return [];
  const actor = actorOf(ctx);
  return actionsEquipement.filter((action) => reachOfActor(actor, actionPermissions[action]) !== null);
}
