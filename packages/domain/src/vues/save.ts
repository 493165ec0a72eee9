import { Vue as VueRow } from '@mif/db/entities/vue';
import type { SaveVueInput, Vue } from '@mif/contract/vues';
import { requirePermission } from '../kernel/actor.ts';
import { actorOf, type Ctx } from '../kernel/context.ts';

/** Saves a view under a name; the caller's own of that list and name is replaced. */
export async function saveVue(ctx: Ctx, input: SaveVueInput): Promise<Vue> {
  requirePermission(ctx.actor, 'vue.save');
  const row = await ctx.em.upsert(
    VueRow,
    { ...input, user_id: actorOf(ctx).id },
    { onConflictFields: ['user_id', 'liste', 'nom'], onConflictAction: 'merge', onConflictMergeFields: ['requete', 'is_partagee'] },
  );
  return { id: row.id, liste: row.liste, nom: row.nom, requete: row.requete, is_partagee: row.is_partagee, is_own: true };
}
