import type { Plan } from '@mif/db/entities/plan';
import { Site } from '@mif/db/entities/site';
import { createTestDatabase } from '@mif/testing/database';
import { makeActors, type Actors } from '@mif/testing/actors';
import { makePlan, makeTechnicien } from '@mif/testing/factories';
import { beforeAll, describe, expect, test } from 'vitest';
import { systemActor } from '../auth/system-actor.ts';
import { retireEquipement } from '../equipements/retire.ts';
import { cancelIntervention } from '../interventions/cancel.ts';
import { closeIntervention } from '../interventions/close.ts';
import { finishIntervention } from '../interventions/finish.ts';
import { startIntervention } from '../interventions/start.ts';
import { assignIntervention } from '../interventions/assign.ts';
import { getIntervention } from '../interventions/get.ts';
import { restoreIntervention } from '../interventions/restore.ts';
import type { Ctx } from '../kernel/context.ts';
import { toIsoOrNull } from '../kernel/instants.ts';
import { unscopedTables } from '../kernel/scope.ts';
import { callerOf, makeCtx } from '../kernel/test-context.ts';
import { generatePlans } from './tasks.ts';

const db = await createTestDatabase();
const now = new Date('2026-11-24T09:00:00.000Z');
const as = callerOf(db, now);
let actors: Actors;

beforeAll(async () => {
  actors = await makeActors(db.fork());
});

const at = (day: string) => new Date(`${day}T09:00:00.000Z`);
/** An instant as PostgreSQL writes it. */
const text = (day: string, time = '09:00') => `${day} ${time}:00+00`;

async function run(when: Date, payload: object = {}): Promise<void> {
  const em = db.fork();
  await generatePlans(makeCtx(em, await systemActor(em), when), payload);
}

const rows = () => unscopedTables(db.fork());
const echeancesOf = ({ id }: Pick<Plan, 'id'>) =>
  rows()
    .selectFrom('echeances as o')
    .leftJoin('interventions as i', 'i.id', 'o.intervention_id')
    .selectAll('o')
    .select(['i.statut as i_statut', 'i.version as i_version', 'i.date_limite', 'i.titre', 'i.priorite', 'i.type', 'i.technicien_id'])
    .where('o.plan_id', '=', id)
    .orderBy('o.id')
    .execute();
const planOf = ({ id }: Pick<Plan, 'id'>) => rows().selectFrom('plans').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
const summary = async (plan: Pick<Plan, 'id'>) => (await echeancesOf(plan)).map(({ n, date_due, statut }) => `${n} ${date_due} ${statut}`);

/** Brings the work of an occurrence to its technical end, and closes it. */
async function doWork(intervention_id: number, when: Date, upTo: 'terminee' | 'cloturee' = 'cloturee'): Promise<void> {
  const { id: technicien_id } = await makeTechnicien(db.fork());
  const command = async (verb: (ctx: Ctx, input: { id: number }) => Promise<unknown>) =>
    as(actors.responsable, (ctx) => verb(ctx, { id: intervention_id }), when);
  await command((ctx, input) => assignIntervention(ctx, { ...input, technicien_id }));
  await command(startIntervention);
  const report = { rapport: 'Fait', temps: [{ date_debut: when.toISOString(), minutes: 30 }], motif_sans_signature: 'absent' };
  await command((ctx, input) => finishIntervention(ctx, { ...input, ...report }));
  if (upTo === 'cloturee') await command((ctx, input) => closeIntervention(ctx, { ...input, valider_temps: true }));
}

