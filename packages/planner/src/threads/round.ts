import type { Instance } from '../engine/instance.ts';
import { RoutePool } from '../engine/pool.ts';
import type { PooledRoute } from '../engine/pool.ts';
import { Search } from '../engine/search.ts';
import type { Solution } from '../engine/search.ts';

/** One thread's search between two exchanges. */
export interface Round {
  instance: Instance;
  seed: number;
  given: Pick<Solution, 'routes' | 'options'> | null;
  /** Where on the cooling it begins: 0 the hottest. */
  from: number;
  seconds: number;
}

export interface RoundResult {
  best: Solution;
  routes: PooledRoute[];
  iterations: number;
}

/** Routes of solutions this much dearer than the best are not worth recombining. */
const POOL_GAP = 0.01;
const POOL_SIZE = 1500;
const LOOK_EVERY = 16;

/** Searches until the round's time is over. @param now seconds, from any origin */
export function runRound({ instance, seed, given, from, seconds }: Round, now: () => number): RoundResult {
  const begin = now();
  const search = new Search(instance, seed, given);
  const pool = new RoutePool(POOL_SIZE);
  search.onRoute = (shift) => {
    if (search.cost <= search.best_cost * (1 + POOL_GAP)) pool.add(search, shift);
  };
  for (let k = 0, share = 0; share < 1; k++) {
    if (k % LOOK_EVERY === 0) share = (now() - begin) / seconds;
    search.step(from + (1 - from) * Math.min(1, share));
  }
  const best = search.best();
  search.load(best);
  for (const { shift } of best.routes) pool.add(search, shift);
  return { best, routes: [...pool.routes.values()], iterations: search.iterations };
}
