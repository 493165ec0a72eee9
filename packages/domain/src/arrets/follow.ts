import { Arret } from '@mif/db/entities/arret';
import type { StatutEquipement } from '@mif/contract/equipements';
import { sql } from 'kysely';
import { actorOf, type Ctx } from '../kernel/context.ts';
import { tables } from '../kernel/scope.ts';
import { downtimeAfter } from './rules.ts';

/**
 * Begins and ends an equipment's downtime as its state changes; its row is locked by the caller.
 * @param statut the state it is in from now on
 */
export async function followStatut(ctx: Ctx, equipement_id: number, statut: StatutEquipement): Promise<void> {
  const lasting = await ctx.em.findOne(Arret, { equipement_id, date_fin: null });
  const { ends, begins } = downtimeAfter(statut, lasting?.cause ?? null);
  if (lasting && ends) lasting.date_fin = latest(lasting.date_debut, ctx.now);
  await ctx.em.flush();
  if (!begins) return;
  ctx.em.create(Arret, {
    equipement_id,
    cause: begins,
    date_debut: ctx.now,
    date_fin: null,
    commentaire: null,
    acteur_id: actorOf(ctx).id,
    created_at: ctx.now,
  });
  await ctx.em.flush();
}

/** Ends what lasts on equipments that leave service. */
export async function endDowntime(ctx: Ctx, equipements: readonly number[]): Promise<void> {
  await tables(ctx.em)
    .updateTable('arrets')
    .set({ date_fin: sql<Date>`greatest(date_debut, ${ctx.now}::timestamptz)`, version: sql<number>`version + 1` })
    .where(sql<boolean>`equipement_id = any(${equipements}::int[])`)
    .where('date_fin', 'is', null)
    .execute();
}

// A telephone's clock may be a little ahead of ours: what began « later » ends as it began.
function latest(a: Date, b: Date): Date {
  return a > b ? a : b;
}