describe('what a plan creates', () => {
  test('an intervention with its history, its occurrence and a line of the journal, once however often it runs', async () => {
    const plan = await makePlan(db.fork(), now, { titre: 'Graissage', tolerance_apres_jours: 2 });
    await run(now);
    await run(now);
    await run(now, { plan_id: plan.id });
    const [only, ...others] = await echeancesOf(plan);
    expect(others).toEqual([]);
    expect(only).toMatchObject({ n: 1, date_due: '2026-11-24', fenetre_fin: '2026-11-26', statut: 'generee', date_faite: null });
    expect(only).toMatchObject({ titre: 'Graissage', type: 'preventive', priorite: 'programmee', i_statut: 'ouverte' });
    expect(toIsoOrNull(only?.date_limite ?? null)).toBe('2026-11-26T23:59:00.000Z');
    const history = await rows()
      .selectFrom('intervention_historique')
      .selectAll()
      .where('intervention_id', '=', Number(only?.intervention_id))
      .execute();
    const { id: systeme } = await systemActor(db.fork());
    expect(history).toMatchObject([{ action: 'create', acteur_id: systeme, details: { plan_id: plan.id, n: 1, date_due: '2026-11-24' } }]);
    const journal = await rows().selectFrom('journal').selectAll().where('objet', '=', 'plan').where('objet_id', '=', plan.id).execute();
    expect(journal).toMatchObject([{ action: 'generate', acteur_id: systeme }]);
    const seen = await as(actors.responsable, (ctx) => getIntervention(ctx, { id: Number(only?.intervention_id) }));
    expect(seen.echeance).toMatchObject({ plan_id: plan.id, n: 1, date_due: '2026-11-24' });
    expect(await planOf(plan)).toMatchObject({ dernier_n: 1, derniere_theorique: '2026-11-24', prochaine_date: '2026-12-24', version: 1 });
  });

  test('it is given to the technician of the plan, and stays open where he is gone', async () => {
    const { id: technicien_id } = await makeTechnicien(db.fork());
    const gone = await makeTechnicien(db.fork(), { is_active: false });
    const [his, nobodys] = [await makePlan(db.fork(), now, { technicien_id }), await makePlan(db.fork(), now, { technicien_id: gone.id })];
    await run(now);
    expect(await echeancesOf(his)).toMatchObject([{ i_statut: 'affectee', technicien_id }]);
    expect(await echeancesOf(nobodys)).toMatchObject([{ i_statut: 'ouverte', technicien_id: null }]);
    // Whoever plans is told of the work that nobody has, and of no other.
    const told = await rows().selectFrom('notifications').select(['params']).where('evenement', '=', 'echeance_generee').execute();
    const plans = told.map(({ params }) => params['plan']);
    expect(plans.filter((titre) => titre === nobodys.titre)).toHaveLength(2);
    expect(plans).not.toContain(his.titre);
  });

  test('not before its lead, nor where the plan is suspended or retired', async () => {
    const early = await makePlan(db.fork(), now, { premiere_date: '2026-12-10', avance_jours: 7 });
    const quiet = await makePlan(db.fork(), now, { statut: 'suspendu', prochaine_generation: null });
    const over = await makePlan(db.fork(), now, { statut: 'retire', prochaine_generation: null });
    await run(at('2026-12-02'));
    for (const plan of [early, quiet, over]) await run(at('2026-12-02'), { plan_id: plan.id });
    expect(await summary(early)).toEqual([]);
    expect(await planOf(early)).toMatchObject({ prochaine_date: '2026-12-10', prochaine_generation: text('2026-12-03', '00:00') });
    await run(new Date('2026-12-03T00:00:00Z'));
    expect([await summary(early), await summary(quiet), await summary(over)]).toEqual([['1 2026-12-10 generee'], [], []]);
  });

  test('a plan that fails says why and keeps the others back from nothing; mended, it goes on', async () => {
    const before = await makePlan(db.fork(), now);
    const closed = await makePlan(db.fork(), now);
    const after = await makePlan(db.fork(), now);
    const { site_id } = await rows()
      .selectFrom('equipements')
      .select('site_id')
      .where('id', '=', closed.equipement_id)
      .executeTakeFirstOrThrow();
    const em = db.fork();
    em.assign(await em.findOneOrFail(Site, { id: site_id }), { is_active: false });
    await em.flush();
    await run(now);
    expect([await summary(before), await summary(closed), await summary(after)]).toEqual([
      ['1 2026-11-24 generee'],
      [],
      ['1 2026-11-24 generee'],
    ]);
    expect(await planOf(closed)).toMatchObject({ erreur_code: 'SITE_INACTIVE', erreur_at: text('2026-11-24'), dernier_n: 0 });
    em.assign(await em.findOneOrFail(Site, { id: site_id }), { is_active: true });
    await em.flush();
    await run(new Date(now.getTime() + 30 * 60_000));
    expect(await summary(closed)).toEqual([]);
    await run(new Date(now.getTime() + 61 * 60_000));
    expect(await summary(closed)).toEqual(['1 2026-11-24 generee']);
    expect(await planOf(closed)).toMatchObject({ erreur_code: null, erreur_at: null });
  });
});

