import { writeSync } from 'node:fs';
import { compile } from '../compile.ts';
import { generateProblem } from '../generate.ts';
import type { Problem } from '../model.ts';
import { measure } from '../objective.ts';
import { replan } from '../replan.ts';
import { planOf, prepare, runSearch } from '../solve.ts';
import { findPlaces } from '../urgent.ts';
import { validatePlan } from '../validate.ts';

const SEED = 2026;
const URGENT_RUNS = 40;
const REPLAN_RUNS = 10;
const REPLAN_SECONDS = 1.2;
const DISRUPTION = 300;

/** A size as `TECHNICIANSxINTERVENTIONSxDAYS`. */
export function parseSize(text: string): { technicians: number; interventions: number; days: number } | null {
  const sizes = /^(\d+)x(\d+)x(\d+)$/.exec(text)?.slice(1).map(Number);
  return sizes ? { technicians: sizes[0], interventions: sizes[1], days: sizes[2] } : null;
}

/** Plans a generated problem on one thread and prints what it reached: against greedy insertion, iterations/s, memory, urgent and replan. */
export function runGenerated(size: { technicians: number; interventions: number; days: number }, seconds: number): void {
  const print = (line: string) => writeSync(1, `${line}\n`);
  const problem = generateProblem({ ...size, seed: SEED });
  const begin = performance.now();
  const { compiled, search } = prepare(compile(problem), 1);
  const greedy = search.best_cost;
  const ready = performance.now();
  let shown = ready;
  runSearch(search, {
    budget: { kind: 'share', used: () => (performance.now() - ready) / (seconds * 1000) },
    onProgress: ({ iterations, cost }) => {
      if (performance.now() - shown > 5000) {
        shown = performance.now();
        print(`  ${((shown - ready) / 1000).toFixed(0)} s, ${iterations} iterations, cost ${cost.toFixed(0)}`);
      }
      return false;
    },
  });
  const plan = planOf(compiled, search.best());
  const cost = measure(problem, plan);
  print(`ready after ${((ready - begin) / 1000).toFixed(1)} s, greedy ${greedy.toFixed(0)}, best ${cost.total.toFixed(0)}`);
  print(
    `better by ${(100 * (1 - cost.total / greedy)).toFixed(1)} %, unserved ${plan.unserved.length}, wrong ${validatePlan(problem, plan).length}`,
  );
  print(`${Math.round(search.iterations / seconds)} iterations/s, ${Math.round(process.memoryUsage().rss / 2 ** 20)} MB`);
  const urgent = withUrgent(problem);
  const places = timed(URGENT_RUNS, () => findPlaces(urgent, plan, 'urgent'));
  const moved: number[] = [];
  const replans = timed(REPLAN_RUNS, (k) => {
    const from = performance.now();
    const budget = { kind: 'share', used: () => (performance.now() - from) / (REPLAN_SECONDS * 1000) } as const;
    moved.push(replan(urgent, plan, { seed: k, budget }).moved.length);
  });
  print(`urgent p95 ${places.toFixed(0)} ms, replan p95 ${replans.toFixed(0)} ms, at most ${Math.max(...moved)} others moved`);
}

function withUrgent(problem: Problem): Problem {
  const urgent = { ...problem.interventions[0], id: 'urgent', priority: 1 as const, windows: [], due: null };
  return { ...problem, weights: { ...problem.weights, disruption: DISRUPTION }, interventions: [...problem.interventions, urgent] };
}

/** The 95th percentile of a call's time, in ms. */
function timed(runs: number, call: (k: number) => void): number {
  const times = Array.from({ length: runs }, (_, k) => {
    const begin = performance.now();
    call(k);
    return performance.now() - begin;
  }).sort((a, b) => a - b);
  return times[Math.ceil(runs * 0.95) - 1];
}
