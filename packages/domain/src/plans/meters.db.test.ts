import { createTestDatabase } from '@mif/testing/database';
import { makeActors } from '@mif/testing/actors';
import { makeEcheance } from '@mif/testing/factories';
import { beforeAll, expect, test } from 'vitest';
import { unscopedTables } from '../kernel/scope.ts';
import { plansOnMeters } from './test-meters.ts';

const db = await createTestDatabase();
const rows = () => unscopedTables(db.fork());
let planOn: ReturnType<typeof plansOnMeters>;

beforeAll(async () => {
  planOn = plansOnMeters(db, await makeActors(db.fork()));
});

const high = { genre: 'seuil', sens: 'au_dessus', seuil: 8, hysteresis: 2 } as const;

test('a reading that reaches the step creates the work at once, also over a change of meter', async () => {
  const { read, told, finish } = await planOn({ genre: 'pas', pas: 500 });
  await read('2027-01-02', 1200);
  await read('2027-01-10', 1650);
  expect(await told()).toEqual([]);
  // 1680 on the old one is 0 on the new one: 1700 is 20.
  await read('2027-01-11', 0, { replaced: 1680 });
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
  const { read, takeBack, told, finish } = await planOn(high);
  await read('2027-01-02', 7);
  await read('2027-01-03', 8.5);
  await read('2027-01-04', 9);
  expect(await told()).toEqual(['1 2027-01-03 generee']);
  await finish('2027-01-05');
  await read('2027-01-06', 9);
  expect(await told()).toEqual(['1 2027-01-03 generee']);
  const wrong = await read('2027-01-07', 5);
  await takeBack(wrong.id, '2027-01-07');
  await read('2027-01-08', 9);
  expect(await told()).toEqual(['1 2027-01-03 generee']);
  await read('2027-01-09', 6);
  await read('2027-01-10', 8);
  expect(await told()).toEqual(['1 2027-01-03 generee', '2 2027-01-10 generee']);
});

test('a threshold passed is told in whatever order readings come in, once', async () => {
  const shown: [string, number][] = [
    ['2027-01-02', 7],
    ['2027-01-03', 9],
    ['2027-01-04', 8.5],
    ['2027-01-05', 5],
    ['2027-01-06', 7],
  ];
  for (const order of [
    [4, 3, 2, 1, 0],
    [0, 4, 1, 3, 2],
    [1, 4, 0, 3, 2],
    [3, 0, 4, 2, 1],
  ]) {
    const { read, told } = await planOn(high);
    const lines: string[][] = [];
    for (const index of order) {
      const [day = '', valeur = 0] = shown[index] ?? [];
      await read(day, valeur, { entered: '2027-01-10' });
      lines.push(await told());
    }
    // By the first reading over it that came in: what came in after it is the same passing.
    const due = order.find((index) => index === 1 || index === 2) === 1 ? '2027-01-03' : '2027-01-04';
    expect(lines.at(-1)).toEqual([`1 ${due} generee`]);
  }
});

test('a passing before the end of work that is over has had it; one that a late reading parts from it has not', async () => {
  const { read, told, finish } = await planOn(high);
  await read('2027-01-03', 9);
  await finish('2027-01-05');
  await read('2027-01-10', 9);
  // Before the work ended.
  await read('2027-01-02', 8.2, { entered: '2027-01-11' });
  expect(await told()).toEqual(['1 2027-01-03 generee']);
  // It had come back meanwhile, so that the tenth is another passing.
  await read('2027-01-07', 5, { entered: '2027-01-12' });
  expect(await told()).toEqual(['1 2027-01-03 generee', '2 2027-01-10 generee']);
  await finish('2027-01-13');
  await read('2027-01-08', 5.5, { entered: '2027-01-14' });
  expect(await told()).toHaveLength(2);
});

test('corrected before or after the work, taken back or written twice, a passing asks once', async () => {
  const { read, takeBack, told, finish } = await planOn(high);
  await read('2027-01-02', 7);
  const wrong = await read('2027-01-03', 85);
  await takeBack(wrong.id, '2027-01-03');
  const right = await read('2027-01-03', 8.5, { entered: '2027-01-04' });
  expect(await told()).toEqual(['1 2027-01-03 generee']);
  await finish('2027-01-05');
  await takeBack(right.id, '2027-01-06');
  await read('2027-01-03', 8.6, { entered: '2027-01-06' });
  expect(await told()).toEqual(['1 2027-01-03 generee']);
  await read('2027-01-08', 5);
  const over = await read('2027-01-09', 8.1);
  await takeBack(over.id, '2027-01-09');
  await read('2027-01-09', 8.2, { entered: '2027-01-10' });
  expect(await told()).toEqual(['1 2027-01-03 generee', '2 2027-01-09 generee']);
});