describe('what happens to the work', () => {
  test('closing makes the occurrence done, in time or not; cancelling skips it with the reason; restoring brings it back', async () => {
    const inTime = await makePlan(db.fork(), now, { tolerance_apres_jours: 1 });
    const late = await makePlan(db.fork(), now, { tolerance_apres_jours: 1 });
    const off = await makePlan(db.fork(), now);
    await run(now);
    const work = async (plan: Plan) => Number((await echeancesOf(plan))[0]?.intervention_id);
    await doWork(await work(inTime), at('2026-11-25'));
    await doWork(await work(late), at('2026-11-26'), 'terminee');
    expect(await echeancesOf(inTime)).toMatchObject([{ statut: 'faite', is_dans_tolerance: true, date_faite: text('2026-11-25') }]);
    expect(await echeancesOf(late)).toMatchObject([{ statut: 'generee', is_dans_tolerance: false, date_faite: text('2026-11-26') }]);
    await as(actors.responsable, async (ctx) => cancelIntervention(ctx, { id: await work(off), motif: 'machine à l’arrêt' }));
    expect(await echeancesOf(off)).toMatchObject([{ statut: 'sautee', motif: 'machine à l’arrêt' }]);
    await as(actors.responsable, async (ctx) => restoreIntervention(ctx, { id: await work(off), motif: 'elle tourne' }));
    expect(await echeancesOf(off)).toMatchObject([{ statut: 'generee', motif: null }]);
  });

  test('one at a time: the next waits for the end of the one before, and is done with it once its day is over', async () => {
    const plan = await makePlan(db.fork(), now, { regle_date: { unite: 'semaine', intervalle: 1, position: null } });
    await run(now);
    await run(at('2026-12-01'));
    expect(await summary(plan)).toEqual(['1 2026-11-24 generee']);
    await run(at('2026-12-02'));
    expect(await summary(plan)).toEqual(['1 2026-11-24 generee', '2 2026-12-01 regroupee']);
    await doWork(Number((await echeancesOf(plan))[0]?.intervention_id), at('2026-12-08'), 'terminee');
    await run(at('2026-12-08'), { plan_id: plan.id });
    expect(await summary(plan)).toEqual(['1 2026-11-24 generee', '2 2026-12-01 regroupee', '3 2026-12-08 generee']);
  });

  test('a floating plan counts from the technical end, and wakes by it', async () => {
    const plan = await makePlan(db.fork(), now, { ancrage: 'flottant', regle_date: { unite: 'jour', intervalle: 10, position: null } });
    await run(now);
    const [first] = await echeancesOf(plan);
    await doWork(Number(first?.intervention_id), at('2026-11-30'), 'terminee');
    await run(at('2026-11-30'), { plan_id: plan.id });
    expect(await planOf(plan)).toMatchObject({ prochaine_date: '2026-12-10' });
    await run(at('2026-12-20'));
    expect(await summary(plan)).toEqual(['1 2026-11-24 generee', '2 2026-12-10 generee']);
  });

  test('a retired machine takes its plans with it', async () => {
    const plan = await makePlan(db.fork(), now, { premiere_date: '2026-12-24' });
    await run(now);
    await as(actors.responsable, (ctx) => retireEquipement(ctx, { id: plan.equipement_id }));
    await run(now, { plan_id: plan.id });
    expect(await planOf(plan)).toMatchObject({ statut: 'retire', prochaine_generation: null, prochaine_date: null });
    await run(at('2027-03-01'));
    expect(await summary(plan)).toEqual([]);
  });
});
