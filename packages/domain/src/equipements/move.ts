import type { EquipementDetail, MoveEquipementInput } from '@mif/contract/equipements';
import { DomainError } from '@mif/contract/errors';
import { sql } from 'kysely';
import { recordChange } from '../journal/record.ts';
import { changesBetween } from '../kernel/changes.ts';
import type { Ctx } from '../kernel/context.ts';
import { equipementsOf, unscopedTables } from '../kernel/scope.ts';
import { requireSiteInUse } from '../sites/in-use.ts';
import { loadForChange } from './load.ts';
import { readEquipement } from './project.ts';
import { findPlace, lockTree, placeText, type Place } from './tree.ts';

/**
 * Puts an equipment, with everything under it, elsewhere in its client's tree: under another one, or at the top of a site.
 * The move is written into the history of the moved one; what it carries along keeps its own.
 * @throws EQUIPEMENT_NOT_FOUND, EQUIPEMENT_RETIRED, RECORD_VERSION_CONFLICT, EQUIPEMENT_CYCLE, EQUIPEMENT_OTHER_CLIENT,
 * EQUIPEMENT_PARENT_SITE, EQUIPEMENT_TOO_DEEP, SITE_NOT_FOUND, SITE_INACTIVE, EQUIPEMENT_NOM_TAKEN where the other site has a name of it
 */
export async function moveEquipement(ctx: Ctx, input: MoveEquipementInput): Promise<EquipementDetail> {
  const { id } = input;
  const seen = await equipementsOf(ctx, 'equipement.move').select('e.client_id').where('e.id', '=', id).executeTakeFirst();
  if (!seen) throw new DomainError('EQUIPEMENT_NOT_FOUND', { field: 'id' });
  await lockTree(ctx, seen.client_id);
  const equipement = await loadForChange(ctx, 'equipement.move', id, input.version);
  if (input.parent_id === null && !input.site_id) throw new DomainError('REQUEST_INVALID', { field: 'site_id' });
  const place = await findPlace(ctx, equipement.client_id, input);
  const chemin = await pathOf(ctx, id);
  if (place.parent && isUnder(place.parent.chemin, chemin)) {
    throw new DomainError('EQUIPEMENT_CYCLE', {
      field: 'parent_id',
      details: { equipement: equipement.nom, parent: place.parent.nom, lui_meme: place.parent.id === id },
    });
  }
  const before = { site_id: equipement.site_id, parent_id: equipement.parent_id ?? null };
  const after = { site_id: place.site_id, parent_id: place.parent?.id ?? null };
  const changes = changesBetween(before, after);
  if (Object.keys(changes).length === 0) return readEquipement(ctx, id);
  if (before.site_id !== after.site_id) {
    await requireSiteInUse(ctx, after.site_id, place.parent ? 'parent_id' : 'site_id');
    await requireFreeNames(ctx, chemin, after.site_id);
  }
  const avant = await placeText(ctx, before.site_id, before.parent_id);
  await moveBranch(ctx, id, chemin, place);
  const apres = await placeText(ctx, after.site_id, after.parent_id);
  await recordChange(ctx, {
    objet: 'equipement',
    objet_id: id,
    action: 'move',
    changements: { ...changes, emplacement: { avant, apres } },
  });
  return readEquipement(ctx, id);
}

async function pathOf(ctx: Ctx, id: number): Promise<string> {
  const row = await unscopedTables(ctx.em)
    .selectFrom('equipements as e')
    .select(sql<string>`e.chemin::text`.as('chemin'))
    .where('e.id', '=', id)
    .executeTakeFirstOrThrow();
  return row.chemin;
}

function isUnder(path: string, top: string): boolean {
  return path === top || path.startsWith(`${top}.`);
}

/** One statement for the whole branch, however large: paths, sites, and the parent and version of the moved one. */
async function moveBranch(ctx: Ctx, id: number, chemin: string, { site_id, parent }: Place): Promise<void> {
  const depth = chemin.split('.').length - 1;
  const above = parent ? sql`${parent.chemin}::ltree ||` : sql``;
  await sql`
    update equipements e set
      chemin = ${above} subpath(e.chemin, ${depth}::int),
      site_id = ${site_id}::int,
      parent_id = case when e.id = ${id}::int then ${parent?.id ?? null}::int else e.parent_id end,
      version = e.version + case when e.id = ${id}::int then 1 else 0 end,
      updated_at = case when e.id = ${id}::int then ${ctx.now} else e.updated_at end
    where e.chemin <@ ${chemin}::ltree`.execute(unscopedTables(ctx.em));
}

async function requireFreeNames(ctx: Ctx, chemin: string, site_id: number): Promise<void> {
  const taken = await unscopedTables(ctx.em)
    .selectFrom('equipements as e')
    .innerJoin('equipements as other', (join) =>
      join.on(sql<boolean>`recherche.sans_accents(other.nom) = recherche.sans_accents(e.nom)`).on('other.statut', '<>', 'retire'),
    )
    .select(['other.nom', 'other.code'])
    .where(sql<boolean>`e.chemin <@ ${chemin}::ltree`)
    .where('e.statut', '<>', 'retire')
    .where('other.site_id', '=', site_id)
    .limit(1)
    .executeTakeFirst();
  if (taken) throw new DomainError('EQUIPEMENT_NOM_TAKEN', { field: 'site_id', details: { nom: taken.nom, code: taken.code } });
}
