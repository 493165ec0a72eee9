import { Random } from '../engine/random.ts';
import { Decoder, WAYS } from './decode.ts';
import type { Genes } from './decode.ts';
import type { Roadef, RoadefJob, RoadefSolution } from './model.ts';

/** First and last temperature, as a share of the first objective. */
const HOT = 0.002;
const COLD = 0.0002;
/** A schedule needs no more days than jobs; this bounds a job nobody can do. */
const SPARE_DAYS = 60;
/** The orders of priorities a search begins from (Estellon, Gardi, Nouioua 2009). */
const STARTS = ['1234', '1324', '2134', '2314', '3124', '3214'];

/**
 * Simulated annealing over the order in which a greedy builder places jobs.
 * @param now seconds, from any origin @throws where a job can be done by nobody
 */
export function solveRoadef(problem: Roadef, seed: number, seconds: number, now: () => number): RoadefSolution {
  const random = new Random(seed);
  const decoder = new Decoder(problem);
  const { jobs } = problem;
  const give_up = jobs.length + SPARE_DAYS;
  const outsourced = chooseOutsourced(problem, decoder);
  const begin = now();
  let genes: Genes | null = null;
  let cost = Infinity;
  for (const start of STARTS)
    for (let way = 0; way < WAYS; way++) {
      const first = { order: firstOrder(jobs, start, decoder, problem), ways: new Uint8Array(jobs.length).fill(way), outsourced };
      if (!decoder.decode(first, give_up) || decoder.guide >= cost) continue;
      genes = first;
      cost = decoder.guide;
    }
  if (!genes) throw new Error(`${problem.name}: a job can be done by nobody`);
  decoder.decode(genes, give_up);
  let best = decoder.solution();
  const scale = cost;
  for (let k = 0, share = 0; ; k++) {
    if (k % 8 === 0) share = (now() - begin) / seconds;
    if (share >= 1) return best;
    const changed = change(genes, jobs, random);
    if (!decoder.decode(changed, give_up)) continue;
    const temperature = scale * HOT * (COLD / HOT) ** share;
    if (decoder.guide > cost - temperature * Math.log(1 - random.next())) continue;
    genes = changed;
    cost = decoder.guide;
    if (decoder.objective < best.objective) best = decoder.solution();
  }
}

/** Urgent first, then the work that takes most technicians and time; predecessors before their successors. */
function firstOrder(jobs: readonly RoadefJob[], priorities: string, decoder: Decoder, { technicians }: Roadef): Int32Array {
  const everyone = technicians.map((_, t) => t);
  const size = jobs.map(({ time }, j) => time * (decoder.pick(j, null, everyone)?.length ?? 0));
  const order = jobs.map((_, j) => j);
  order.sort((a, b) => priorities.indexOf(`${jobs[a].priority}`) - priorities.indexOf(`${jobs[b].priority}`) || size[b] - size[a] || a - b);
  return predecessorsFirst(order, jobs);
}

function predecessorsFirst(order: Iterable<number>, jobs: readonly RoadefJob[]): Int32Array {
  const done = new Uint8Array(jobs.length);
  const sorted: number[] = [];
  const add = (job: number): void => {
    if (done[job]) return;
    done[job] = 1;
    for (const before of jobs[job].before) add(before);
    sorted.push(job);
  };
  for (const job of order) add(job);
  return Int32Array.from(sorted);
}

/** Moves a job elsewhere in the order, swaps two, or changes how one is placed. */
function change({ order, ways, outsourced }: Genes, jobs: readonly RoadefJob[], random: Random): Genes {
  const draw = random.next();
  const at = random.below(order.length);
  if (draw < 0.15) {
    const other = ways.slice();
    other[order[at]] = random.below(WAYS);
    return { order, ways: other, outsourced };
  }
  const near = draw < 0.5 ? 10 : order.length;
  const to = Math.min(order.length - 1, Math.max(0, at - near + random.below(2 * near + 1)));
  const moved = Array.from(order);
  if (draw < 0.75) moved.splice(to, 0, ...moved.splice(at, 1));
  else [moved[at], moved[to]] = [moved[to], moved[at]];
  return { order: predecessorsFirst(moved, jobs), ways, outsourced };
}

/** Spends the budget on the work that takes most technicians' time for its cost, always with all that comes after it. */
function chooseOutsourced({ jobs, budget, technicians }: Roadef, decoder: Decoder): Uint8Array {
  const outsourced = new Uint8Array(jobs.length);
  const everyone = technicians.map((_, t) => t);
  const size = jobs.map(({ time }, j) => time * (decoder.pick(j, null, everyone)?.length ?? 1e6));
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