test('one that stacks has an occurrence a passing, in whatever order', async () => {
  const { read, told } = await planOn(high, { empiler: true });
  await read('2027-01-03', 9);
  await read('2027-01-09', 9, { entered: '2027-01-10' });
  expect(await told()).toEqual(['1 2027-01-03 generee']);
  await read('2027-01-05', 4, { entered: '2027-01-11' });
  expect(await told()).toEqual(['1 2027-01-03 generee', '2 2027-01-09 generee']);
  await read('2027-01-07', 8.5, { entered: '2027-01-11' });
  expect(await told()).toHaveLength(2);
  await read('2027-01-08', 5, { entered: '2027-01-12' });
  expect(await told()).toEqual(['1 2027-01-03 generee', '2 2027-01-09 generee', '3 2027-01-07 generee']);
  await read('2027-01-10', 4, { entered: '2027-01-12' });
  expect(await told()).toHaveLength(3);
});

test('what a plan and its meter are older than passes nothing; a suspended plan is told once it goes on', async () => {
  const { plan, read, told } = await planOn(high);
  await read('2026-12-20', 9, { entered: '2027-01-02' });
  await read('2027-01-02', 5);
  expect(await told()).toEqual([]);
  const set = (statut: 'suspendu' | 'actif') =>
    rows().updateTable('plans').set({ statut, prochaine_generation: null }).where('id', '=', plan.id).execute();
  await set('suspendu');
  await read('2027-01-03', 9);
  expect(await told()).toEqual([]);
  await set('actif');
  await read('2027-01-04', 9);
  expect(await told()).toEqual(['1 2027-01-03 generee']);
});

test('once both have come: a meter whose reading was taken back has not', async () => {
  const calendar = { declencheur: 'les_deux', combinaison: 'tous', regle_date: { unite: 'mois', intervalle: 1, position: null } } as const;
  const { read, takeBack, told } = await planOn(high, { ...calendar, premiere_date: '2027-02-01', prochaine_generation: null });
  const wrong = await read('2027-01-05', 80);
  await takeBack(wrong.id, '2027-01-06');
  await read('2027-02-02', 5);
  expect(await told()).toEqual([]);
  await read('2027-02-03', 9);
  expect(await told()).toEqual(['1 2027-02-03 generee']);
});

test('a digit too many costs a plan that counts steps one of them, and nothing that follows', async () => {
  const { read, takeBack, told, finish } = await planOn({ genre: 'pas', pas: 500 });
  // The first reading of all was wrong: it is counted from the next one.
  const first = await read('2027-01-02', 90_000);
  await takeBack(first.id, '2027-01-02');
  await read('2027-01-02', 1000);
  const wrong = await read('2027-01-05', 14_000);
  expect((await told()).filter((line) => line.endsWith('generee'))).toEqual(['26 2027-01-05 generee']);
  await takeBack(wrong.id, '2027-01-06');
  await read('2027-01-06', 1400);
  await finish('2027-01-07');
  await read('2027-01-10', 1700);
  const left = async () => (await told()).filter((line) => !line.startsWith('null'));
  // The step of 1500 has its work already.
  expect(await left()).toEqual(['26 2027-01-05 generee']);
  await read('2027-01-12', 2001);
  expect(await left()).toEqual(['26 2027-01-05 generee', '27 2027-01-12 generee']);
});

test('a step whose reading is corrected is reached once', async () => {
  const { read, takeBack, told, finish } = await planOn({ genre: 'pas', pas: 500 });
  await read('2027-01-02', 1000);
  const wrong = await read('2027-01-05', 1520);
  await takeBack(wrong.id, '2027-01-05');
  await read('2027-01-05', 1502);
  await finish('2027-01-06');
  await read('2027-01-07', 1990);
  expect(await told()).toEqual(['1 2027-01-05 generee']);
  // Late, and below the one that reached it.
  await read('2027-01-04', 1300, { entered: '2027-01-08' });
  await read('2027-01-09', 2000);
  expect(await told()).toEqual(['1 2027-01-05 generee', '2 2027-01-09 generee']);
});

test('work a meter asks for between days of a calendar: days that were moved or skipped by hand are one further, and keep what was decided', async () => {
  const { plan, read, told, look } = await planOn(high, {
    declencheur: 'les_deux',
    combinaison: 'premier',
    regle_date: { unite: 'mois', intervalle: 1, position: null },
    premiere_date: '2027-02-01',
    jours_feries: 'ignorer',
    empiler: true,
  });
  await makeEcheance(db.fork(), plan, { n: 2, date_due: '2027-03-01', motif: 'arrêt de l’usine' });
  await makeEcheance(db.fork(), plan, { n: 3, date_theorique: '2027-04-01', date_due: '2027-04-05', motif: null, statut: 'prevue' });
  await read('2027-01-10', 9);
  await read('2027-01-11', 5);
  expect(await told()).toEqual(['1 2027-01-10 generee', '3 2027-03-01 sautee', '4 2027-04-05 prevue']);
  for (const day of ['2027-02-01', '2027-03-01', '2027-04-01', '2027-04-05', '2027-05-01']) await look(day);
  expect(await told()).toEqual([
    '1 2027-01-10 generee',
    '2 2027-02-01 generee',
    '3 2027-03-01 sautee',
    '4 2027-04-05 generee',
    '5 2027-05-01 generee',
  ]);
  const { erreur_code } = await rows().selectFrom('plans').select('erreur_code').where('id', '=', plan.id).executeTakeFirstOrThrow();
  expect(erreur_code).toBeNull();
});
