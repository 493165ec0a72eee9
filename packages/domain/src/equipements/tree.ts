import { DomainError } from '@mif/contract/errors';
import { sql } from 'kysely';
import type { Ctx } from '../kernel/context.ts';
import { equipementsOf, sitesOf, unscopedTables } from '../kernel/scope.ts';
import { firstSiteOf } from '../sites/default-site.ts';

// The number of this lock is in the trigger that writes the path of a new equipment, too.
const TREE_LOCK = 727_040;

/**
 * Lets nobody else change the shape of a client's tree until the transaction ends. Taken before any row, so that two who
 * move wait for one another here and nowhere else.
 */
export async function lockTree(ctx: Ctx, client_id: number): Promise<void> {
  await ctx.em.execute('select pg_advisory_xact_lock(?, ?)', [TREE_LOCK, client_id]);
}

/** Keeps the shape of a client's tree as it is until the transaction ends; several may. */
async function holdTree(ctx: Ctx, client_id: number): Promise<void> {
  await ctx.em.execute('select pg_advisory_xact_lock_shared(?, ?)', [TREE_LOCK, client_id]);
}

/** Where an equipment stands: its site, and what it is a part of. */
export interface Place {
  site_id: number;
  parent: { id: number; nom: string; chemin: string } | null;
}

/**
 * The place a caller means, of one client, held as it is until the transaction ends.
 * @throws SITE_NOT_FOUND, EQUIPEMENT_NOT_FOUND, EQUIPEMENT_OTHER_CLIENT, EQUIPEMENT_RETIRED and EQUIPEMENT_PARENT_SITE on
 * `parent_id`
 */
export async function findPlace(
  ctx: Ctx,
  client_id: number,
  asked: { parent_id?: number | null | undefined; site_id?: number | undefined },
): Promise<Place> {
  if (!asked.parent_id) {
    if (!asked.site_id) return { site_id: await firstSiteOf(ctx, client_id), parent: null };
    const site = await sitesOf(ctx, 'site.read')
      .select('s.id')
      .where('s.id', '=', asked.site_id)
      .where('s.client_id', '=', client_id)
      .executeTakeFirst();
    if (!site) throw new DomainError('SITE_NOT_FOUND', { field: 'site_id' });
    return { site_id: site.id, parent: null };
  }
  await holdTree(ctx, client_id);
  const field = 'parent_id';
  const parent = await equipementsOf(ctx, 'equipement.read')
    .select(['e.id', 'e.nom', 'e.statut', 'e.client_id', 'e.site_id', sql<string>`e.chemin::text`.as('chemin')])
    .where('e.id', '=', asked.parent_id)
    .executeTakeFirst();
  if (!parent) throw new DomainError('EQUIPEMENT_NOT_FOUND', { field });
  if (parent.client_id !== client_id) throw new DomainError('EQUIPEMENT_OTHER_CLIENT', { field, details: { equipement: parent.nom } });
  if (parent.statut === 'retire') throw new DomainError('EQUIPEMENT_RETIRED', { field, details: { equipement: parent.nom } });
  if (asked.site_id && asked.site_id !== parent.site_id) {
    throw new DomainError('EQUIPEMENT_PARENT_SITE', { field, details: { equipement: parent.nom } });
  }
  return { site_id: parent.site_id, parent: { id: parent.id, nom: parent.nom, chemin: parent.chemin } };
}

/**
 * Refuses a name another equipment in service of the site carries, in any case and with or without accents.
 * @param except the equipment that is named, with everything under it
 * @throws EQUIPEMENT_NOM_TAKEN with the code of the one that carries it
 */
export async function requireFreeName(ctx: Ctx, place: { site_id: number; nom: string; except?: number }): Promise<void> {
  let query = unscopedTables(ctx.em)
    .selectFrom('equipements as e')
    .select(['e.nom', 'e.code'])
    .where('e.site_id', '=', place.site_id)
    .where('e.statut', '<>', 'retire')
    .where(sql<boolean>`recherche.sans_accents(e.nom) = recherche.sans_accents(${place.nom})`);
  if (place.except) query = query.where('e.id', '<>', place.except);
  const taken = await query.executeTakeFirst();
  if (taken) throw new DomainError('EQUIPEMENT_NOM_TAKEN', { field: 'nom', details: { nom: taken.nom, code: taken.code } });
}

/** Where an equipment stands in words, as history keeps it: « Usine de Berrechid › Ligne 2 › Convoyeur ». */
export async function placeText(ctx: Ctx, site_id: number, parent_id: number | null): Promise<string> {
  const db = unscopedTables(ctx.em);
  const site = await db.selectFrom('sites').select('nom').where('id', '=', site_id).executeTakeFirstOrThrow();
  const above = parent_id === null ? [] : await ancestorsOf(ctx, parent_id, true);
  return [site.nom, ...above.map(({ nom }) => nom)].join(' › ');
}

/**
 * What an equipment is a part of, from the top of its site down. Whoever may read an equipment may read where it stands.
 * @param isIncluded whether the equipment itself is the last one
 */
export function ancestorsOf(ctx: Ctx, id: number, isIncluded = false) {
  return unscopedTables(ctx.em)
    .selectFrom('equipements as e')
    .innerJoin('equipements as up', (join) => join.on(sql<boolean>`up.chemin @> e.chemin`))
    .select(['up.id', 'up.code', 'up.nom'])
    .where('e.id', '=', id)
    .where(({ eb, and, ref }) => (isIncluded ? and([]) : eb('up.id', '<>', ref('e.id'))))
    .orderBy(sql`nlevel(up.chemin)`)
    .execute();
}
