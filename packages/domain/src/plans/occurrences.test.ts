import { addDays, fromLocal } from '@mif/contract/time';
import { describe, expect, test } from 'vitest';
import { earlyOf } from './early.ts';
import type { MeterFacts, PlanFacts, PlanRule, PlanState } from './facts.ts';
import { occurrencesOf } from './occurrences.ts';

const noon = (day: string) => new Date(fromLocal(day, '12:00'));
const monthly = { unite: 'mois', intervalle: 1, position: null } as const;
const weekly = { unite: 'semaine', intervalle: 1, position: null } as const;

interface Given extends Partial<Omit<PlanFacts, 'rule' | 'state'>> {
  rule?: Partial<PlanRule>;
  state?: Partial<PlanState>;
}

function facts({ rule, state, ...more }: Given = {}): PlanFacts {
  return {
    rule: {
      declencheur: 'date',
      combinaison: null,
      regle_date: monthly,
      premiere_date: '2027-01-01',
      regle_compteur: null,
      ancrage: 'fixe',
      avance_jours: 0,
      tolerance_avant_jours: 0,
      tolerance_apres_jours: 0,
      jours_feries: 'ignorer',
      rattrapage: 'derniere',
      empiler: false,
      statut: 'actif',
      depuis: '2027-01-01',
      ...rule,
    },
    state: {
      dernier_n: 0,
      derniere_theorique: null,
      compteur_base: null,
      compteur_passe: false,
      compteur_du: null,
      compteur_vu_at: null,
      ...state,
    },
    is_equipement_en_service: true,
    ouvertes: [],
    derniere: null,
    extras: [],
    exceptions: [],
    meter: null,
    calendar: { isHoliday: () => false, isOpen: () => true },
    ...more,
  };
}

const told = (given: PlanFacts, day: string, until = day) =>
  occurrencesOf(given, noon(day), until).occurrences.map(({ n, date_due, decision }) => `${n} ${date_due} ${decision}`);
const decided = (given: PlanFacts, day: string) => told(given, day).filter((line) => !line.endsWith('prevoir'));
const stateAfter = (given: PlanFacts, day: string) => occurrencesOf(given, noon(day), day).state;

