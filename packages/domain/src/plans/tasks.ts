import { sql } from 'kysely';
import { DomainError } from '@mif/contract/errors';
import { createCtx, inTransaction, type Ctx } from '../kernel/context.ts';
import { toDomainError } from '../kernel/database-errors.ts';
import { unscopedTables } from '../kernel/scope.ts';
import { taskPayloads } from '../kernel/tasks.ts';
import { carryOut } from './carry-out.ts';
import { loadFacts } from './load-facts.ts';
import { wakePlan } from './wake.ts';
import { takeStepsBack } from './withdrawn.ts';

/** Plans in one transaction: the counter of references is held no longer than for so many. */
const BATCH = 20;
/** A run that finds more leaves them to the next one. */
const MAX_PLANS = 20_000;
/** A plan that failed is tried again so much later: sooner where the fault is not its own. */
const RETRY_MS = { domain: 3_600_000, other: 600_000 };

/**
 * Creates what is due of preventive plans: of one, of those on a meter, or of all whose time has come. Each occurrence is
 * born with its intervention, its history and its jobs in one transaction; two generators at once share the plans between
 * them; a plan that fails says why and keeps the others back from nothing.
 */
export async function generatePlans(ctx: Ctx, payload: unknown): Promise<void> {
  const { plan_id, compteur_id, releve_id } = taskPayloads.generate_plans.parse(payload);
  if (plan_id !== undefined) await generateOne(ctx, plan_id);
  else if (compteur_id !== undefined) await generateOfMeter(ctx, compteur_id, releve_id);
  else await generateDue(ctx);
}

async function generateDue(ctx: Ctx): Promise<void> {
  let plans = 0;
  let created = 0;
  let failed = 0;
  while (plans < MAX_PLANS) {
    const batch = await generateBatch(ctx);
    if (batch.plans === 0) break;
    plans += batch.plans;
    created += batch.created;
    failed += batch.failed;
  }
  ctx.log.info({ plans, created, failed }, 'plans looked at');
}

async function generateBatch(ctx: Ctx): Promise<{ plans: number; created: number; failed: number }> {
  let ids: number[] = [];
  try {
    const created = await inOwnTransaction(ctx, async (inner) => {
      ids = await claim(inner);
      return ids.length === 0 ? 0 : carryOutAll(inner, ids);
    });
    return { plans: ids.length, created, failed: 0 };
  } catch (error) {
    if (ids.length === 0) throw error;
    ctx.log.warn({ err: error, plans: ids }, 'a batch of plans failed, each is tried by itself');
  }
  let created = 0;
  let failed = 0;
  for (const id of ids) {
    const made = await generateOne(ctx, id);
    if (made === null) failed += 1;
    else created += made;
  }
  return { plans: ids.length, created, failed };
}

/** Plans whose time has come and that no other generator holds, locked until the transaction ends. */
async function claim(ctx: Ctx): Promise<number[]> {
  const rows = await unscopedTables(ctx.em)
    .selectFrom('plans')
    .select('id')
    .where('prochaine_generation', '<=', ctx.now)
    .orderBy('prochaine_generation')
    .orderBy('id')
    .limit(BATCH)
    .forUpdate()
    .skipLocked()
    .execute();
  return rows.map(({ id }) => id);
}

async function carryOutAll(ctx: Ctx, ids: readonly number[]): Promise<number> {
  const known = await loadFacts(ctx, ids);
  let created = 0;
  for (const id of ids) {
    const plan = known.get(id);
    if (plan) created += (await carryOut(ctx, plan)).created;
  }
  return created;
}

/**
 * One plan in a transaction of its own; null where it failed, which is written on it.
 * @param releve_id a reading of its meter that was taken back
 */
async function generateOne(ctx: Ctx, plan_id: number, releve_id?: number): Promise<number | null> {
  try {
    return await inOwnTransaction(ctx, async (inner) => {
      // What just happened to it is seen: another generator that holds it is waited for.
      const plan = await unscopedTables(inner.em).selectFrom('plans').select('id').where('id', '=', plan_id).forUpdate().executeTakeFirst();
      if (!plan) return 0;
      if (releve_id !== undefined) await takeStepsBack(inner, plan_id, releve_id);
      const known = (await loadFacts(inner, [plan_id])).get(plan_id);
      if (!known) return 0;
      const { created, is_more } = await carryOut(inner, known);
      if (is_more) await wakePlan(inner, plan_id);
      return created;
    });
  } catch (error) {
    await noteFailure(ctx, plan_id, error);
    return null;
  }
}

async function noteFailure(ctx: Ctx, plan_id: number, error: unknown): Promise<void> {
  const refused = error instanceof DomainError ? error : toDomainError(error);
  ctx.log.error({ err: error, plan_id }, 'a plan failed');
  const again = new Date(ctx.now.getTime() + (refused ? RETRY_MS.domain : RETRY_MS.other));
  await inOwnTransaction(ctx, (inner) =>
    unscopedTables(inner.em)
      .updateTable('plans')
      .set({
        erreur_code: refused?.code ?? 'INTERNAL',
        erreur_at: ctx.now,
        prochaine_generation: sql<Date | null>`case when statut = 'actif' then ${again}::timestamptz end`,
      })
      .where('id', '=', plan_id)
      .execute(),
  );
}

async function generateOfMeter(ctx: Ctx, compteur_id: number, releve_id: number | undefined): Promise<void> {
  const rows = await unscopedTables(ctx.em)
    .selectFrom('plans')
    .select('id')
    .where('compteur_id', '=', compteur_id)
    .where('statut', '<>', 'retire')
    .orderBy('id')
    .execute();
  for (const { id } of rows) await generateOne(ctx, id, releve_id);
}

/** A transaction with an EntityManager of its own: what was done for other plans weighs on none. */
function inOwnTransaction<T>(ctx: Ctx, work: (ctx: Ctx) => Promise<T>): Promise<T> {
  return inTransaction(createCtx({ ...ctx, em: ctx.em.fork() }), work);
}
