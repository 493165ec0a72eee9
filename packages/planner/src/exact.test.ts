import { describe, expect, it } from 'vitest';
import { generateProblem } from './generate.ts';
import type { Problem } from './model.ts';
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

/** The least cost by trying every order of every split between two technicians, travel and unserved alone. */
function leastCost(problem: Problem): number {
  const { weights, interventions, technicians } = problem;
  const minutes = matrixOf(problem);
  let best = Infinity;
  const extend = (cost: number, left: readonly number[], k: number, at: number, time: number): void => {
    if (cost >= best) return;
    const { home, shifts } = technicians[k];
    const back = time + minutes[at][home];
    if (back <= shifts[0].end + 1e-9) {
      const done = cost + weights.travel * minutes[at][home];
      if (k + 1 < technicians.length) extend(done, left, k + 1, technicians[k + 1].home, technicians[k + 1].shifts[0].start);
      else best = Math.min(best, done + left.reduce((sum, i) => sum + weights.unserved[interventions[i].priority - 1], 0));
    }
    for (const i of left) {
      const { place, windows, minutes: length } = interventions[i];
      const [window] = windows[0] ?? [{ start: -Infinity, end: Infinity }];
      const start = Math.max(time + minutes[at][place], window.start);
      if (start + length > window.end + 1e-9) continue;
      extend(
        cost + weights.travel * minutes[at][place],
        left.filter((other) => other !== i),
        k,
        place,
        start + length,
      );
    }
  };
  extend(
    0,
    interventions.map((_, i) => i),
    0,
    technicians[0].home,
    technicians[0].shifts[0].start,
  );
  return best;
}

function matrixOf({ travel }: Problem): number[][] {
  if (travel.kind === 'matrix') return travel.minutes;
  throw new Error('a matrix is expected');
}

describe('small instances', () => {
  it('reaches the optimum that enumeration finds', () => {
    for (let seed = 0; seed < 8; seed++) {
      const problem = tiny(seed);
      const places = problem.travel.kind === 'coordinates' ? problem.travel.places : [];
      const minutes = places.map((p) =>
        places.map((q) => Math.round(400 * Math.hypot(p.latitude - q.latitude, p.longitude - q.longitude))),
      );
      const whole: Problem = { ...problem, travel: { kind: 'matrix', minutes } };
      expect(measure(whole, solve(whole, { seed: 1, budget: { kind: 'iterations', count: 800 } })).total).toBeCloseTo(leastCost(whole), 6);
    }
  });
});
