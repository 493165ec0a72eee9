import { addDays, addMonths } from '@mif/contract/time';
import { createTestDatabase } from '@mif/testing/database';
import { makeActors } from '@mif/testing/actors';
import { makeEcheance, makePlan } from '@mif/testing/factories';
import { beforeAll, describe, expect, test } from 'vitest';
import { systemActor } from '../auth/system-actor.ts';
import { unscopedTables } from '../kernel/scope.ts';
import { makeCtx } from '../kernel/test-context.ts';
import { generatePlans } from './tasks.ts';
import { plansOnMeters } from './test-meters.ts';

const db = await createTestDatabase();
const rows = () => unscopedTables(db.fork());
let planOn: ReturnType<typeof plansOnMeters>;

beforeAll(async () => {
  planOn = plansOnMeters(db, await makeActors(db.fork()));
});

const high = { genre: 'seuil', sens: 'au_dessus', seuil: 8, hysteresis: 2 } as const;
const monthly = { unite: 'mois', intervalle: 1, position: null } as const;

describe('a threshold whose plan stacks', () => {
  test('a passing that lasts for years has its work once, and the next one its own', async () => {
    const { read, told, look } = await planOn(high, { empiler: true });
    await read('2027-01-02', 5);
    await read('2027-01-03', 9);
    for (let month = '2027-02-03'; month < '2028-12-01'; month = addMonths(month, 1)) {
      await read(month, 9);
      await look(addDays(month, 9));
    }
    expect(await told()).toEqual(['1 2027-01-03 generee']);
    await read('2028-12-05', 5);
    await read('2028-12-06', 9);
    await look('2028-12-07');
    expect(await told()).toEqual(['1 2027-01-03 generee', '2 2028-12-06 generee']);
  });

  test('a passing that nothing was created for, as the plan rested for years, has its work when it goes on', async () => {
    const { plan, read, told, look } = await planOn(high, { empiler: true });
    await rows().updateTable('plans').set({ statut: 'suspendu', prochaine_generation: null }).where('id', '=', plan.id).execute();
    await read('2027-01-03', 9);
    await read('2027-02-03', 9);
    await rows().updateTable('plans').set({ statut: 'actif' }).where('id', '=', plan.id).execute();
    for (const day of ['2028-12-06', '2028-12-07', '2030-06-01']) await look(day);
    expect(await told()).toEqual(['1 2027-01-03 generee']);
  });
});

describe('a calendar and a threshold, stacked', () => {
  const calendar = { declencheur: 'les_deux', regle_date: monthly, premiere_date: '2027-02-01', empiler: true } as const;

  test('whichever first: a passing in the window of the next day is that one, done early, once', async () => {
    const { read, told, look } = await planOn(high, { ...calendar, combinaison: 'premier', tolerance_avant_jours: 10 });
    await read('2027-01-25', 9);
    await read('2027-01-26', 5);
    for (let day = '2027-01-27'; day <= '2027-03-01'; day = addDays(day, 1)) await look(day);
    expect(await told()).toEqual(['1 2027-01-25 generee', '2 2027-03-01 generee']);
  });

  test('once both have come: a passing counts for one month', async () => {
    const { read, told, look } = await planOn(high, { ...calendar, combinaison: 'tous' });
    await read('2027-01-05', 9);
    await read('2027-01-08', 5);
    for (let day = '2027-01-30'; day <= '2027-05-02'; day = addDays(day, 1)) await look(day);
    expect(await told()).toEqual(['1 2027-02-01 generee']);
    await read('2027-05-03', 9);
    expect(await told()).toEqual(['1 2027-02-01 generee', '2 2027-05-03 generee']);
  });
});

test('a day that a holiday puts off is not lost to work its meter asks for meanwhile', async () => {
  // The first of May is a holiday and the second, in 2027, a Sunday.
  const calendar = { declencheur: 'les_deux', combinaison: 'premier', regle_date: monthly, premiere_date: '2027-05-01' } as const;
  const { read, told, look, finish } = await planOn({ genre: 'pas', pas: 100 }, { ...calendar, jours_feries: 'reporter' });
  await read('2027-04-20', 0);
  await read('2027-05-01', 150);
  expect(await told()).toEqual(['1 2027-05-01 generee']);
  await finish('2027-05-01');
  await look('2027-05-03');
  expect(await told()).toEqual(['1 2027-05-01 generee', '2 2027-05-03 generee']);
});

test('work done beside the series is that of its day, however long ago nobody looked', async () => {
  const begun = new Date('2027-01-01T09:00:00.000Z');
  const shape = { tolerance_avant_jours: 5, tolerance_apres_jours: 5, rattrapage: 'toutes', empiler: true } as const;
  const plan = await makePlan(db.fork(), begun, { ...shape, regle_date: monthly });
  const date_faite = new Date('2027-01-03T09:00:00.000Z');
  const extra = { n: null, motif: null, statut: 'faite', date_due: '2027-01-03', date_faite, is_dans_tolerance: true } as const;
  await makeEcheance(db.fork(), plan, extra);
  const em = db.fork();
  await generatePlans(makeCtx(em, await systemActor(em), new Date('2028-03-01T09:00:00.000Z')), { plan_id: plan.id });
  const written = await rows().selectFrom('echeances').selectAll().where('plan_id', '=', plan.id).orderBy('n').limit(2).execute();
  expect(written.map(({ n, date_due, statut }) => `${n} ${date_due} ${statut}`)).toEqual(['1 2027-01-04 faite', '2 2027-02-01 generee']);
});
