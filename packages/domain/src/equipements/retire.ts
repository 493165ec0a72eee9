import type { EquipementDetail, RetireEquipementInput } from '@mif/contract/equipements';
import { DomainError } from '@mif/contract/errors';
import { statutsOuverts } from '@mif/contract/interventions';
import { sql } from 'kysely';
import { endDowntime } from '../arrets/follow.ts';
import { actorOf, type Ctx } from '../kernel/context.ts';
import { equipementsOf, tables, unscopedTables } from '../kernel/scope.ts';
import { wakePlansOf } from '../plans/wake.ts';
import { loadForChange } from './load.ts';
import { readEquipement } from './project.ts';
import { lockTree } from './tree.ts';

/**
 * Takes an equipment out of service: it stays readable with its history, and nothing new is opened on it. What is under it
 * is taken out with it where that is asked for.
 * @throws EQUIPEMENT_NOT_FOUND, EQUIPEMENT_RETIRED, RECORD_VERSION_CONFLICT, EQUIPEMENT_HAS_CHILDREN with how many are in
 * service under it, EQUIPEMENT_IN_USE with the number of open interventions
 */
export async function retireEquipement(ctx: Ctx, input: RetireEquipementInput): Promise<EquipementDetail> {
  const seen = await equipementsOf(ctx, 'equipement.retire').select('e.client_id').where('e.id', '=', input.id).executeTakeFirst();
  if (!seen) throw new DomainError('EQUIPEMENT_NOT_FOUND', { field: 'id' });
  await lockTree(ctx, seen.client_id);
  await loadForChange(ctx, 'equipement.retire', input.id, input.version);
  const branch = await inServiceUnder(ctx, input.id);
  if (branch.length > 1 && input.avec_branche !== 'oui') {
    throw new DomainError('EQUIPEMENT_HAS_CHILDREN', { field: 'avec_branche', details: { equipements: branch.length - 1 } });
  }
  const ids = branch.map(({ id }) => id);
  const db = unscopedTables(ctx.em);
  const { open } = await db
    .selectFrom('interventions')
    .select(sql<number>`count(*)::int`.as('open'))
    .where(sql<boolean>`equipement_id = any(${ids}::int[])`)
    .where('statut', 'in', statutsOuverts)
    .executeTakeFirstOrThrow();
  if (open > 0) throw new DomainError('EQUIPEMENT_IN_USE', { field: 'id', details: { interventions: open } });
  await db
    .updateTable('equipements')
    .set({ statut: 'retire', updated_at: ctx.now, version: sql<number>`version + 1` })
    .where(sql<boolean>`id = any(${ids}::int[])`)
    .execute();
  await recordRetirement(ctx, branch);
  await endDowntime(ctx, ids);
  await wakePlansOf(ctx, ids);
  return readEquipement(ctx, input.id);
}

type Branch = Awaited<ReturnType<typeof inServiceUnder>>;

/** The equipment and what is in service under it, locked until the transaction ends. */
function inServiceUnder(ctx: Ctx, id: number) {
  return unscopedTables(ctx.em)
    .selectFrom('equipements as e')
    .select(['e.id', 'e.statut'])
    .where(sql<boolean>`e.chemin <@ (select top.chemin from equipements top where top.id = ${id}::int)`)
    .where('e.statut', '<>', 'retire')
    .orderBy('e.id')
    .forUpdate()
    .execute();
}

async function recordRetirement(ctx: Ctx, branch: Branch): Promise<void> {
  await sql`
    insert into journal (objet, objet_id, action, acteur_id, date_serveur, changements, is_sensible)
    select 'equipement', b.id, 'retire', ${actorOf(ctx).id}::int, ${ctx.now}::timestamptz,
      jsonb_build_object('statut', jsonb_build_object('avant', b.statut, 'apres', 'retire')), false
    from unnest(${branch.map(({ id }) => id)}::int[], ${branch.map(({ statut }) => statut)}::text[]) as b (id, statut)`.execute(
    tables(ctx.em),
  );
}
