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
 * @param releve_id a reading that was taken back: what it made due is to come again
 */
export async function wakePlansOfMeter(ctx: Ctx, compteur_id: number, releve_id?: number): Promise<void> {
  const used = await unscopedTables(ctx.em)
    .selectFrom('plans')
    .select('id')
    .where('compteur_id', '=', compteur_id)
    .where('statut', '<>', 'retire')
    .limit(1)
    .executeTakeFirst();
  if (!used) return;
  const job_key = `generate_plans:compteur:${compteur_id}`;
  if (releve_id === undefined) await ctx.enqueue('generate_plans', { compteur_id }, { job_key });
  else await ctx.enqueue('generate_plans', { compteur_id, releve_id }, { job_key: `${job_key}:${releve_id}` });
}
