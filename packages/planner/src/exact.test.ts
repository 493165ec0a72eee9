import { describe, expect, it } from 'vitest';
import { generateProblem } from './generate.ts';
import type { Intervention, Problem } from './model.ts';
import { measure } from './objective.ts';
import { solve } from './solve.ts';

/** Without breaks and depot, so that the enumeration below is short to read. */
function tiny(seed: number): Problem {
  const problem = generateProblem({ technicians: 2, interventions: 5, days: 1, seed });
  const technicians = problem.technicians.map((t) => ({ ...t, shifts: t.shifts.map((s) => ({ ...s, break: null, overtime_minutes: 0 })) }));
  const interventions = problem.interventions.map((i) => ({ ...i, skills: {}, due: null }));
  const weights = { ...problem.weights, fairness: 0, working: 0, overtime: 0 };
  return { ...problem, technicians, interventions, weights };
}

/** A visit of the enumeration: it begins in a span, is done by one technician or by whichever, and must be served or costs its penalty. */
interface Item {
  place: number;
  minutes: number;
  from: number;
  until: number;
  only: number | null;
  /** Infinity where it must be served. */
  penalty: number;
}

/** The least cost by trying every order of every split between the technicians, travel and unserved alone. */
function leastCost(problem: Problem, items: readonly Item[]): number {
  const { weights, technicians } = problem;
  const minutes = matrixOf(problem);
  let best = Infinity;
  const extend = (cost: number, left: readonly Item[], k: number, at: number, time: number): void => {
    if (cost >= best) return;
    const { home, shifts } = technicians[k];
    const back = time + minutes[at][home];
    if (back <= shifts[0].end + 1e-9) {
      const done = cost + weights.travel * minutes[at][home];
      if (k + 1 < technicians.length) extend(done, left, k + 1, technicians[k + 1].home, technicians[k + 1].shifts[0].start);
      else best = Math.min(best, done + left.reduce((sum, { penalty }) => sum + penalty, 0));
    }
    for (const item of left) {
      const start = Math.max(time + minutes[at][item.place], item.from);
      if (start > item.until + 1e-9 || (item.only ?? k) !== k) continue;
      const others = left.filter((other) => other !== item);
      extend(cost + weights.travel * minutes[at][item.place], others, k, item.place, start + item.minutes);
    }
  };
  extend(0, items, 0, technicians[0].home, technicians[0].shifts[0].start);
  return best;
}

function itemOf({ weights }: Problem, { place, minutes, windows, priority }: Intervention): Item {
  const [window] = windows[0] ?? [{ start: -Infinity, end: Infinity }];
  return { place, minutes, from: window.start, until: window.end - minutes, only: null, penalty: weights.unserved[priority - 1] };
}

/** As leastCost, those tied in time at every choice of instants of the grid, or left out. */
function leastTiedCost(problem: Problem, free: readonly Item[], tied: readonly Intervention[], ends: ReadonlyMap<string, number>): number {
  const [next, ...others] = tied;
  if (!next) return leastCost(problem, free);
  const { from, until, penalty, ...item } = itemOf(problem, next);
  let best = penalty + leastTiedCost(problem, free, others, ends);
  if (!next.after.every((id) => ends.has(id))) return best;
  const earliest = Math.max(from, ...next.after.map((id) => ends.get(id) ?? 0));
  for (let start = from; start <= until; start += 15) {
    if (start < earliest) continue;
    const fixed = { ...item, from: start, until: start, penalty: Infinity };
    const members = next.crew === 1 ? [{ ...fixed, only: null }] : [0, 1].map((only) => ({ ...fixed, only }));
    best = Math.min(best, leastTiedCost(problem, [...free, ...members], others, new Map([...ends, [next.id, start + next.minutes]])));
  }
  return best;
}

/** With travel in whole minutes, so that the enumeration reads the same times. */
function withMatrix(problem: Problem): Problem {
  const places = problem.travel.kind === 'coordinates' ? problem.travel.places : [];
  const minutes = places.map((p) => places.map((q) => Math.round(400 * Math.hypot(p.latitude - q.latitude, p.longitude - q.longitude))));
  return { ...problem, travel: { kind: 'matrix', minutes } };
}

function matrixOf({ travel }: Problem): number[][] {
  if (travel.kind === 'matrix') return travel.minutes;
  throw new Error('a matrix is expected');
}

describe('small instances', () => {
  const found = (problem: Problem, count: number) =>
    measure(problem, solve(problem, { seed: 1, budget: { kind: 'iterations', count } })).total;

  it('reaches the optimum that enumeration finds', () => {
    for (let seed = 0; seed < 8; seed++) {
      const problem = withMatrix(tiny(seed));
      const items = problem.interventions.map((i) => itemOf(problem, i));
      expect(found(problem, 800)).toBeCloseTo(leastCost(problem, items), 6);
    }
  });

  it('reaches it with a crew that something comes after', () => {
    const window = (hour: number) => [[{ start: hour * 60, end: hour * 60 + 150 }]];
    for (let seed = 0; seed < 8; seed++) {
      const problem = withMatrix(tiny(seed));
      const [first, second, ...others] = problem.interventions;
      const crew = { ...first, crew: 2, windows: window(8 + (seed % 3)) };
      const after = { ...second, after: [crew.id], windows: window(9 + (seed % 4)) };
      const tied = { ...problem, interventions: [crew, after, ...others] };
      const items = others.map((i) => itemOf(problem, i));
      expect(found(tied, 3000)).toBeCloseTo(leastTiedCost(problem, items, [crew, after], new Map()), 6);
    }
  });
});