describe('a fixed calendar', () => {
  test('is created at the beginning of the day, its lead before it is due, and not a moment sooner', () => {
    const given = facts({ rule: { avance_jours: 7, premiere_date: '2027-02-10' } });
    const midnight = new Date(fromLocal('2027-02-03'));
    const before = occurrencesOf(given, new Date(midnight.getTime() - 1), '2027-02-10');
    expect(before.occurrences).toMatchObject([{ n: 1, decision: 'prevoir' }]);
    expect(before.reveil).toBe(midnight.getTime());
    const due = occurrencesOf(given, midnight, '2027-02-03');
    expect(due.occurrences).toMatchObject([
      { n: 1, decision: 'generer' },
      { n: 2, date_due: '2027-03-10', decision: 'prevoir' },
    ]);
    expect(due.state).toMatchObject({ dernier_n: 1, derniere_theorique: '2027-02-10' });
  });

  test('tells a year ahead, each from the anchor', () => {
    const lines = told(facts({ rule: { premiere_date: '2027-01-31' } }), '2027-01-01', '2027-05-31');
    expect(lines).toEqual(
      ['2027-01-31', '2027-02-28', '2027-03-31', '2027-04-30', '2027-05-31'].map((day, k) => `${k + 1} ${day} prevoir`),
    );
  });

  test.each([
    ['toutes', ['1 2027-01-01 generer', '2 2027-01-08 attendre', '3 2027-01-15 attendre', '4 2027-01-22 attendre'], 1],
    ['derniere', ['1 2027-01-01 sauter', '2 2027-01-08 sauter', '3 2027-01-15 sauter', '4 2027-01-22 generer'], 4],
    ['aucune', ['1 2027-01-01 sauter', '2 2027-01-08 sauter', '3 2027-01-15 sauter', '4 2027-01-22 sauter'], 4],
  ] as const)('makes up for what was missed: %s', (rattrapage, lines, dernier_n) => {
    const given = facts({ rule: { regle_date: weekly, rattrapage } });
    expect(decided(given, '2027-01-25')).toEqual(lines);
    expect(stateAfter(given, '2027-01-25')).toMatchObject({ dernier_n });
  });

  test('all that were missed come at once where the plan stacks them', () => {
    const given = facts({ rule: { regle_date: weekly, rattrapage: 'toutes', empiler: true } });
    expect(decided(given, '2027-01-16').map((line) => line.split(' ')[2])).toEqual(['generer', 'generer', 'generer']);
  });

  test.each(['toutes', 'derniere', 'aucune'] as const)('what is due today is not late: %s', (rattrapage) => {
    expect(decided(facts({ rule: { rattrapage } }), '2027-01-01')).toEqual(['1 2027-01-01 generer']);
  });

  test('the last one missed is left where the next is in its own window', () => {
    const rule = { regle_date: weekly, tolerance_avant_jours: 2, avance_jours: 5 } as const;
    expect(decided(facts({ rule }), '2027-01-05')).toEqual(['1 2027-01-01 generer', '2 2027-01-08 attendre']);
    expect(decided(facts({ rule }), '2027-01-06')).toEqual(['1 2027-01-01 sauter', '2 2027-01-08 generer']);
  });

  test('one at a time: the next waits while one is open, and is done with it once its day is over', () => {
    const open = {
      rule: { regle_date: weekly },
      state: { dernier_n: 1, derniere_theorique: '2027-01-01' },
      ouvertes: [{ id: 7, date_due: '2027-01-01' }],
    };
    expect(decided(facts(open), '2027-01-08')).toEqual(['2 2027-01-08 attendre']);
    expect(occurrencesOf(facts(open), noon('2027-01-08'), '2027-01-08').reveil).toBe(fromLocal('2027-01-09'));
    const [late] = occurrencesOf(facts(open), noon('2027-01-09'), '2027-01-09').occurrences;
    expect(late).toMatchObject({ n: 2, decision: 'regrouper', avec_id: 7 });
    expect(decided(facts({ ...open, rule: { ...open.rule, rattrapage: 'toutes' } }), '2027-01-09')).toEqual(['2 2027-01-08 attendre']);
    expect(decided(facts({ ...open, rule: { ...open.rule, empiler: true } }), '2027-01-08')).toEqual(['2 2027-01-08 generer']);
  });

  test('what became due while the one before was open is done with it, also where nobody was there to see', () => {
    const given = facts({
      rule: { regle_date: weekly },
      state: { dernier_n: 1, derniere_theorique: '2027-01-01' },
      derniere: { id: 7, fin: noon('2027-01-12'), is_faite: true },
    });
    const [covered, missed] = occurrencesOf(given, noon('2027-01-17'), '2027-01-17').occurrences;
    expect(covered).toMatchObject({ n: 2, decision: 'regrouper', avec_id: 7 });
    expect(missed).toMatchObject({ n: 3, date_due: '2027-01-15', decision: 'generer' });
  });

  test('nothing of before the plan, and nothing for a plan or a machine that rests', () => {
    expect(decided(facts({ rule: { premiere_date: '2020-01-15', depuis: '2027-01-20' } }), '2027-01-20')).toEqual([]);
    expect(told(facts({ rule: { premiere_date: '2020-01-15', depuis: '2027-01-20' } }), '2027-01-20')).toEqual(['1 2027-02-15 prevoir']);
    for (const statut of ['suspendu', 'retire'] as const) expect(told(facts({ rule: { statut } }), '2027-03-01')).toEqual([]);
    expect(told(facts({ is_equipement_en_service: false }), '2027-03-01')).toEqual([]);
  });

  test.each([
    ['ignorer', '2027-01-11'],
    ['avancer', '2027-01-08'],
    ['reporter', '2027-01-12'],
  ] as const)('a holiday moves the due date alone: %s', (jours_feries, date_due) => {
    const given = facts({
      rule: { regle_date: weekly, premiere_date: '2027-01-11', jours_feries },
      calendar: { isHoliday: (day) => day === '2027-01-11', isOpen: (day) => !['2027-01-09', '2027-01-10'].includes(day) },
    });
    const [first, second] = occurrencesOf(given, noon('2027-01-01'), '2027-01-18').occurrences;
    expect(first).toMatchObject({ date_theorique: '2027-01-11', date_due, fenetre_debut: date_due });
    expect(second).toMatchObject({ date_theorique: '2027-01-18', date_due: '2027-01-18' });
  });

  test('skipped ahead, moved by hand: the others keep their days and their numbers', () => {
    const given = facts({
      rule: { regle_date: weekly },
      exceptions: [
        { id: 5, n: 2, date_theorique: '2027-01-08', date_due: '2027-01-08', statut: 'sautee' },
        { id: 6, n: 3, date_theorique: '2027-01-15', date_due: '2027-01-24', statut: 'prevue' },
      ],
    });
    expect(told(given, '2026-12-31', '2027-01-23')).toEqual(['1 2027-01-01 prevoir', '4 2027-01-22 prevoir', '3 2027-01-24 prevoir']);
    expect(decided(given, '2027-01-01')).toEqual(['1 2027-01-01 generer']);
    // The calendar goes on behind those that have a row.
    expect(stateAfter(given, '2027-01-01')).toMatchObject({ dernier_n: 3, derniere_theorique: '2027-01-15' });
    const later = facts({ ...given, rule: given.rule, state: { dernier_n: 4, derniere_theorique: '2027-01-22' } });
    expect(decided(later, '2027-01-24')).toEqual(['3 2027-01-24 generer']);
  });

  test('done early, it gives up its next day inside that one’s window, else the work is extra', () => {
    const given = facts({
      rule: { tolerance_avant_jours: 5, depuis: '2027-01-02' },
      state: { dernier_n: 1, derniere_theorique: '2027-01-01' },
    });
    const early = (day: string) => earlyOf(given, occurrencesOf(given, noon(day), day), noon(day));
    expect(early('2027-01-27')).toMatchObject({
      occurrence: { n: 2, date_due: '2027-02-01' },
      state: { dernier_n: 2, derniere_theorique: '2027-02-01' },
    });
    expect(early('2027-01-26')).toMatchObject({ occurrence: { n: null, date_due: '2027-01-26' }, state: { dernier_n: 1 } });
    const extra = facts({ ...given, rule: given.rule, state: given.state, extras: [{ id: 9, fin: noon('2027-01-28') }] });
    const [adopted] = occurrencesOf(extra, noon('2027-02-01'), '2027-02-01').occurrences;
    expect(adopted).toMatchObject({ n: 2, date_due: '2027-02-01', decision: 'adopter', avec_id: 9 });
    expect(stateAfter(extra, '2027-02-01')).toMatchObject({ dernier_n: 2 });
  });
});

