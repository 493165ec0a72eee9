import { Compteur } from '@mif/db/entities/compteur';
import { createOrm } from '@mif/db/orm';
import { addDays, daysBetween, fromLocal, toCivilDate } from '@mif/contract/time';
import { createTestDatabase } from '@mif/testing/database';
import { makeEquipement, makePlan } from '@mif/testing/factories';
import { sql } from 'kysely';
import { afterAll, expect, test } from 'vitest';
import { systemActor } from '../auth/system-actor.ts';
import { inTransaction } from '../kernel/context.ts';
import { unscopedTables } from '../kernel/scope.ts';
import { makeCtx } from '../kernel/test-context.ts';
import { followWork } from './follow.ts';
import { generatePlans } from './tasks.ts';
import { HYSTERESIS, SEUIL, type PaperMeter } from './test-paper-meter.ts';
import { PaperPlan, type Case } from './test-paper-plan.ts';

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

const rhythms: Pick<Case, 'regle' | 'avance' | 'feries'>[] = [
  { regle: { unite: 'mois', intervalle: 1, position: null }, avance: 7, feries: 'reporter' },
  { regle: { unite: 'mois', intervalle: 3, position: { genre: 'rang', rang: -1, jour_semaine: 5 } }, avance: 14, feries: 'avancer' },
  { regle: { unite: 'semaine', intervalle: 6, position: null }, avance: 2, feries: 'ignorer' },
];
const usual = { has_seuil: false, combinaison: null, ancrage: 'fixe', rattrapage: 'derniere', empiler: false, avant: 0 } as const;
const byCalendar: Case[] = rhythms.flatMap((rhythm) => [
  ...(['toutes', 'derniere', 'aucune'] as const).flatMap((rattrapage) =>
    [true, false].map((empiler): Case => ({ ...usual, ...rhythm, rattrapage, empiler })),
  ),
  { ...usual, ...rhythm, ancrage: 'flottant' },
]);
const byThreshold: Case[] = [true, false].flatMap((empiler): Case[] => {
  const threshold = { ...usual, has_seuil: true, empiler };
  return [
    { ...threshold, regle: null, avance: 0, feries: 'ignorer' },
    ...[0, 2]
      .flatMap((index) => rhythms[index] ?? [])
      .flatMap((rhythm): Case[] => [
        { ...threshold, ...rhythm, combinaison: 'premier', rattrapage: empiler ? 'toutes' : 'derniere', avant: rhythm.avance },
        { ...threshold, ...rhythm, combinaison: 'tous' },
      ]),
  ];
});
/** A meter that passes its threshold every few weeks, and one that is over it for a year or two. */
const meters = [0.25, 0.01] as const;
const cases = [
  ...byCalendar.map((plan) => ({ plan, meter: 0 })),
  ...byThreshold.flatMap((plan) => (plan.regle === null ? [0, 1] : [0]).map((meter) => ({ plan, meter }))),
];

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

/** Meters of one machine. */
async function makeMeters(now: Date): Promise<number[]> {
  const em = db.fork();
  const { id: equipement_id } = await makeEquipement(em);
  const made = meters.map((_, index) =>
    em.create(Compteur, { equipement_id, nom: `Jauge ${index}`, unite: 'bar', genre: 'jauge', created_at: now }),
  );
  await em.flush();
  return made.map(({ id }) => id);
}

test('five years with outages, two generators, clocks that jump and connections that are cut: one row an occurrence, as its policy says', async () => {
  const start = new Date(fromLocal(FIRST, '06:00'));
  const plans = new Map<number, PaperPlan>();
  const compteurs = await makeMeters(start);
  const shown = meters.map((rate, index) => ({ compteur_id: compteurs[index] ?? 0, rate, is_over: false }));
  const cards = new Map<number, PaperMeter[]>();
  for (const [index, { plan, meter }] of cases.entries()) {
    const premiere_date = addDays(FIRST, 25 + (index % 7));
    const compteur_id = plan.has_seuil ? (compteurs[meter] ?? 0) : null;
    const { id } = await makePlan(db.fork(), start, {
      declencheur: plan.regle === null ? 'compteur' : plan.has_seuil ? 'les_deux' : 'date',
      combinaison: plan.combinaison,
      regle_date: plan.regle,
      premiere_date: plan.regle === null ? null : premiere_date,
      compteur_id,
      regle_compteur: plan.has_seuil ? { genre: 'seuil', sens: 'au_dessus', seuil: SEUIL, hysteresis: HYSTERESIS } : null,
      ancrage: plan.ancrage,
      rattrapage: plan.rattrapage,
      empiler: plan.empiler,
      avance_jours: plan.avance,
      tolerance_avant_jours: plan.avant,
      jours_feries: plan.feries,
    });
    const paper = new PaperPlan(plan, premiere_date);
    plans.set(id, paper);
    if (paper.meter && compteur_id !== null) cards.set(compteur_id, [...(cards.get(compteur_id) ?? []), paper.meter]);
  }
  /** What the meters show; the job of a reading looks at their plans at once. */
  const read = async (now: Date) => {
    const acteur_id = (await systemActor(db.fork())).id;
    const common = { acteur_id, genre: 'releve', date_releve: now, created_at: now } as const;
    const none = {
      ancienne_valeur: null,
      intervention_id: null,
      commentaire: null,
      annule_at: null,
      annule_par_id: null,
      motif_annulation: null,
    };
    const readings = shown.map((meter) => {
      if (random() < meter.rate) meter.is_over = !meter.is_over;
      // Now and then between the threshold and the way back.
      const from = random() < 0.2 ? SEUIL - HYSTERESIS + 0.5 : meter.is_over ? SEUIL : 0;
      return { compteur_id: meter.compteur_id, valeur: from + Math.round(random() * 10) / 10 };
    });
    await rows()
      .insertInto('releves')
      .values(readings.map((reading) => ({ ...reading, ...common, ...none })))
      .execute();
    for (const { compteur_id, valeur } of readings) for (const card of cards.get(compteur_id) ?? []) card.read(now, valeur);
    await rows()
      .updateTable('plans')
      .set({ prochaine_generation: now })
      .where('compteur_id', 'is not', null)
      .where('statut', '=', 'actif')
      .execute();
  };
  const look = (now: Date) => {
    for (const model of plans.values()) model.look(now);
  };
  const step = async (day: string, isAhead: boolean) => {
    const now = new Date(fromLocal(day, '06:00') + Math.floor(random() * 40_000_000));
    if (!isAhead) await read(now);
    if (!isAhead && random() < 0.1) await generateAndKill(now);
    // A failure is tried again ten minutes later.
    const later = new Date(now.getTime() + 11 * 60_000);
    await Promise.all([generate(db.orm, later), generate(other, later)]);
    look(later);
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
      plans.get(plan_id)?.finish(Number(n), later);
      // The job of the step looks at the plan at once.
      await generate(other, later, { plan_id });
      plans.get(plan_id)?.look(later);
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
  const ids = [...plans.keys()];
  for (const { statut, intervention_id, date_generation, date_due, plan_id } of written) {
    expect((statut === 'generee' || statut === 'faite') === (intervention_id !== null)).toBe(true);
    const created = date_generation === null ? null : toCivilDate(date_generation);
    const lead = cases[ids.indexOf(plan_id)]?.plan.avance ?? 0;
    expect(created === null || daysBetween(created, date_due) <= lead).toBe(true);
  }
  expect({ many: written.length > 500, kills: kills > 3 }).toEqual({ many: true, kills: true });
}, 240_000);
