import type { Instance } from '../engine/instance.ts';
import { RoutePool } from '../engine/pool.ts';
import { agreeing } from '../engine/recombine.ts';
import { Search } from '../engine/search.ts';
import type { Solution } from '../engine/search.ts';
import type { ThreadPool } from './pool.ts';
import { shareInstance } from './share.ts';

/** Searches from one temperature to another, so many a thread one after the other, then routes recombined. */
interface Generation {
  from: number;
  to: number;
  searches: number;
  /** Shares of the whole budget. */
  searching: number;
  mixing: number;
}

/** Searches of their own find routes that others lack; what is recombined is searched again, cooler. */
const SHORT: Generation[] = [
  { from: 0, to: 1, searches: 3, searching: 0.66, mixing: 0.11 },
  { from: 0.4, to: 1, searches: 2, searching: 0.16, mixing: 0.07 },
];
const LONG: Generation[] = [
  { from: 0, to: 1, searches: 4, searching: 0.48, mixing: 0.08 },
  { from: 0.4, to: 1, searches: 2, searching: 0.15, mixing: 0.07 },
  { from: 0.5, to: 1, searches: 2, searching: 0.15, mixing: 0.07 },
];
/** One cooling in parts, the best going on in every thread: too many routes for one set partitioning. */
const LARGE: Generation[] = [
  { from: 0, to: 0.5, searches: 1, searching: 0.5, mixing: 0 },
  { from: 0.5, to: 0.75, searches: 1, searching: 0.25, mixing: 0 },
  { from: 0.75, to: 1, searches: 1, searching: 0.25, mixing: 0 },
];
const LONG_SECONDS = 30;
const MOST_VISITS = 400;
/** Routes that set partitioning chooses from, and that are kept for the next one. */
const COLUMNS = 1600;
const KEPT = 6000;
/** Routes of all threads at most. */
const MOST_ROUTES = 50_000;
/** Where other threads begin while one recombines. */
const MEANWHILE = 0.5;

export interface ParallelOptions {
  seconds: number;
  seed: number;
  given?: Pick<Solution, 'routes' | 'options'> | null;
  /** Told of the best cost so far, now and then. */
  onProgress?: (state: { cost: number; iterations: number }) => void;
}

/** Searches in the threads of a pool, by generations: routes of all are recombined between them. */
export async function solveParallel(
  instance: Instance,
  pool: ThreadPool,
  { seconds, seed, given = null, onProgress }: ParallelOptions,
): Promise<Solution & { iterations: number }> {
  const { threads } = pool;
  const shared = shareInstance(instance);
  const large = instance.visits > MOST_VISITS;
  const generations = large ? LARGE : seconds >= LONG_SECONDS ? LONG : SHORT;
  let routes = new RoutePool(MOST_ROUTES, instance);
  let best: Solution | null = null;
  let iterations = 0;
  let searches = 0;
  const say = (cost: number) => onProgress?.({ cost: Math.min(cost, best?.cost ?? Infinity), iterations });
  const search = async (from: number, to: number, time: number): Promise<void> => {
    const begun = from > 0 && best ? best : given;
    const round = { instance: shared, seed: seed * 1000 + searches++, given: begun, from, to, seconds: time, pooled: !large };
    const result = await pool.round(round, say);
    iterations += result.iterations;
    for (const route of result.routes) routes.keep(route);
    if (!best || result.best.cost < best.cost) best = result.best;
    say(best.cost);
  };
  const mix = async (found: Solution, time: number): Promise<void> => {
    const recombination = { penalty: instance.penalty, best: found, columns: COLUMNS, seconds: time };
    const mixing = pool.recombine(agreeing(routes.routes.values(), found, instance.locked), recombination);
    routes = new RoutePool(MOST_ROUTES, instance);
    const { choice, sifted } = await mixing;
    for (const route of sifted.slice(0, KEPT)) routes.keep(route);
    if (!choice) return;
    const mixed = new Search(instance, 1, choice);
    for (let s = 0; s < instance.shifts; s++) routes.add(mixed, s);
    if (mixed.best_cost < (best ?? found).cost) best = mixed.best();
  };
  for (const { from, to, searches: each, searching, mixing } of generations) {
    const time = (seconds * searching) / each;
    await Promise.all(Array.from({ length: each * threads }, () => search(from, to, time)));
    if (!best || mixing === 0 || pool.stopped) continue;
    const others = Array.from({ length: threads - 1 }, () => search(MEANWHILE, 1, seconds * mixing));
    await Promise.all([mix(best, seconds * mixing), ...others]);
  }
  if (!best) throw new Error('no search was run');
  return { ...(best as Solution), iterations };
}
