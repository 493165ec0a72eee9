import { createOrm } from '@mif/db/orm';
import type { Rattrapage, RegleDate } from '@mif/contract/plan-rules';
import { addDays, daysBetween, fromLocal, toCivilDate } from '@mif/contract/time';
import { createTestDatabase } from '@mif/testing/database';
import { makePlan } from '@mif/testing/factories';
import { sql } from 'kysely';
import { afterAll, expect, test } from 'vitest';
import { systemActor } from '../auth/system-actor.ts';
import { inTransaction } from '../kernel/context.ts';
import { unscopedTables } from '../kernel/scope.ts';
import { makeCtx } from '../kernel/test-context.ts';
import { followWork } from './follow.ts';
import { generatePlans } from './tasks.ts';

const db = await createTestDatabase();
const other = createOrm(db.url, { applicationName: 'mif-second' });
const victim = createOrm(db.url, { applicationName: 'mif-victim' });
afterAll(() => Promise.all([other.close(true), victim.close(true)]));

const FIRST = '2027-01-04';
const DAYS = 1826;

/** Numbers from 0 to 1 that look random and are the same in every run. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    return state / 4_294_967_296;
  };
}
const random = randomFrom(20_271);
/** Connections that were cut in the middle of a transaction. */
let kills = 0;

interface Case {
  regle: RegleDate;
  ancrage: 'fixe' | 'flottant';
  rattrapage: Rattrapage;
  empiler: boolean;
  avance: number;
}

const rhythms: { regle: RegleDate; avance: number }[] = [
  { regle: { unite: 'mois', intervalle: 1, position: null }, avance: 7 },
  { regle: { unite: 'mois', intervalle: 3, position: { genre: 'rang', rang: -1, jour_semaine: 5 } }, avance: 14 },
  { regle: { unite: 'jour', intervalle: 40, position: null }, avance: 0 },
  { regle: { unite: 'semaine', intervalle: 9, position: null }, avance: 2 },
];
const cases: Case[] = rhythms.flatMap(({ regle, avance }) => [
  ...(['toutes', 'derniere', 'aucune'] as const).flatMap((rattrapage) =>
    [true, false].map((empiler): Case => ({ regle, avance, ancrage: 'fixe', rattrapage, empiler })),
  ),
  { regle, avance, ancrage: 'flottant', rattrapage: 'derniere', empiler: false },
]);

/** The k-th day, as somebody with a paper calendar would count it. */
function dayOf({ unite, intervalle, position }: RegleDate, first: string, k: number): string {
  if (unite === 'jour' || unite === 'semaine') return addDays(first, k * intervalle * (unite === 'semaine' ? 7 : 1));
  const [year = 0, month = 0, day = 0] = first.split('-').map(Number);
  const months = unite === 'annee' ? 12 * k * intervalle : k * intervalle;
  const end = new Date(Date.UTC(year, month - 1 + months + 1, 0));
  if (!position)
    return new Date(Date.UTC(end.getUTCFullYear(), end.getUTCMonth(), Math.min(day, end.getUTCDate()))).toISOString().slice(0, 10);
  while ((end.getUTCDay() || 7) !== 5) end.setUTCDate(end.getUTCDate() - 1);
  return end.toISOString().slice(0, 10);
}

/** What a plan must have come to, told one look at a time by plain rules. */
class Model {
  readonly rows: string[] = [];
  open: { n: number; due: string }[] = [];
  private ended: { due: string; day: string } | null = null;
  private k = 0;
  isSuspended = false;

  private readonly plan: Case;
  private readonly first: string;

  constructor(plan: Case, first: string) {
    this.plan = plan;
    this.first = first;
  }

  finish(n: number, day: string): void {
    const row = this.open.find((each) => each.n === n);
    this.open = this.open.filter((each) => each.n !== n);
    if (row) this.ended = { due: row.due, day };
  }

  look(today: string): void {
    if (this.isSuspended) return;
    if (this.plan.ancrage === 'flottant') this.lookFloating(today);
    else this.lookFixed(today);
  }

  private lookFloating(today: string): void {
    if (this.open.length > 0) return;
    const due = this.ended ? dayOf(this.plan.regle, this.ended.day, 1) : this.next();
    if (addDays(due, -this.plan.avance) <= today) this.write(due, 'creee');
  }

  /** The day after those that were dealt with; one before the anchor is none. */
  private next(): string {
    while (dayOf(this.plan.regle, this.first, this.k) < this.first) this.k += 1;
    return dayOf(this.plan.regle, this.first, this.k);
  }

  private lookFixed(today: string): void {
    const { rattrapage, empiler, avance, regle } = this.plan;
    for (;;) {
      const due = this.next();
      if (addDays(due, -avance) > today) return;
      const isLate = due < today;
      const isAlone = !empiler && rattrapage !== 'toutes';
      if (!empiler && this.open.length > 0) {
        if (!isLate || !isAlone) return;
        this.write(due, 'avec');
      } else if (isLate && isAlone && this.ended && due < this.ended.day) this.write(due, 'avec');
      else if (!isLate || rattrapage === 'toutes') this.write(due, 'creee');
      else {
        // Late: the last one before today is made up for, unless one that is due today follows it.
        const following = dayOf(regle, this.first, this.k + 1);
        this.write(due, rattrapage === 'derniere' && following > today ? 'creee' : 'sautee');
      }
    }
  }

  private write(due: string, what: 'creee' | 'avec' | 'sautee'): void {
    const n = this.rows.length + 1;
    this.rows.push(`${n} ${due} ${what}`);
    if (what === 'creee') this.open.push({ n, due });
    this.k += 1;
  }
}

