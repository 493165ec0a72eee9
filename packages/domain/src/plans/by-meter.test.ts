import { addDays } from '@mif/contract/time';
import { describe, expect, test } from 'vitest';
import type { MeterFacts } from './facts.ts';
import { occurrencesOf } from './occurrences.ts';
import { decided, facts, noon, stateAfter, told } from './test-facts.ts';
import { stepsToTakeBack } from './withdrawn.ts';

const reading = (day: string, valeur: number) => ({ at: noon(day), valeur });
const meter = (lectures: { at: Date; valeur: number }[], more: Partial<MeterFacts> = {}): MeterFacts => ({
  derniere: lectures.at(-1) ?? null,
  lectures,
  a_la_fin: null,
  regle_at: null,
  jours_traites: [],
  par_jour: null,
  ...more,
});
const byMeter = { declencheur: 'compteur', regle_date: null, premiere_date: null } as const;
const step = { ...byMeter, regle_compteur: { genre: 'pas', pas: 500 } } as const;
const over = { ...byMeter, regle_compteur: { genre: 'seuil', sens: 'au_dessus', seuil: 8, hysteresis: 2 } } as const;

describe('a meter that counts', () => {
  test('the first reading is where it is counted from', () => {
    const given = facts({ rule: step, meter: meter([reading('2027-01-05', 1200)]) });
    expect(told(given, '2027-01-05')).toEqual([]);
    expect(stateAfter(given, '2027-01-05')).toMatchObject({ compteur_base: 1200 });
  });

  test('due on the day of the reading that reached the step', () => {
    const given = facts({
      rule: step,
      state: { compteur_base: 1000, dernier_n: 3 },
      meter: meter([reading('2027-01-05', 1500), reading('2027-01-09', 1620)]),
    });
    expect(decided(given, '2027-01-10')).toEqual(['4 2027-01-05 generer']);
    expect(stateAfter(given, '2027-01-10')).toMatchObject({ compteur_base: 1500, dernier_n: 4 });
  });

  test.each([
    ['toutes', ['1 2027-01-05 generer', '2 2027-01-05 attendre', '3 2027-01-09 attendre'], 1500],
    ['derniere', ['1 2027-01-05 sauter', '2 2027-01-05 sauter', '3 2027-01-09 generer'], 2500],
    ['aucune', ['1 2027-01-05 sauter', '2 2027-01-05 sauter', '3 2027-01-09 generer'], 2500],
  ] as const)('several steps at once: %s', (rattrapage, lines, compteur_base) => {
    const given = facts({
      rule: { ...step, rattrapage },
      state: { compteur_base: 1000 },
      meter: meter([reading('2027-01-05', 2010), reading('2027-01-09', 2600)]),
    });
    expect(decided(given, '2027-01-10')).toEqual(lines);
    expect(stateAfter(given, '2027-01-10')).toMatchObject({ compteur_base });
  });

  test('a step reached while one is open, or on the day it ended, is done with it', () => {
    const late = { rule: step, state: { compteur_base: 1000, dernier_n: 1 }, meter: meter([reading('2027-01-05', 1500)]) };
    const [open] = occurrencesOf(
      facts({ ...late, ouvertes: [{ id: 4, date_due: '2026-12-01' }] }),
      noon('2027-01-05'),
      '2027-01-05',
    ).occurrences;
    expect(open).toMatchObject({ n: 2, decision: 'regrouper', avec_id: 4 });
    const ended = facts({ ...late, derniere: { id: 4, fin: noon('2027-01-05'), is_faite: true } });
    expect(decided(ended, '2027-01-06')).toEqual(['2 2027-01-05 regrouper']);
  });

  test('a floating one counts from what it showed at the technical end, and gives one however far it rose', () => {
    const rule = { ...step, ancrage: 'flottant', rattrapage: 'toutes' } as const;
    const given = (shown: number) =>
      facts({
        rule,
        state: { dernier_n: 1 },
        derniere: { id: 1, fin: noon('2027-01-01'), is_faite: true },
        meter: meter([reading('2027-01-05', shown)], { a_la_fin: 1100 }),
      });
    expect(decided(given(1599), '2027-01-05')).toEqual([]);
    expect(decided(given(2800), '2027-01-05')).toEqual(['2 2027-01-05 generer']);
    expect(stateAfter(given(2800), '2027-01-05')).toMatchObject({ dernier_n: 2, compteur_base: null });
  });

  test('what is to come is guessed from how it has been rising, never decided', () => {
    const given = facts({ rule: step, state: { compteur_base: 1000 }, meter: meter([reading('2027-01-05', 1400)], { par_jour: 10 }) });
    const { occurrences } = occurrencesOf(given, noon('2027-01-05'), '2027-03-10');
    expect(occurrences).toMatchObject([
      { n: 1, date_due: '2027-01-15', is_estimee: true, decision: 'prevoir' },
      { n: 2, date_due: '2027-03-06', is_estimee: true, decision: 'prevoir' },
    ]);
  });
});

