import { sql } from 'kysely';
import type { Ctx } from '../kernel/context.ts';
import { unscopedTables } from '../kernel/scope.ts';

/** Has the generator look at a plan as soon as the transaction is committed. */
export async function wakePlan(ctx: Ctx, plan_id: number): Promise<void> {
  await ctx.enqueue('generate_plans', { plan_id }, { job_key: `generate_plans:${plan_id}` });
}

/** The same for the plans of equipments: who retires them holds their rows, which a plan's own job waits for. */
export async function wakePlansOf(ctx: Ctx, equipements: readonly number[]): Promise<void> {
  const rows = await unscopedTables(ctx.em)
    .selectFrom('plans')
    .select('id')
    .where(sql<boolean>`equipement_id = any(${equipements}::int[])`)
    .where('statut', '<>', 'retire')
    .execute();
  for (const { id } of rows) await wakePlan(ctx, id);
}

/**
 * The same for the plans a meter makes due.
 * @param is_withdrawn a reading was taken back: thresholds are held against all readings again
 */
export async function wakePlansOfMeter(ctx: Ctx, compteur_id: number, is_withdrawn = false): Promise<void> {
  const used = await unscopedTables(ctx.em)
    .selectFrom('plans')
    .select('id')
    .where('compteur_id', '=', compteur_id)
    .where('statut', '=', 'actif')
    .limit(1)
    .executeTakeFirst();
  if (!used) return;
  const payload = is_withdrawn ? { compteur_id, relire: true } : { compteur_id };
  await ctx.enqueue('generate_plans', payload, { job_key: `generate_plans:compteur:${compteur_id}${is_withdrawn ? ':relire' : ''}` });
}
