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
  /** The part of the cooling it goes through: 0 the hottest, 1 the end. */
  from: number;
  to: number;
  seconds: number;
  /** Whether its routes are wanted. */
  pooled: boolean;
}

export interface RoundResult {
  best: Solution;
  routes: PooledRoute[];
  iterations: number;
}

/** What a round needs of where it runs. */
export interface Surroundings {
  /** Seconds, from any origin. */
  now: () => number;
  stopped: () => boolean;
  onProgress: (cost: number) => void;
}

/** Routes of solutions this much dearer than the best are not worth recombining. */
const POOL_GAP = 0.05;
const POOL_SIZE = 3000;
const LOOK_EVERY = 16;
const PROGRESS_SECONDS = 0.5;

/** Searches until the round's time is over or it is stopped. */
export function runRound(round: Round, { now, stopped, onProgress }: Surroundings): RoundResult {
  const { from, to, seconds, pooled } = round;
  const begin = now();
  const search = new Search(round.instance, round.seed, round.given);
  const pool = new RoutePool(POOL_SIZE, round.instance);
  if (pooled)
    search.onRoute = (shift) => {
      if (search.cost <= search.best_cost * (1 + POOL_GAP)) pool.add(search, shift);
    };
  let told = begin;
  for (let k = 0, share = 0; share < 1; k++) {
    if (k % LOOK_EVERY === 0) {
      const time = now();
      share = stopped() ? 1 : (time - begin) / seconds;
      if (time - told > PROGRESS_SECONDS) {
        told = time;
        onProgress(search.best_cost);
      }
    }
    search.step(from + (to - from) * Math.min(1, share));
  }
  const best = search.best();
  if (pooled) {
    search.load(best);
    for (const { shift } of best.routes) pool.add(search, shift);
  }
  return { best, routes: [...pool.routes.values()], iterations: search.iterations };
}
