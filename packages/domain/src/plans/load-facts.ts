import { sql } from 'kysely';
import { fromLocal } from '@mif/contract/time';
import type { Ctx } from '../kernel/context.ts';
import { unscopedTables } from '../kernel/scope.ts';
import { calendarsOf } from './calendars.ts';
import type { Exception, PlanFacts } from './facts.ts';
import { readMeter } from './read-meters.ts';

/** Extra work done so long before the day a series has come to is counted for none of it any more. */
const EXTRA_DAYS = 400;

/** The rows of plans (as `p`), with their machines, whose occurrences are asked for; who asks has checked the right to them. */
function planRows(ctx: Ctx, ids: readonly number[]) {
  return unscopedTables(ctx.em)
    .selectFrom('plans as p')
    .innerJoin('equipements as e', 'e.id', 'p.equipement_id')
    .selectAll('p')
    .select([sql<number | null>`p.compteur_base::float8`.as('compteur_base'), 'e.statut as equipement_statut', 'e.client_id'])
    .where(sql<boolean>`p.id = any(${ids}::int[])`)
    .orderBy('p.id');
}

export type PlanRow = Awaited<ReturnType<ReturnType<typeof planRows>['execute']>>[number];

/** A plan with everything its occurrences follow from. */
export interface KnownPlan {
  plan: PlanRow;
  facts: PlanFacts;
}

/** Plans with everything their occurrences follow from, by id: a few queries for all of them, and some for each meter. */
export async function loadFacts(ctx: Ctx, ids: readonly number[]): Promise<Map<number, KnownPlan>> {
  const rows = await planRows(ctx, ids).execute();
  const pending = groupBy(await pendingRows(ctx, ids));
  const ended = new Map((await endedRows(ctx, ids)).map((row) => [row.plan_id, row]));
  const extras = groupBy(await extraRows(ctx, ids));
  const calendars = await calendarsOf(ctx);
  const known = new Map<number, KnownPlan>();
  for (const plan of rows) {
    const mine = pending.get(plan.id) ?? [];
    const last = ended.get(plan.id);
    const fin = last ? endOf(last) : null;
    const state = stateOf(plan);
    const facts: PlanFacts = {
      rule: plan,
      state,
      is_equipement_en_service: plan.equipement_statut !== 'retire',
      ouvertes: mine.filter((row) => row.statut === 'generee' && row.date_faite === null).map(({ id, date_due }) => ({ id, date_due })),
      derniere: last && fin ? { id: last.id, fin, is_faite: last.date_faite !== null } : null,
      extras: (extras.get(plan.id) ?? []).map((row) => ({ id: row.id, fin: new Date(row.date_faite ?? 0) })),
      exceptions: mine.flatMap((row): Exception[] =>
        row.n !== null && (row.statut === 'prevue' || row.n > plan.dernier_n) ? [{ ...row, n: row.n }] : [],
      ),
      meter:
        plan.compteur_id !== null && plan.regle_compteur
          ? await readMeter(ctx, {
              plan_id: plan.id,
              compteur_id: plan.compteur_id,
              regle: plan.regle_compteur,
              rule: plan,
              state,
              depuis: meterSince(plan),
              fin,
            })
          : null,
      calendar: calendars(plan.client_id),
    };
    known.set(plan.id, { plan, facts });
  }
  return known;
}

function stateOf(plan: PlanRow): PlanFacts['state'] {
  return {
    dernier_n: plan.dernier_n,
    derniere_theorique: plan.derniere_theorique,
    compteur_base: plan.compteur_base,
    compteur_du: plan.compteur_du,
  };
}

/** From when on readings pass the threshold of a plan. */
export function meterSince(plan: Pick<PlanRow, 'compteur_depuis' | 'date_creation'>): Date {
  return new Date(plan.compteur_depuis ?? plan.date_creation);
}

/** Open work, what was moved by hand, and what was dealt with ahead of the days before it. */
function pendingRows(ctx: Ctx, ids: readonly number[]) {
  return unscopedTables(ctx.em)
    .selectFrom('echeances as o')
    .innerJoin('plans as p', 'p.id', 'o.plan_id')
    .select(['o.id', 'o.plan_id', 'o.n', 'o.date_theorique', 'o.date_due', 'o.statut', 'o.date_faite'])
    .where(sql<boolean>`o.plan_id = any(${ids}::int[])`)
    .where(
      sql<boolean>`(o.statut = 'prevue' or (o.statut = 'generee' and o.date_faite is null)
        or o.n > p.dernier_n)`,
    )
    .orderBy('o.date_due')
    .orderBy('o.id')
    .execute();
}

/**
 * The last of each series that ended: done, or, where the plan goes on from there, skipped. One that was skipped on a fixed
 * calendar changes nothing of what follows.
 */
function endedRows(ctx: Ctx, ids: readonly number[]) {
  return unscopedTables(ctx.em)
    .selectFrom('plans as p')
    .innerJoinLateral(
      (eb) =>
        eb
          .selectFrom('echeances as o')
          .select(['o.id', 'o.plan_id', 'o.date_faite', 'o.date_due', 'o.date_decision'])
          .whereRef('o.plan_id', '=', 'p.id')
          .where('o.n', 'is not', null)
          .where(
            sql<boolean>`(o.date_faite is not null
              or (o.statut = 'sautee' and o.n <= p.dernier_n and (p.ancrage = 'flottant' or p.declencheur <> 'date')))`,
          )
          .orderBy('o.n', 'desc')
          .limit(1)
          .as('last'),
      (join) => join.onTrue(),
    )
    .select(['last.id', 'last.plan_id', 'last.date_faite', 'last.date_due', 'last.date_decision'])
    .where(sql<boolean>`p.id = any(${ids}::int[])`)
    .execute();
}

/** When one ended: its technical end, or the day it was due where it was skipped before. */
function endOf(row: Awaited<ReturnType<typeof endedRows>>[number]): Date {
  if (row.date_faite !== null) return new Date(row.date_faite);
  const due = fromLocal(row.date_due);
  return new Date(Math.max(due, row.date_decision === null ? due : new Date(row.date_decision).getTime()));
}

/** Work done beside the series that may yet count for one of it. */
function extraRows(ctx: Ctx, ids: readonly number[]) {
  return unscopedTables(ctx.em)
    .selectFrom('echeances as o')
    .innerJoin('plans as p', 'p.id', 'o.plan_id')
    .select(['o.id', 'o.plan_id', 'o.date_faite'])
    .where(sql<boolean>`o.plan_id = any(${ids}::int[])`)
    .where('o.n', 'is', null)
    .where('o.statut', 'in', ['generee', 'faite'])
    .where(sql<boolean>`o.date_faite > coalesce(p.derniere_theorique, p.depuis) - ${EXTRA_DAYS}::int`)
    .orderBy('o.date_faite')
    .execute();
}

function groupBy<T extends { plan_id: number }>(rows: readonly T[]): Map<number, T[]> {
  const groups = new Map<number, T[]>();
  for (const row of rows) groups.set(row.plan_id, [...(groups.get(row.plan_id) ?? []), row]);
  return groups;
}
