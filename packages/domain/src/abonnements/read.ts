import { createHash } from 'node:crypto';
import { fluxJours, fluxLimits, type Flux, type FluxInput } from '@mif/contract/abonnements';
import { DomainError } from '@mif/contract/errors';
import { addDays, civilDayBounds, toCivilDate } from '@mif/contract/time';
import type { Actor } from '../kernel/actor.ts';
import type { Ctx } from '../kernel/context.ts';
import { toIso, toIsoOrNull } from '../kernel/instants.ts';
import { countWithin, networkOf } from '../kernel/rate-limit.ts';
import { interventionsOf, unscopedTables } from '../kernel/scope.ts';
import { listOccurrences } from '../plans/list-occurrences.ts';

const HOUR_SECONDS = 3600;
const MINUTE_MS = 60_000;
/** More than anybody does in seven months. */
const MAX_ITEMS = 5000;

/** What the database keeps of the secret of an address. */
export function empreinteOf(jeton: string): string {
  return createHash('sha256').update(jeton).digest('hex');
}

/**
 * A calendar by its address, for whoever has it: what its technician, or its client, reads of his own work.
 * @param adresse where the call comes from
 * @throws FLUX_NOT_FOUND for an address that is unknown, revoked, or of somebody who is not active any more, without a difference;
 * FLUX_LIMIT
 */
export async function readFlux(ctx: Ctx, { jeton }: FluxInput, adresse: string | null): Promise<Flux> {
  const window = { window_seconds: HOUR_SECONDS };
  const from = { cle: `flux:adresse:${networkOf(adresse)}`, max: fluxLimits.par_adresse, ...window };
  await countWithin(ctx.em, from, ctx.now, 'FLUX_LIMIT');
  const feed = await findFeed(ctx, jeton);
  if (!feed) throw new DomainError('FLUX_NOT_FOUND', { field: 'jeton' });
  await countWithin(ctx.em, { cle: `flux:${feed.id}`, max: fluxLimits.par_flux, ...window }, ctx.now, 'FLUX_LIMIT');
  await noteReading(ctx, feed.id);
  const { reader, nom, langue } = feed;
  const genre = reader.role === 'technicien' ? 'technicien' : 'client';
  const as = { ...ctx, actor: reader };
  return {
    genre,
    nom,
    langue,
    jour: toCivilDate(ctx.now),
    interventions: await readInterventions(as),
    echeances: await readEcheances(as, reader),
  };
}

async function findFeed(ctx: Ctx, jeton: string) {
  const row = await unscopedTables(ctx.em)
    .selectFrom('abonnements as b')
    .innerJoin('users as author', 'author.id', 'b.cree_par_id')
    .leftJoin('techniciens as t', 't.id', 'b.technicien_id')
    .leftJoin('users as u', 'u.id', 't.user_id')
    .leftJoin('clients as c', 'c.id', 'b.client_id')
    .select(['b.id', 'b.technicien_id', 'b.client_id', 'author.id as author_id', 'author.role', 'author.is_active as is_author_active'])
    .select(['author.client_id as author_client_id', 'author.langue as author_langue'])
    .select(['u.id as user_id', 'u.full_name', 'u.langue', 'u.is_active as is_user_active', 't.is_active as is_technicien_active'])
    .select(['c.nom as client_nom', 'c.langue as client_langue', 'c.is_active as is_client_active'])
    .where('b.empreinte', '=', empreinteOf(jeton))
    .where('b.revoked_at', 'is', null)
    .executeTakeFirst();
  if (!row) return null;
  const { id, technicien_id, client_id } = row;
  // What an address shows is read as its technician, or as an account of its client: one row scope for all.
  const reader: Actor = {
    id: row.user_id ?? row.author_id,
    full_name: row.full_name ?? '',
    role: technicien_id === null ? 'client' : 'technicien',
    langue: row.langue ?? row.author_langue,
    client_id,
    technicien_id,
    session_id: '',
  };
  if (technicien_id !== null) {
    if (!row.is_technicien_active || !row.is_user_active) return null;
    return { id, reader, nom: row.full_name ?? '', langue: reader.langue };
  }
  // An account of the company that made the address takes it along when it goes.
  const isAuthorGone = row.role === 'client' && (!row.is_author_active || row.author_client_id !== client_id);
  if (!row.is_client_active || isAuthorGone) return null;
  return { id, reader, nom: row.client_nom ?? '', langue: row.role === 'client' ? row.author_langue : (row.client_langue ?? 'fr') };
}