describe('a threshold', () => {
  const values = (...shown: number[]) => meter(shown.map((valeur, index) => reading(addDays('2027-01-01', index), valeur)));

  test('is passed once, and again only after the value came back over the hysteresis', () => {
    const empiler = true;
    expect(decided(facts({ rule: { ...over, empiler }, meter: values(7, 8, 9, 7, 8.5, 6, 7.9, 8) }), '2027-01-10')).toEqual([
      '1 2027-01-02 generer',
      '2 2027-01-08 generer',
    ]);
  });

  test('below: the same the other way', () => {
    const rule = { ...byMeter, regle_compteur: { genre: 'seuil', sens: 'en_dessous', seuil: 2, hysteresis: 0 } } as const;
    const given = facts({ rule: { ...rule, empiler: true }, meter: values(3, 2, 1, 2.1, 2) });
    expect(decided(given, '2027-01-10')).toEqual(['1 2027-01-02 generer', '2 2027-01-05 generer']);
  });

  test('one that stacks asks for each passing that has no occurrence on a day of it', () => {
    const rule = { ...over, empiler: true };
    const known = (...jours_traites: string[]) => facts({ rule, meter: { ...values(9, 9, 5, 8, 9, 5, 9), jours_traites } });
    expect(decided(known('2027-01-02'), '2027-01-10')).toEqual(['1 2027-01-04 generer', '2 2027-01-07 generer']);
    expect(decided(known('2027-01-01', '2027-01-05', '2027-01-09'), '2027-01-10')).toEqual([]);
  });

  test('while its work is open it asks for nothing more; it arms again after the end and after the way back', () => {
    const open = facts({ rule: over, ouvertes: [{ id: 1, date_due: '2027-01-01' }], meter: values(9, 5, 9) });
    expect(decided(open, '2027-01-05')).toEqual([]);
    const ended = (lectures: MeterFacts) =>
      facts({ rule: over, state: { dernier_n: 1 }, meter: { ...lectures, regle_at: noon('2027-01-01') } });
    expect(decided(ended(values(9, 9, 9)), '2027-01-05')).toEqual([]);
    expect(decided(ended(values(9, 6, 9)), '2027-01-05')).toEqual(['2 2027-01-03 generer']);
  });
});

describe('a reading that was taken back', () => {
  test.each([
    // One step too many, whose work is there: it is that step's.
    { base: 1500, pas: 500, reached: 1, shown: 1400, back: 0 },
    // A digit too many.
    { base: 99_500, pas: 500, reached: 197, shown: 1400, back: 196 },
    // Some of what was reached since is there without it.
    { base: 3000, pas: 500, reached: 4, shown: 2100, back: 1 },
    { base: 3000, pas: 500, reached: 4, shown: 3400, back: 0 },
    { base: 3000, pas: 500, reached: 4, shown: null, back: 3 },
  ])('$reached steps since, $shown shown without it', ({ shown, back, ...counted }) => {
    expect(stepsToTakeBack(counted, shown)).toBe(back);
  });
});

describe('a calendar and a meter', () => {
  const both = { declencheur: 'les_deux', regle_compteur: { genre: 'pas', pas: 500 } } as const;
  const first = { ...both, combinaison: 'premier' } as const;
  const all = { ...both, combinaison: 'tous' } as const;
  const shown = (valeur: number) => meter([reading('2027-01-20', valeur)], { a_la_fin: 1000 });
  const begun = { state: { dernier_n: 1, derniere_theorique: '2027-01-01' }, derniere: { id: 1, fin: noon('2027-01-01'), is_faite: true } };

  test('whichever comes first', () => {
    expect(decided(facts({ rule: first, ...begun, meter: shown(1400) }), '2027-01-31')).toEqual([]);
    expect(decided(facts({ rule: first, ...begun, meter: shown(1400) }), '2027-02-01')).toEqual(['2 2027-02-01 generer']);
    const byHours = facts({ rule: first, ...begun, meter: shown(1500) });
    expect(decided(byHours, '2027-01-20')).toEqual(['2 2027-01-20 generer']);
    // Outside the window of the 1st of February: that day stays.
    expect(told(byHours, '2027-01-20', '2027-02-01')).toEqual(['2 2027-01-20 generer', '3 2027-02-01 prevoir']);
    const inWindow = facts({ ...byHours, state: byHours.state, rule: { ...first, tolerance_avant_jours: 15 } });
    expect(told(inWindow, '2027-01-20', '2027-03-01')).toEqual(['2 2027-01-20 generer', '3 2027-03-01 prevoir']);
    expect(stateAfter(inWindow, '2027-01-20')).toMatchObject({ dernier_n: 2, derniere_theorique: '2027-02-01', compteur_base: null });
  });

  test('once both have come: on the later of the two days', () => {
    expect(decided(facts({ rule: all, ...begun, meter: shown(1400) }), '2027-04-15')).toEqual([]);
    const waiting = facts({ rule: all, ...begun, meter: shown(1500) });
    expect(decided(waiting, '2027-01-20')).toEqual([]);
    expect(stateAfter(waiting, '2027-01-20')).toMatchObject({ compteur_du: '2027-01-20' });
    expect(decided(waiting, '2027-02-01')).toEqual(['2 2027-02-01 generer']);
    const late = facts({ rule: all, ...begun, meter: meter([reading('2027-04-10', 1500)], { a_la_fin: 1000 }) });
    expect(decided(late, '2027-04-10')).toEqual(['2 2027-04-10 generer']);
    expect(stateAfter(late, '2027-04-10')).toMatchObject({ dernier_n: 2, derniere_theorique: '2027-04-01', compteur_du: null });
  });
});
