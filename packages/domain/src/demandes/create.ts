import { Demande as DemandeRow } from '@mif/db/entities/demande';
import type { CreateDemandeInput, Demande, SourceDemande } from '@mif/contract/demandes';
import { DomainError } from '@mif/contract/errors';
import type { RequiredEntityData } from '@mikro-orm/core';
import { changesOfCreation, recordChange } from '../journal/record.ts';
import { requirePermission } from '../kernel/actor.ts';
import { nextReference } from '../kernel/codes.ts';
import { applyOnce } from '../kernel/commands.ts';
import { actorOf, type Ctx } from '../kernel/context.ts';
import { equipementsOf, sitesOf, unscopedTables } from '../kernel/scope.ts';
import { requireSiteInUse } from '../sites/in-use.ts';
import { announceDemande } from './announce.ts';
import { readDemande } from './project.ts';
import { recordedFields } from './recorded.ts';

/**
 * Asks for an intervention on a machine, or at a site where the machine is not known; the managers are told.
 * @throws DEMANDE_PLACE_REQUIRED, EQUIPEMENT_NOT_FOUND, EQUIPEMENT_RETIRED, SITE_NOT_FOUND, SITE_INACTIVE, ETIQUETTE_UNKNOWN
 */
export async function createDemande(ctx: Ctx, input: CreateDemandeInput): Promise<Demande> {
  requirePermission(ctx.actor, 'demande.create');
  const actor = actorOf(ctx);
  const id = await applyOnce(ctx, { command_id: input.command_id, nom: 'demande.create', input }, async () => {
    const place = await placeOf(ctx, input);
    return submit(ctx, {
      ...place,
      titre: input.titre,
      description: input.description || null,
      priorite: input.priorite,
      source: actor.role === 'client' ? 'client' : 'employe',
      auteur_id: actor.id,
    });
  });
  return readDemande(ctx, id);
}

/** Where it is: client and site follow from the machine. */
export interface Place {
  client_id: number;
  site_id: number;
  equipement_id: number | null;
}

type Submitted = Place & { titre: string; description: string | null; source: SourceDemande } & Partial<RequiredEntityData<DemandeRow>>;

/** Writes a demande of a place that was checked, tells the managers, and gives its id. */
export async function submit(ctx: Ctx, facts: Submitted): Promise<number> {
  const demande = ctx.em.create(DemandeRow, {
    priorite: 'normale',
    ...facts,
    reference: await nextReference(ctx, 'DI'),
    statut: 'soumise',
    date_creation: ctx.now,
  });
  await ctx.em.flush();
  await recordChange(ctx, {
    objet: 'demande',
    objet_id: demande.id,
    action: 'create',
    changements: changesOfCreation(recordedFields(demande)),
  });
  await announceDemande(ctx, demande, 'demande_soumise');
  return demande.id;
}

async function placeOf(ctx: Ctx, input: CreateDemandeInput): Promise<Place> {
  if (input.jeton !== undefined) return placeOfLabel(ctx, input.jeton);
  if (input.equipement_id) {
    const row = await equipementsOf(ctx, 'demande.create')
      .select(['e.id', 'e.client_id', 'e.site_id', 'e.statut', 'e.nom'])
      .where('e.id', '=', input.equipement_id)
      .forKeyShare('e')
      .executeTakeFirst();
    if (!row) throw new DomainError('EQUIPEMENT_NOT_FOUND', { field: 'equipement_id' });
    if (row.statut === 'retire') {
      throw new DomainError('EQUIPEMENT_RETIRED', { field: 'equipement_id', details: { equipement: row.nom } });
    }
    await requireSiteInUse(ctx, row.site_id, 'equipement_id');
    return { client_id: row.client_id, site_id: row.site_id, equipement_id: row.id };
  }
  if (!input.site_id) throw new DomainError('DEMANDE_PLACE_REQUIRED', { field: 'equipement_id' });
  const site = await sitesOf(ctx, 'demande.create').select(['s.id', 's.client_id']).where('s.id', '=', input.site_id).executeTakeFirst();
  if (!site) throw new DomainError('SITE_NOT_FOUND', { field: 'site_id' });
  await requireSiteInUse(ctx, site.id, 'site_id');
  return { client_id: site.client_id, site_id: site.id, equipement_id: null };
}

// Whoever of the house stands before a machine may report on it, also where his own work never led him; a client on his own.
async function placeOfLabel(ctx: Ctx, jeton: string): Promise<Place> {
  const actor = actorOf(ctx);
  const place = await findLabelled(ctx, jeton);
  if (!place || (actor.role === 'client' && actor.client_id !== place.client_id)) {
    throw new DomainError('ETIQUETTE_UNKNOWN', { field: 'jeton' });
  }
  return place;
}

/** The machine in service a label is stuck on; null for any other label: unknown, renewed since, or of a retired machine. */
export async function findLabelled(ctx: Ctx, jeton: string): Promise<(Place & { equipement_id: number }) | null> {
  const row = await unscopedTables(ctx.em)
    .selectFrom('etiquettes as l')
    .innerJoin('equipements as e', 'e.id', 'l.equipement_id')
    .select(['e.id as equipement_id', 'e.client_id', 'e.site_id'])
    .where('l.jeton', '=', jeton)
    .where('e.statut', '!=', 'retire')
    .executeTakeFirst();
  return row ?? null;
}
