import type { Plage } from '@mif/contract/plages';
import { addDays, fromLocal, weekdayOf } from '@mif/contract/time';
import { coveredMs, type Span } from '../techniciens/availability.ts';

const MINUTE_MS = 60_000;

/** A skill at its least level. */
export interface Skill {
  competence_id: number;
  niveau: number;
}

/** A technician as capacity sees him: his week, when he is away, what he can do. */
export interface Worker {
  technicien_id: number;
  /** null: nobody has entered them, so that his time is not known. */
  horaires: readonly Plage[] | null;
  /** Approved ones. */
  absences: readonly Span[];
  competences: readonly Skill[];
}

/** Work that falls on a civil date, and the skills it takes. */
export interface Demand {
  date: string;
  minutes: number;
  competences: readonly Skill[];
}

/** One week of one skill, in minutes. */
export interface WeekLoad {
  /** Its Monday. */
  lundi: string;
  minutes: number;
  capacite_minutes: number;
  is_surcharge: boolean;
}

/** What is asked of a skill at a level or above, against who has it at that level or above. */
export interface SkillLoad {
  /** null: work that asks for no skill, which every technician can do. */
  competence_id: number | null;
  niveau: number;
  /** Those who have it. */
  techniciens: number;
  /** Of these, those whose hours nobody has entered: they are not in the capacity. */
  sans_horaires: number;
  semaines: WeekLoad[];
}

/**
 * The working time of a technician week by week: his hours, less his absences, and nothing on a holiday. A night shift
 * belongs to the day it begins on.
 * @param lundis Mondays of the weeks
 * @returns minutes a week; none where his hours are not known
 */
export function minutesByWeek(worker: Worker, lundis: readonly string[], isHoliday: (date: string) => boolean): number[] {
  const { horaires, absences } = worker;
  if (horaires === null) return lundis.map(() => 0);
  return lundis.map((lundi) => {
    let sum = 0;
    for (let day = 0; day < 7; day += 1) {
      const date = addDays(lundi, day);
      if (isHoliday(date)) continue;
      const weekday = weekdayOf(date);
      for (const plage of horaires) {
        if (plage.jour !== weekday) continue;
        const end = plage.fin > plage.debut ? date : addDays(date, 1);
        const shift = { debut: fromLocal(date, plage.debut), fin: fromLocal(end, plage.fin) };
        sum += shift.fin - shift.debut - coveredMs(absences, shift);
      }
    }
    return Math.round(sum / MINUTE_MS);
  });
}

/**
 * Hours asked for against hours there are, by skill and week. A skill is judged at each level that is asked for: what asks
 * for an expert takes from experts alone, what asks for less may be done by them too.
 * @param demands those outside the weeks change nothing
 * @param lundis Mondays of the weeks, in order and without a gap
 */
export function loadBySkill(
  demands: readonly Demand[],
  workers: readonly Worker[],
  lundis: readonly string[],
  isHoliday: (date: string) => boolean,
): SkillLoad[] {
  const asked = sumDemands(demands, lundis);
  const minutesOf = new Map(workers.map((worker) => [worker.technicien_id, minutesByWeek(worker, lundis, isHoliday)]));
  return [...asked]
    .map(([key]) => {
      const [competence_id, niveau] = readKey(key);
      const able = competence_id === null ? workers : workers.filter(({ competences }) => hasSkill(competences, { competence_id, niveau }));
      const above = [...asked].filter(([other]) => isAtLeast(readKey(other), competence_id, niveau)).map(([, weeks]) => weeks);
      return {
        competence_id,
        niveau,
        techniciens: able.length,
        sans_horaires: able.filter(({ horaires }) => horaires === null).length,
        semaines: lundis.map((lundi, index) => {
          const total = above.reduce((sum, weeks) => sum + (weeks[index] ?? 0), 0);
          const capacite_minutes = able.reduce((sum, { technicien_id }) => sum + (minutesOf.get(technicien_id)?.[index] ?? 0), 0);
          return { lundi, minutes: total, capacite_minutes, is_surcharge: total > capacite_minutes };
        }),
      };
    })
    .toSorted((a, b) => (a.competence_id ?? 0) - (b.competence_id ?? 0) || a.niveau - b.niveau);
}

function hasSkill(competences: readonly Skill[], { competence_id, niveau }: Skill): boolean {
  return competences.some((held) => held.competence_id === competence_id && held.niveau >= niveau);
}

function isAtLeast([other, level]: readonly [number | null, number], competence_id: number | null, niveau: number): boolean {
  return other === competence_id && level >= niveau;
}

const keyOf = (competence_id: number | null, niveau: number) => `${competence_id ?? ''}:${niveau}`;

function readKey(key: string): readonly [number | null, number] {
  const [competence = '', niveau = ''] = key.split(':');
  return [competence === '' ? null : Number(competence), Number(niveau)];
}

/** Minutes by skill and level, week by week. */
function sumDemands(demands: readonly Demand[], lundis: readonly string[]): Map<string, number[]> {
  const [first] = lundis;
  const sums = new Map<string, number[]>();
  if (first === undefined) return sums;
  const base = Date.parse(first);
  for (const { date, minutes, competences } of demands) {
    const index = Math.floor((Date.parse(date) - base) / (7 * 86_400_000));
    if (index < 0 || index >= lundis.length) continue;
    const keys = competences.length > 0 ? competences.map((skill) => keyOf(skill.competence_id, skill.niveau)) : [keyOf(null, 1)];
    for (const key of keys) {
      const weeks = sums.get(key) ?? lundis.map(() => 0);
      weeks[index] = (weeks[index] ?? 0) + minutes;
      sums.set(key, weeks);
    }
  }
  return sums;
}
