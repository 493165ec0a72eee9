import type { Plan as PlanRow } from '@mif/db/entities/plan';
import { DomainError } from '@mif/contract/errors';
import type { Changements } from '@mif/contract/journal';
import type { MoveEcheanceInput, RestoreEcheanceInput, SkipEcheanceInput } from '@mif/contract/plan-commands';
import type { Plan } from '@mif/contract/plans';
import { addMonths, toCivilDate } from '@mif/contract/time';
import { sql } from 'kysely';
import { recordChange } from '../journal/record.ts';
import { requirePermission } from '../kernel/actor.ts';
import { applyOnce } from '../kernel/commands.ts';
import type { Ctx } from '../kernel/context.ts';
import { unscopedTables } from '../kernel/scope.ts';
import type { Occurrence, PlanFacts } from './facts.ts';
import { loadFacts } from './load-facts.ts';
import { lockPlan } from './load.ts';
import { occurrencesOf } from './occurrences.ts';
import { moveOffHoliday, placeOn } from './place.ts';
import { readPlan } from './project.ts';
import { schedulePlan } from './schedule.ts';

/** So far ahead an occurrence can be skipped or moved. */
const LOOK_AHEAD_MONTHS = 24;

/**
 * Skips an occurrence that is still to come, with a reason: nothing is created for it, those after it stay.
 * @throws PLAN_NOT_FOUND, PLAN_RETIRED, PLAN_SUSPENDED, PLAN_DATE_NOT_PLANNED, ECHEANCE_NOT_FOUND, ECHEANCE_DECIDED,
 * RECORD_VERSION_CONFLICT
 */
export function skipEcheance(ctx: Ctx, input: SkipEcheanceInput): Promise<Plan> {
  return onPlan(ctx, 'skip', input, async (row, facts) => {
    const { occurrence } = await find(ctx, row, facts, input.n);
    await keep(ctx, row, occurrence, { statut: 'sautee', motif: input.motif, date_decision: ctx.now });
    // A floating plan goes on from the one that was skipped.
    if (row.ancrage === 'flottant') await advance(ctx, row.id, input.n, occurrence.date_theorique);
    return { date_due: { avant: occurrence.date_due, apres: null }, motif: { avant: null, apres: input.motif } };
  });
}

/**
 * Moves an occurrence that is still to come to another day, between its neighbours.
 * @throws PLAN_NOT_FOUND, PLAN_RETIRED, PLAN_SUSPENDED, PLAN_DATE_NOT_PLANNED, ECHEANCE_NOT_FOUND, ECHEANCE_DECIDED,
 * ECHEANCE_DATE_PAST, ECHEANCE_DATE_BESIDE, RECORD_VERSION_CONFLICT
 */
export function moveEcheance(ctx: Ctx, input: MoveEcheanceInput): Promise<Plan> {
  return onPlan(ctx, 'move', input, async (row, facts) => {
    const { occurrence, before, after } = await find(ctx, row, facts, input.n);
    if (input.date_due < toCivilDate(ctx.now)) throw new DomainError('ECHEANCE_DATE_PAST', { field: 'date_due' });
    const isBeside = (before && input.date_due <= before.date_due) || (after && input.date_due >= after.date_due);
    if (isBeside) {
      const details = { avant: before?.date_due ?? null, apres: after?.date_due ?? null };
      throw new DomainError('ECHEANCE_DATE_BESIDE', { field: 'date_due', details });
    }
    await keep(ctx, row, { ...occurrence, ...placeOn(input.date_due, facts.rule) }, { statut: 'prevue', motif: null, date_decision: null });
    return { date_due: { avant: occurrence.date_due, apres: input.date_due } };
  });
}

/**
 * Takes the skip of an occurrence back, as long as its day is to come, or a floating plan has not gone on behind it.
 * @throws PLAN_NOT_FOUND, PLAN_RETIRED, PLAN_SUSPENDED, ECHEANCE_NOT_FOUND, ECHEANCE_DECIDED, RECORD_VERSION_CONFLICT
 */
export function restoreEcheance(ctx: Ctx, input: RestoreEcheanceInput): Promise<Plan> {
  return onPlan(ctx, 'restore', input, async (row, facts) => {
    const skipped = await registered(ctx, row.id, input.n);
    if (!skipped) throw new DomainError('ECHEANCE_NOT_FOUND', { field: 'n' });
    const isLast = row.ancrage === 'flottant' && input.n === row.dernier_n && facts.ouvertes.length === 0;
    const isBehind = input.n <= row.dernier_n && !isLast;
    // A fixed calendar passes over a skipped day at once: while that is to come, it may stand there again with a row of its own.
    const isToCome = row.ancrage === 'fixe' && skipped.date_due >= toCivilDate(ctx.now);
    if (skipped.statut !== 'sautee' || skipped.intervention_id !== null || (isBehind && !isToCome)) {
      throw new DomainError('ECHEANCE_DECIDED', { field: 'n' });
    }
    const db = unscopedTables(ctx.em);
    // One that was moved before it was skipped goes back to where it had been put.
    if (!isBehind && skipped.date_due === moveOffHoliday(skipped.date_theorique, facts.rule, facts.calendar)) {
      await db.deleteFrom('echeances').where('id', '=', skipped.id).execute();
    } else {
      await db.updateTable('echeances').set({ statut: 'prevue', motif: null, date_decision: null }).where('id', '=', skipped.id).execute();
    }
    if (isLast) await advance(ctx, row.id, input.n - 1, await lastDay(ctx, row.id, input.n));
    return { date_due: { avant: null, apres: skipped.date_due } };
  });
}

