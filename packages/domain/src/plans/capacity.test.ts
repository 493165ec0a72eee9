import { describe, expect, test } from 'vitest';
import { addDays, fromLocal } from '@mif/contract/time';
import { loadBySkill, minutesByWeek, type Worker } from './capacity.ts';
import { expiriesBefore, type Certificate } from './certificates.ts';

const LUNDI = '2026-11-30';
const lundis = [LUNDI, addDays(LUNDI, 7)];
const never = () => false;
const week = [1, 2, 3, 4, 5].map((jour) => ({ jour, debut: '08:00', fin: '16:00' }));
const worker = (technicien_id: number, more: Partial<Worker> = {}): Worker => ({
  technicien_id,
  horaires: week,
  absences: [],
  competences: [],
  ...more,
});
const skill = (competence_id: number, niveau: number) => ({ competence_id, niveau });

describe('the working time of a week', () => {
  test('is the hours of the week, less absences and holidays', () => {
    expect(minutesByWeek(worker(1), lundis, never)).toEqual([2400, 2400]);
    const away = { debut: fromLocal('2026-12-01', '12:00'), fin: fromLocal('2026-12-02', '10:00') };
    expect(minutesByWeek(worker(1, { absences: [away] }), lundis, never)).toEqual([2400 - 240 - 120, 2400]);
    expect(minutesByWeek(worker(1), lundis, (date) => date === '2026-12-03')).toEqual([1920, 2400]);
  });

  test('counts a night shift on the day it begins, and nothing where hours are not known', () => {
    const nights = worker(1, { horaires: [{ jour: 7, debut: '22:00', fin: '06:00' }] });
    expect(minutesByWeek(nights, lundis, never)).toEqual([480, 480]);
    expect(minutesByWeek(worker(1, { horaires: null }), lundis, never)).toEqual([0, 0]);
  });

  test('counts an absence once, though two overlap', () => {
    const all = { debut: fromLocal('2026-11-30'), fin: fromLocal('2026-12-07') };
    expect(minutesByWeek(worker(1, { absences: [all, all] }), lundis, never)).toEqual([0, 2400]);
  });
});

describe('the load of a skill', () => {
  test('is what asks for the level or more, against who has it or more', () => {
    const workers = [
      worker(1, { competences: [skill(7, 4)] }),
      worker(2, { competences: [skill(7, 2)] }),
      worker(3, { competences: [skill(7, 2)], horaires: null }),
      worker(4, { competences: [skill(8, 4)] }),
    ];
    const demands = [
      { date: '2026-12-02', minutes: 2000, competences: [skill(7, 2)] },
      { date: '2026-12-06', minutes: 2500, competences: [skill(7, 4)] },
      { date: '2026-12-07', minutes: 60, competences: [skill(7, 4)] },
    ];
    expect(loadBySkill(demands, workers, lundis, never)).toEqual([
      {
        competence_id: 7,
        niveau: 2,
        techniciens: 3,
        sans_horaires: 1,
        semaines: [
          { lundi: LUNDI, minutes: 4500, capacite_minutes: 4800, is_surcharge: false },
          { lundi: '2026-12-07', minutes: 60, capacite_minutes: 4800, is_surcharge: false },
        ],
      },
      {
        competence_id: 7,
        niveau: 4,
        techniciens: 1,
        sans_horaires: 0,
        semaines: [
          { lundi: LUNDI, minutes: 2500, capacite_minutes: 2400, is_surcharge: true },
          { lundi: '2026-12-07', minutes: 60, capacite_minutes: 2400, is_surcharge: false },
        ],
      },
    ]);
  });

  test('of work without a skill is carried by everybody; what lies outside the weeks is left out', () => {
    const demands = [
      { date: '2026-11-29', minutes: 9999, competences: [] },
      { date: '2026-12-14', minutes: 9999, competences: [] },
      { date: '2026-12-13', minutes: 30, competences: [] },
    ];
    const [load, ...others] = loadBySkill(demands, [worker(1), worker(2)], lundis, never);
    expect(others).toEqual([]);
    expect(load).toMatchObject({ competence_id: null, techniciens: 2 });
    expect(load?.semaines.map(({ minutes }) => minutes)).toEqual([0, 30]);
  });

  test('is too much where nobody has the skill', () => {
    const [load] = loadBySkill([{ date: LUNDI, minutes: 30, competences: [skill(7, 1)] }], [worker(1)], lundis, never);
    expect(load?.semaines).toMatchObject([{ capacite_minutes: 0, is_surcharge: true }, { is_surcharge: false }]);
  });
});

describe('certificates that end', () => {
  const held = (date_obtention: string, date_expiration: string | null, technicien_id = 1): Certificate => ({
    technicien_id,
    type_id: 5,
    date_obtention,
    date_expiration,
  });
  const dates = ['2026-12-01', '2027-03-01', '2027-06-01'];
  const find = (...certificates: Certificate[]) => expiriesBefore([{ type_id: 5, dates }], certificates, '2026-11-24');

  test('are told where work comes after them', () => {
    expect(find(held('2026-01-01', '2027-03-01'))).toEqual([
      { type_id: 5, technicien_id: 1, date_expiration: '2027-03-01', echeances: 1, premiere_echeance: '2027-06-01' },
    ]);
    expect(find(held('2026-01-01', '2027-06-01'))).toEqual([]);
    expect(find(held('2026-01-01', null))).toEqual([]);
    expect(expiriesBefore([{ type_id: 6, dates }], [held('2026-01-01', '2027-01-01')], '2026-11-24')).toEqual([]);
  });

  test('are followed over renewals, and a gap counts from its first day', () => {
    expect(find(held('2026-01-01', '2027-01-31'), held('2027-02-01', null))).toEqual([]);
    expect(find(held('2026-01-01', '2027-01-31'), held('2027-03-02', null))).toMatchObject([
      { date_expiration: '2027-01-31', echeances: 1, premiere_echeance: '2027-03-01' },
    ]);
  });

  test('that are over already are told by their own day, the first to end first', () => {
    expect(find(held('2024-01-01', '2025-12-31', 2), held('2026-01-01', '2026-12-15', 1))).toMatchObject([
      { technicien_id: 2, date_expiration: '2025-12-31', echeances: 3 },
      { technicien_id: 1, date_expiration: '2026-12-15', echeances: 2 },
    ]);
  });
});
