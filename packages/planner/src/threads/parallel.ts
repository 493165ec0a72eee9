import { loadSolver } from './load-solver.ts';
import type { Instance } from '../engine/instance.ts';
import { RoutePool, recombine } from '../engine/pool.ts';
import { Search } from '../engine/search.ts';
import type { Solution } from '../engine/search.ts';
import type { ThreadPool } from './pool.ts';

/** Shares of the budget: searching, then recombining the routes of all threads. */
const SEARCH_SHARE = 0.92;
const MOST_COLUMNS = 3000;
/** Later rounds begin cooler. */
const REHEAT = 0.4;
/** Instances above this size have too many routes for one set partitioning. */
const MOST_VISITS = 400;

export interface ParallelOptions {
  seconds: number;
  threads: number;
  seed: number;
  given?: Pick<Solution, 'routes' | 'options'> | null;
  onRound?: (state: { round: number; rounds: number; cost: number; unserved: number; iterations: number }) => void;
}

/** Searches in several threads by rounds: after each the routes of all are recombined and the best goes on in every thread. */
export async function solveParallel(
  instance: Instance,
  pool: ThreadPool,
  options: ParallelOptions,
): Promise<Solution & { iterations: number }> {
  const { seconds, threads, seed } = options;
  const recombined = instance.visits <= MOST_VISITS;
  const rounds = !recombined ? 1 : seconds >= 30 ? 4 : 2;
  const searching = (seconds * (recombined ? SEARCH_SHARE : 1)) / rounds;
  const mixing = (seconds * (1 - SEARCH_SHARE)) / rounds;
  const solver = await loadSolver();
  const routes = new RoutePool(MOST_COLUMNS);
  let best: Solution | null = null;
  let iterations = 0;
  for (let round = 0; round < rounds; round++) {
    const results = await pool.rounds(
      Array.from({ length: threads }, (_, k) => ({
        instance,
        seed: seed * 1000 + round * threads + k,
        given: best ?? options.given ?? null,
        from: round === 0 ? 0 : REHEAT,
        seconds: searching,
      })),
    );
    for (const result of results) {
      iterations += result.iterations;
      if (!best || result.best.cost < best.cost) best = result.best;
    }
    for (const route of results.flatMap((result) => result.routes)) routes.keep(route);
    if (!best) break;
    if (recombined) {
      const mixed = recombine(solver, [...routes.routes.values()], instance.penalty, new Set(best.unserved), mixing);
      const found = mixed && new Search(instance, 1, mixed).best();
      if (found && found.cost < best.cost) best = found;
    }
    options.onRound?.({ round: round + 1, rounds, cost: best.cost, unserved: best.unserved.length, iterations });
  }
  if (!best) throw new Error('no round was run');
  return { ...best, iterations };
}
