import { expect, it } from 'vitest';
import { Random } from '../engine/random.ts';
import { DAY } from './model.ts';
import type { Roadef, RoadefSolution } from './model.ts';
import { buildGreedy, searchRoadef } from './solve.ts';

function draw(seed: number): Roadef {
  const random = new Random(seed);
  const technicians = Array.from({ length: 6 }, (_, t) => ({
    level: [t < 2 ? 2 : random.below(3), t < 2 ? 2 : random.below(3)],
    off: random.below(3) === 0 ? [random.below(3)] : [],
  }));
  const jobs = Array.from({ length: 25 }, (_, j) => {
    const need = [0, 1].flatMap(() => {
      const any = random.below(3);
      return [any, Math.min(any, random.below(2))];
    });
    return {
      time: 15 * (1 + random.below(6)),
      before: j > 0 && random.below(3) === 0 ? [random.below(j)] : [],
      priority: 1 + random.below(4),
      cost: 1 + random.below(9),
      need: need.some((n) => n > 0) ? need : [1, 0, 0, 0],
    };
  });
  return { name: `drawn ${seed}`, domains: 2, levels: 2, budget: random.below(2) * 12, jobs, technicians };
}

/** What is wrong with a schedule, read from the files' meaning alone. */
function faults({ jobs, technicians, budget, levels }: Roadef, { dates, teams, objective }: RoadefSolution): string[] {
  const wrong: string[] = [];
  const ends = [0, 0, 0, 0, 0];
  const begin = (j: number) => (dates[j] ? dates[j].day * DAY + dates[j].start : Infinity);
  teams.forEach((groups, day) => {
    const all = groups.flat();
    if (new Set(all).size !== all.length) wrong.push(`day ${day}: someone is in two teams`);
    for (const t of all) if (technicians[t].off.includes(day)) wrong.push(`day ${day}: ${t} is off`);
  });
  dates.forEach((date, j) => {
    if (!date) return;
    const { time, need, priority, before } = jobs[j];
    if (date.start < 0 || date.start + time > DAY) wrong.push(`${j} leaves its day`);
    need.forEach((count, n) => {
      const able = teams[date.day][date.team].filter((t) => technicians[t].level[Math.floor(n / levels)] > n % levels);
      if (able.length < count) wrong.push(`${j} lacks need ${n}`);
    });
    for (const p of before) if (!(begin(p) + jobs[p].time <= begin(j))) wrong.push(`${j} begins before ${p} ends`);
    for (let k = 0; k < j; k++)
      if (dates[k]?.day === date.day && dates[k]?.team === date.team && begin(k) < begin(j) + time && begin(j) < begin(k) + jobs[k].time)
        wrong.push(`${j} and ${k} overlap`);
    for (const p of [0, priority]) ends[p] = Math.max(ends[p], begin(j) + time);
  });
  if (jobs.reduce((sum, { cost }, j) => sum + (dates[j] ? 0 : cost), 0) > budget) wrong.push('outsources above the budget');
  if (objective !== 28 * ends[1] + 14 * ends[2] + 4 * ends[3] + ends[0]) wrong.push('says a wrong objective');
  return wrong;
}

it('makes schedules that hold, the same for the same seed', () => {
  const search = (problem: Roadef, iterations: number) => {
    let asked = 0;
    return searchRoadef(problem, buildGreedy(problem), 3, () => (16 * asked++) / iterations);
  };
  for (let seed = 0; seed < 12; seed++) {
    const problem = draw(seed);
    const found = search(problem, 1200);
    expect(faults(problem, found)).toEqual([]);
    expect(search(problem, 1200)).toEqual(found);
    expect(found.objective).toBeLessThanOrEqual(search(problem, 16).objective);
  }
});
