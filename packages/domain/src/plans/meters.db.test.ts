import type { RegleCompteur } from '@mif/contract/plan-rules';
import { createTestDatabase } from '@mif/testing/database';
import { makeActors, type Actors } from '@mif/testing/actors';
import { makeEquipement, makePlan } from '@mif/testing/factories';
import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { systemActor } from '../auth/system-actor.ts';
import { cancelReleve } from '../compteurs/cancel-releve.ts';
import { createCompteur } from '../compteurs/create.ts';
import { recordReleve } from '../compteurs/record-releve.ts';
import { inTransaction } from '../kernel/context.ts';
import { unscopedTables } from '../kernel/scope.ts';
import { callerOf, makeCtx } from '../kernel/test-context.ts';
import { followWork } from './follow.ts';
import { generatePlans } from './tasks.ts';

const db = await createTestDatabase();
const at = (day: string) => new Date(`${day}T09:00:00.000Z`);
const as = callerOf(db, at('2027-01-01'));
const rows = () => unscopedTables(db.fork());
let actors: Actors;

beforeAll(async () => {
  actors = await makeActors(db.fork());
});

/** A plan on a new meter; `read` writes what it shows and runs the job that this adds. */
async function planOn(regle_compteur: RegleCompteur, more: Parameters<typeof makePlan>[2] = {}) {
  const { id: equipement_id } = await makeEquipement(db.fork());
  const genre = regle_compteur.genre === 'pas' ? ('cumulatif' as const) : ('jauge' as const);
  const { id: compteur_id } = await as(actors.responsable, (ctx) =>
    createCompteur(ctx, { equipement_id, nom: 'Heures', unite: 'h', genre }),
  );
  const meterOnly = { declencheur: 'compteur' as const, regle_date: null, premiere_date: null };
  const plan = await makePlan(db.fork(), at('2027-01-01'), { equipement_id, compteur_id, regle_compteur, ...meterOnly, ...more });
  const read = async (day: string, valeur: number, replaced?: number) => {
    const changed = replaced === undefined ? {} : { genre: 'changement' as const, ancienne_valeur: replaced };
    const input = { compteur_id, valeur, genre: 'releve' as const, ...changed, date_releve: at(day).toISOString() };
    const releve = await as(actors.responsable, (ctx) => recordReleve(ctx, input), at(day));
    await runJobs(day);
    return releve;
  };
  const told = async () => {
    const found = await rows().selectFrom('echeances').selectAll().where('plan_id', '=', plan.id).orderBy('n').execute();
    return found.map(({ n, date_due, statut }) => `${n} ${date_due} ${statut}`);
  };
  const finish = async (day: string) => {
    const open = await rows()
      .selectFrom('echeances')
      .selectAll()
      .where('plan_id', '=', plan.id)
      .where('date_faite', 'is', null)
      .executeTakeFirstOrThrow();
    const em = db.fork();
    const ctx = makeCtx(em, await systemActor(em), at(day));
    await inTransaction(ctx, (inner) =>
      followWork(inner, { id: Number(open.intervention_id), date_fin_travaux: at(day) }, 'finish', undefined),
    );
    await runJobs(day);
  };
  return { plan, read, told, finish };
}

/** Runs the jobs that were added for plans, once each. */
async function runJobs(day: string): Promise<void> {
  const { rows: jobs } = await sql<{ payload: object }>`
    with taken as (delete from graphile_worker._private_jobs j using graphile_worker._private_tasks t
      where t.id = j.task_id and t.identifier = 'generate_plans' returning j.payload)
    select payload from taken`.execute(rows());
  for (const { payload } of jobs) {
    const em = db.fork();
    await generatePlans(makeCtx(em, await systemActor(em), at(day)), payload);
  }
}

test('a reading that reaches the step creates the work at once, also over a change of meter', async () => {
  const { read, told, finish } = await planOn({ genre: 'pas', pas: 500 });
  await read('2027-01-02', 1200);
  await read('2027-01-10', 1650);
  expect(await told()).toEqual([]);
  // 1680 on the old one is 0 on the new one: 1700 is 20.
  await read('2027-01-11', 0, 1680);
  await read('2027-01-12', 20);
  expect(await told()).toEqual(['1 2027-01-12 generee']);
  await finish('2027-01-14');
  await read('2027-01-20', 519);
  expect(await told()).toEqual(['1 2027-01-12 generee']);
  await read('2027-01-21', 521);
  expect(await told()).toEqual(['1 2027-01-12 generee', '2 2027-01-21 generee']);
});

test('a floating one counts from what was read on the day the work ended', async () => {
  const { read, told, finish } = await planOn({ genre: 'pas', pas: 100 }, { ancrage: 'flottant' });
  await read('2027-01-02', 0);
  await read('2027-01-05', 130);
  expect(await told()).toEqual(['1 2027-01-05 generee']);
  await read('2027-01-08', 160);
  await finish('2027-01-08');
  await read('2027-01-09', 259);
  expect(await told()).toEqual(['1 2027-01-05 generee']);
  await read('2027-01-10', 260);
  expect(await told()).toEqual(['1 2027-01-05 generee', '2 2027-01-10 generee']);
});

test('a threshold fires once, and again only after the end of its work and the way back; a reading taken back undoes its passing', async () => {
  const { read, told, finish } = await planOn({ genre: 'seuil', sens: 'au_dessus', seuil: 8, hysteresis: 2 });
  await read('2027-01-02', 7);
  await read('2027-01-03', 8.5);
  await read('2027-01-04', 9);
  expect(await told()).toEqual(['1 2027-01-03 generee']);
  await finish('2027-01-05');
  await read('2027-01-06', 9);
  expect(await told()).toEqual(['1 2027-01-03 generee']);
  const wrong = await read('2027-01-07', 5);
  await as(actors.responsable, (ctx) => cancelReleve(ctx, { id: wrong.id, motif: 'faute de frappe' }), at('2027-01-07'));
  await runJobs('2027-01-07');
  await read('2027-01-08', 9);
  expect(await told()).toEqual(['1 2027-01-03 generee']);
  await read('2027-01-09', 6);
  await read('2027-01-10', 8);
  expect(await told()).toEqual(['1 2027-01-03 generee', '2 2027-01-10 generee']);
});
