import { fromLocal } from '@mif/contract/time';
import { describe, expect, test } from 'vitest';
import { earlyOf } from './early.ts';
import { occurrencesOf } from './occurrences.ts';
import { decided, facts, noon, stateAfter, told, weekly } from './test-facts.ts';

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