describe('a floating plan', () => {
  const rule = { ancrage: 'flottant', regle_date: { unite: 'jour', intervalle: 30, position: null } } as const;
  const done = { state: { dernier_n: 1, derniere_theorique: '2027-01-01' }, derniere: { id: 1, fin: noon('2027-01-10'), is_faite: true } };

  test('counts from the technical end', () => {
    expect(told(facts({ rule }), '2026-12-01', '2027-02-15')).toEqual(['1 2027-01-01 prevoir', '2 2027-01-31 prevoir']);
    expect(told(facts({ rule, ...done }), '2027-01-20')).toEqual(['2 2027-02-09 prevoir']);
    expect(decided(facts({ rule, ...done }), '2027-02-09')).toEqual(['2 2027-02-09 generer']);
  });

  test.each(['toutes', 'derniere', 'aucune'] as const)('one is created however late: %s', (rattrapage) => {
    expect(decided(facts({ rule: { ...rule, rattrapage }, ...done }), '2027-09-01')).toEqual(['2 2027-02-09 generer']);
  });

  test('waits for the end of what is open, and guesses what follows', () => {
    const given = facts({ rule, state: { dernier_n: 1 }, ouvertes: [{ id: 1, date_due: '2027-01-01' }] });
    const course = occurrencesOf(given, noon('2027-01-05'), '2027-03-10');
    expect(course.occurrences).toMatchObject([
      { n: 2, date_due: '2027-02-04', is_estimee: true, decision: 'prevoir' },
      { n: 3, date_due: '2027-03-06', is_estimee: true, decision: 'prevoir' },
    ]);
    expect(course.reveil).toBeNull();
  });

  test('done early, the interval begins anew', () => {
    const given = facts({ rule, ...done });
    const early = earlyOf(given, occurrencesOf(given, noon('2027-01-20'), '2027-01-20'), noon('2027-01-20'));
    expect(early).toMatchObject({ occurrence: { n: 2, date_due: '2027-01-20' }, state: { dernier_n: 2 } });
  });
});

const reading = (day: string, valeur: number) => ({ at: noon(day), valeur });
const meter = (lectures: { at: Date; valeur: number }[], more: Partial<MeterFacts> = {}): MeterFacts => ({
  derniere: lectures.at(-1) ?? null,
  lectures,
  a_la_fin: null,
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

  test('while its work is open it asks for nothing more; it arms again after the end and after the way back', () => {
    const given = facts({
      rule: over,
      state: { compteur_passe: true, dernier_n: 1 },
      ouvertes: [{ id: 1, date_due: '2027-01-01' }],
      meter: values(9, 5, 9),
    });
    expect(decided(given, '2027-01-05')).toEqual([]);
    expect(stateAfter(given, '2027-01-05')).toMatchObject({ compteur_passe: true, compteur_vu_at: noon('2027-01-03') });
    const ended = facts({
      rule: over,
      state: { compteur_passe: true, dernier_n: 1 },
      derniere: { id: 1, fin: noon('2027-01-01'), is_faite: true },
    });
    expect(decided({ ...ended, meter: values(9, 9, 9) }, '2027-01-05')).toEqual([]);
    expect(decided({ ...ended, meter: values(9, 6, 9) }, '2027-01-05')).toEqual(['2 2027-01-03 generer']);
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