async function noteReading(ctx: Ctx, id: number): Promise<void> {
  const before = new Date(ctx.now.getTime() - MINUTE_MS);
  await unscopedTables(ctx.em)
    .updateTable('abonnements')
    .set({ last_read_at: ctx.now })
    .where('id', '=', id)
    .where(({ or, eb }) => or([eb('last_read_at', 'is', null), eb('last_read_at', '<', before)]))
    .execute();
}

// What was created already is there as its intervention.
async function readEcheances(ctx: Ctx, { technicien_id, client_id }: Actor): Promise<Flux['echeances']> {
  const du = toCivilDate(ctx.now);
  const whose = technicien_id === null ? { client_id: client_id ?? undefined } : { technicien_id };
  const { items } = await listOccurrences(ctx, { du, au: addDays(du, fluxJours.apres), ...whose });
  return items
    .filter(({ statut }) => statut === 'prevue')
    .map(({ plan_id, n, date_theorique, date_due, titre, is_estimee, equipement, site }) => ({
      plan_id,
      n,
      date_theorique,
      date_due,
      titre,
      is_estimee,
      equipement: equipement.nom,
      site: site.nom,
    }));
}

async function readInterventions(ctx: Ctx): Promise<Flux['interventions']> {
  const today = toCivilDate(ctx.now);
  const rows = await interventionsOf(ctx, 'intervention.read')
    .innerJoin('equipements as e', 'e.id', 'i.equipement_id')
    .innerJoin('sites as s', 's.id', 'e.site_id')
    .innerJoin('clients as c', 'c.id', 'i.client_id')
    .leftJoin('techniciens as t', 't.id', 'i.technicien_id')
    .leftJoin('users as u', 'u.id', 't.user_id')
    .select(['i.id', 'i.reference', 'i.titre', 'i.statut', 'i.priorite', 'i.type', 'i.version', 'i.date_creation'])
    .select(['i.date_debut_prevue', 'i.date_fin_prevue', 'e.nom as equipement', 'c.nom as client', 'u.full_name as technicien'])
    .select(['s.nom as site_nom', 's.adresse', 's.ville', 's.latitude', 's.longitude'])
    .select(({ selectFrom }) =>
      selectFrom('intervention_historique as h')
        .select('h.date_serveur')
        .whereRef('h.intervention_id', '=', 'i.id')
        .orderBy('h.id', 'desc')
        .limit(1)
        .as('date_modification'),
    )
    .where('i.date_debut_prevue', '>=', new Date(civilDayBounds(addDays(today, -fluxJours.avant)).start))
    .where('i.date_debut_prevue', '<', new Date(civilDayBounds(addDays(today, fluxJours.apres)).end))
    .orderBy('i.date_debut_prevue')
    .orderBy('i.id')
    .limit(MAX_ITEMS)
    .execute();
  return rows.flatMap(({ date_debut_prevue, date_modification, date_creation, date_fin_prevue, ...row }) => {
    if (date_debut_prevue === null) return [];
    const { site_nom, adresse, ville, latitude, longitude, ...facts } = row;
    return [
      {
        ...facts,
        date_debut_prevue: toIso(date_debut_prevue),
        date_fin_prevue: toIsoOrNull(date_fin_prevue),
        date_modification: toIso(date_modification ?? date_creation),
        site: { nom: site_nom, adresse, ville, latitude, longitude },
      },
    ];
  });
}
