import { sql } from 'kysely';
import type { ListVuesInput, Vue } from '@mif/contract/vues';
import { requirePermission } from '../kernel/actor.ts';
import { actorOf, type Ctx } from '../kernel/context.ts';
import { tables } from '../kernel/scope.ts';

/**
 * The caller's own views of a list, then those shared with him: the house's among its people, a company's among its own
 * accounts.
 */
export async function listVues(ctx: Ctx, input: ListVuesInput): Promise<{ items: Vue[] }> {
  requirePermission(ctx.actor, 'vue.read');
  const actor = actorOf(ctx);
  const rows = await tables(ctx.em)
    .selectFrom('vues as v')
    .innerJoin('users as u', 'u.id', 'v.user_id')
    .select(['v.id', 'v.liste', 'v.nom', 'v.requete', 'v.is_partagee', 'v.user_id'])
    .where('v.liste', '=', input.liste)
    .where(({ or, and, eb }) =>
      or([
        eb('v.user_id', '=', actor.id),
        and([eb('v.is_partagee', '=', true), sql<boolean>`u.client_id is not distinct from ${actor.client_id}::int`]),
      ]),
    )
    .orderBy(sql`v.user_id <> ${actor.id}`)
    .orderBy('v.nom')
    .orderBy('v.id')
    .limit(200)
    .execute();
  return { items: rows.map(({ user_id, ...row }) => ({ ...row, is_own: user_id === actor.id })) };
}
