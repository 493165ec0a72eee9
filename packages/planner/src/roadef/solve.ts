import { Random } from '../engine/random.ts';
import { Decoder, WAYS } from './decode.ts';
import type { Genes } from './decode.ts';
import { END_WEIGHTS } from './model.ts';
import type { Roadef, RoadefJob, RoadefSolution } from './model.ts';
import { predecessorsFirst } from './order.ts';
import { RoadefSearch } from './search.ts';

/** A schedule needs no more days than jobs; this bounds a job nobody can do. */
const SPARE_DAYS = 60;
/** The orders of priorities a search begins from (Estellon, Gardi, Nouioua 2009). */
export const STARTS = ['1234', '1324', '2134', '2314', '3124', '3214'];
const LOOK_EVERY = 16;

export interface RoadefRun {
  /** A schedule, or the orders of priorities to begin from the best greedy schedule of. */
  from: RoadefSolution | readonly string[];
  seed: number;
  seconds: number;
}

/**
 * Ruin and recreate over teams and days: a schedule no worse than the one begun from.
 * @param now seconds, from any origin @throws where a job can be done by nobody
 */
export function solveRoadef(problem: Roadef, { from, seed, seconds }: RoadefRun, now: () => number): RoadefSolution {
  const begin = now();
  const first = 'dates' in from ? from : buildGreedy(problem, from);
  return searchRoadef(problem, first, seed, () => (now() - begin) / seconds);
}

/** @param used share of the budget used, asked every few iterations */
export function searchRoadef(problem: Roadef, first: RoadefSolution, seed: number, used: () => number): RoadefSolution {
  const search = new RoadefSearch(problem, first, new Random(seed));
  for (let k = 0, share = 0; ; k++) {
    if (k % LOOK_EVERY === 0) share = used();
    if (share >= 1) return search.best;
    search.step(share);
  }
}

/** The best schedule of a greedy builder that takes jobs in some orders, placed in some ways. @throws where a job can be done by nobody */
export function buildGreedy(problem: Roadef, starts: readonly string[] = STARTS): RoadefSolution {
  const decoder = new Decoder(problem);
  const { jobs } = problem;
  const give_up = jobs.length + SPARE_DAYS;
  let genes: Genes | null = null;
  let cost = Infinity;
  for (const start of starts) {
    const outsourced = chooseOutsourced(problem, decoder, start);
    for (let way = 0; way < WAYS; way++) {
      const first = { order: firstOrder(jobs, start, decoder, problem), ways: new Uint8Array(jobs.length).fill(way), outsourced };
      if (!decoder.decode(first, give_up) || decoder.guide >= cost) continue;
      genes = first;
      cost = decoder.guide;
    }
  }
  if (!genes) throw new Error(`${problem.name}: a job can be done by nobody`);
  decoder.decode(genes, give_up);
  return decoder.solution();
}

/** Urgent first, then the work that takes most technicians and time; predecessors before their successors. */
function firstOrder(jobs: readonly RoadefJob[], priorities: string, decoder: Decoder, { technicians }: Roadef): Int32Array {
  const everyone = technicians.map((_, t) => t);
  const size = jobs.map(({ time }, j) => time * (decoder.pick(j, null, everyone)?.length ?? 0));
  const order = jobs.map((_, j) => j);
  order.sort((a, b) => priorities.indexOf(`${jobs[a].priority}`) - priorities.indexOf(`${jobs[b].priority}`) || size[b] - size[a] || a - b);
  return predecessorsFirst(order, jobs);
}

/**
 * Spends the budget on the work that delays most for its cost, always with all that comes after it: its technicians' time, for each
 * priority that ends after it in this order.
 */
function chooseOutsourced({ jobs, budget, technicians }: Roadef, decoder: Decoder, priorities: string): Uint8Array {
  const outsourced = new Uint8Array(jobs.length);
  const everyone = technicians.map((_, t) => t);
  const delayed = [1, 2, 3, 4].map((priority) =>
    END_WEIGHTS.reduce((sum, weight, p) => sum + (priorities.indexOf(`${p + 1}`) >= priorities.indexOf(`${priority}`) ? weight : 0), 0),
  );
  const size = jobs.map(({ time, priority }, j) => time * (decoder.pick(j, null, everyone)?.length ?? 1e6) * delayed[priority - 1]);
  const after: number[][] = jobs.map(() => []);
  jobs.forEach(({ before }, j) => before.forEach((p) => after[p].push(j)));
  const closure = (job: number, seen = new Set<number>()): Set<number> => {
    if (!seen.has(job)) {
      seen.add(job);
      for (const next of after[job]) closure(next, seen);
    }
    return seen;
  };
  let left = budget;
  for (;;) {
    let best: number[] = [];
    let value = 0;
    for (let j = 0; j < jobs.length; j++) {
      if (outsourced[j]) continue;
      const group = [...closure(j)].filter((k) => !outsourced[k]);
      const cost = group.reduce((sum, k) => sum + jobs[k].cost, 0);
      const gain = group.reduce((sum, k) => sum + size[k], 0) / Math.max(1, cost);
      if (cost <= left && gain > value) {
        value = gain;
        best = group;
      }
    }
    if (best.length === 0) return outsourced;
    for (const k of best) {
      outsourced[k] = 1;
      left -= jobs[k].cost;
    }
  }
}