const told = { generee: 'creee', faite: 'creee', regroupee: 'avec', sautee: 'sautee', prevue: 'prevue', annulee: 'annulee' } as const;
const rows = () => unscopedTables(db.fork());

async function generate(orm: typeof other, now: Date, payload: object = {}): Promise<void> {
  const em = orm.em.fork();
  await generatePlans(makeCtx(em, await systemActor(em), now), payload);
}

const pause = (ms: number) =>
  new Promise<'running'>((resolve) => {
    setTimeout(() => resolve('running'), ms);
  });

/** A generator whose connection is cut while it is at work. */
async function generateAndKill(now: Date): Promise<void> {
  const work = generate(victim, now).then(
    () => 'over' as const,
    () => 'over' as const,
  );
  while ((await Promise.race([work, pause(3 + random() * 20)])) === 'running') {
    const { rows: killed } = await sql`select pg_terminate_backend(pid) from pg_stat_activity
      where application_name = 'mif-victim' and datname = current_database() and xact_start is not null`.execute(rows());
    kills += killed.length;
  }
}

/** The technical end of an occurrence's work, as finishing tells it. */
async function finish(work: { intervention_id: number; plan_id: number }, now: Date): Promise<void> {
  const em = db.fork();
  await inTransaction(makeCtx(em, await systemActor(em), now), async (ctx) => {
    await unscopedTables(ctx.em)
      .updateTable('interventions')
      .set({ statut: 'terminee', date_fin_travaux: now })
      .where('id', '=', work.intervention_id)
      .execute();
    await followWork(ctx, { id: work.intervention_id, date_fin_travaux: now }, 'finish', undefined);
  });
}

test('five years with outages, two generators, clocks that jump and connections that are cut: one row an occurrence, as its policy says', async () => {
  const start = new Date(fromLocal(FIRST, '06:00'));
  const plans = new Map<number, Model>();
  for (const [index, { regle, ancrage, rattrapage, empiler, avance }] of cases.entries()) {
    const premiere_date = addDays(FIRST, 25 + (index % 7));
    const shape = {
      regle_date: regle,
      ancrage,
      rattrapage,
      empiler,
      avance_jours: avance,
      premiere_date,
      jours_feries: 'ignorer' as const,
    };
    const { id } = await makePlan(db.fork(), start, shape);
    plans.set(id, new Model({ regle, ancrage, rattrapage, empiler, avance }, premiere_date));
  }
  const look = (today: string) => {
    for (const model of plans.values()) model.look(today);
  };
  const step = async (day: string, isCalm: boolean) => {
    const now = new Date(fromLocal(day, '06:00') + Math.floor(random() * 40_000_000));
    if (!isCalm && random() < 0.1) await generateAndKill(now);
    // A failure is tried again ten minutes later.
    const later = new Date(now.getTime() + 11 * 60_000);
    await Promise.all([generate(db.orm, later), generate(other, later)]);
    look(day);
    const open = await rows()
      .selectFrom('echeances')
      .select(['plan_id', 'n', 'intervention_id'])
      .where('statut', '=', 'generee')
      .where('date_faite', 'is', null)
      .orderBy('id')
      .execute();
    const done = open.filter(() => random() < 0.3);
    for (const { plan_id, n, intervention_id } of done) {
      await finish({ intervention_id: Number(intervention_id), plan_id }, later);
      plans.get(plan_id)?.finish(Number(n), day);
      // The job of the step looks at the plan at once.
      await generate(other, later, { plan_id });
      plans.get(plan_id)?.look(day);
    }
  };
  for (let passed = 0; passed < DAYS;) {
    const day = addDays(FIRST, passed);
    await step(day, false);
    // A clock that is weeks ahead for a while, then right again.
    if (random() < 0.015) await step(addDays(day, 10 + Math.floor(random() * 50)), true);
    for (const [id, model] of plans) {
      if (random() > (model.isSuspended ? 0.1 : 0.008)) continue;
      model.isSuspended = !model.isSuspended;
      const prochaine_generation = model.isSuspended ? null : start;
      await rows()
        .updateTable('plans')
        .set({ statut: model.isSuspended ? 'suspendu' : 'actif', prochaine_generation })
        .where('id', '=', id)
        .execute();
    }
    passed += random() < 0.04 ? 20 + Math.floor(random() * 70) : 1 + Math.floor(random() * 11);
  }
  const written = await rows().selectFrom('echeances').selectAll().orderBy('plan_id').orderBy('n').execute();
  for (const [id, model] of plans) {
    const mine = written.filter(({ plan_id }) => plan_id === id);
    expect(mine.map(({ n, date_due, statut }) => `${n} ${date_due} ${told[statut]}`)).toEqual(model.rows);
  }
  // Every row that was created has its own intervention, and there is no other.
  const interventions = await rows().selectFrom('interventions').select('id').execute();
  const linked = written.flatMap(({ intervention_id }) => intervention_id ?? []);
  expect(linked.toSorted((a, b) => a - b)).toEqual(interventions.map(({ id }) => id).toSorted((a, b) => a - b));
  for (const { statut, intervention_id, date_generation, date_theorique, plan_id } of written) {
    expect((statut === 'generee' || statut === 'faite') === (intervention_id !== null)).toBe(true);
    const created = date_generation === null ? null : toCivilDate(date_generation);
    const lead = cases[[...plans.keys()].indexOf(plan_id)]?.avance ?? 0;
    expect(created === null || daysBetween(created, date_theorique) <= lead).toBe(true);
  }
  expect({ many: written.length > 500, kills: kills > 3 }).toEqual({ many: true, kills: true });
}, 240_000);