async function onPlan(
  ctx: Ctx,
  action: 'skip' | 'move' | 'restore',
  input: SkipEcheanceInput | MoveEcheanceInput | RestoreEcheanceInput,
  work: (row: PlanRow, facts: PlanFacts) => Promise<Changements>,
): Promise<Plan> {
  requirePermission(ctx.actor, 'plan.update');
  const id = await applyOnce(ctx, { command_id: input.command_id, nom: `plan.${action}`, input }, async () => {
    const row = await lockPlan(ctx, 'plan.update', input.id, input.version);
    if (row.statut === 'suspendu') throw new DomainError('PLAN_SUSPENDED', { field: 'id' });
    const facts = (await loadFacts(ctx, [row.id])).get(row.id)?.facts;
    if (!facts) throw new DomainError('PLAN_NOT_FOUND', { field: 'id' });
    const changements = await work(row, facts);
    await unscopedTables(ctx.em)
      .updateTable('plans')
      .set({ version: sql<number>`version + 1` })
      .where('id', '=', row.id)
      .execute();
    await recordChange(ctx, { objet: 'plan', objet_id: row.id, action, changements });
    await schedulePlan(ctx, row.id);
    return row.id;
  });
  return readPlan(ctx, id);
}

/** The n-th occurrence of a plan, still to come, and those beside it. */
async function find(
  ctx: Ctx,
  row: PlanRow,
  facts: PlanFacts,
  n: number,
): Promise<{ occurrence: Occurrence; before: Occurrence | undefined; after: Occurrence | undefined }> {
  if (row.declencheur === 'compteur') throw new DomainError('PLAN_DATE_NOT_PLANNED', { field: 'n' });
  const { occurrences } = occurrencesOf(facts, ctx.now, addMonths(toCivilDate(ctx.now), LOOK_AHEAD_MONTHS));
  const planned = occurrences.filter(({ decision, is_estimee }) => !is_estimee && (decision === 'prevoir' || decision === 'attendre'));
  const index = planned.findIndex((each) => each.n === n);
  const occurrence = planned[index];
  if (occurrence) return { occurrence, before: planned[index - 1], after: planned[index + 1] };
  const isThere = await registered(ctx, row.id, n);
  throw new DomainError(isThere ? 'ECHEANCE_DECIDED' : 'ECHEANCE_NOT_FOUND', { field: 'n' });
}

function registered(ctx: Ctx, plan_id: number, n: number) {
  return unscopedTables(ctx.em)
    .selectFrom('echeances')
    .select(['id', 'statut', 'date_theorique', 'date_due', 'intervention_id'])
    .where('plan_id', '=', plan_id)
    .where('n', '=', n)
    .executeTakeFirst();
}

async function lastDay(ctx: Ctx, plan_id: number, before_n: number): Promise<string | null> {
  const row = await unscopedTables(ctx.em)
    .selectFrom('echeances')
    .select('date_theorique')
    .where('plan_id', '=', plan_id)
    .where('n', '<', before_n)
    .orderBy('n', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.date_theorique ?? null;
}

interface Kept {
  statut: 'sautee' | 'prevue';
  motif: string | null;
  date_decision: Date | null;
}

async function keep(ctx: Ctx, row: PlanRow, occurrence: Occurrence, values: Kept): Promise<void> {
  const { n, date_theorique, date_due, fenetre_debut, fenetre_fin, echeance_id } = occurrence;
  const db = unscopedTables(ctx.em);
  const days = { date_due, fenetre_debut, fenetre_fin };
  if (echeance_id !== null) {
    await db
      .updateTable('echeances')
      .set({ ...values, ...days })
      .where('id', '=', echeance_id)
      .execute();
    return;
  }
  await db
    .insertInto('echeances')
    .values({
      ...values,
      ...days,
      plan_id: row.id,
      n,
      date_theorique,
      intervention_id: null,
      regroupee_dans: null,
      date_generation: null,
      date_faite: null,
      is_dans_tolerance: null,
      version: 1,
    })
    .execute();
}

async function advance(ctx: Ctx, id: number, dernier_n: number, derniere_theorique: string | null): Promise<void> {
  await unscopedTables(ctx.em).updateTable('plans').set({ dernier_n, derniere_theorique }).where('id', '=', id).execute();
}
