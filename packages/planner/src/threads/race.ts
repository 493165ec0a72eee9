import type { Roadef, RoadefSolution } from '../roadef/model.ts';
import { STARTS } from '../roadef/solve.ts';
import type { RoadefRun } from '../roadef/solve.ts';
import type { ThreadPool } from './pool.ts';

/** Searches side by side: how many at least, and the share of the whole budget they have together. */
interface Heat {
  searches: number;
  share: number;
}

/**
 * What a search ends with is decided by the order of priorities it begins from, and short searches tell which are good; then the longest
 * ones end best, one a thread.
 */
const SHORT: Heat[] = [
  { searches: 6, share: 0.2 },
  { searches: 1, share: 0.8 },
];
const LONG: Heat[] = [
  { searches: 12, share: 0.15 },
  { searches: 4, share: 0.3 },
  { searches: 1, share: 0.55 },
];
/** Seconds of all threads together from which there is time for more searches. */
const LONG_SECONDS = 60;
/** What is this much dearer than the best is not searched further. */
const FIELD_GAP = 0.06;

export interface RaceOptions {
  seconds: number;
  seed: number;
  /** Told of the best objective after each search. */
  onProgress?: (objective: number) => void;
}

/** Solves a ROADEF instance in the threads of a pool: searches from every order of priorities, the best go on. */
export async function raceRoadef(problem: Roadef, pool: ThreadPool, { seconds, seed, onProgress }: RaceOptions): Promise<RoadefSolution> {
  const { threads } = pool;
  let field: RoadefSolution[] = [];
  let begun = 0;
  for (const { searches, share } of seconds * threads >= LONG_SECONDS ? LONG : SHORT) {
    const beginnings: RoadefRun['from'][] = field.length > 0 ? field.slice(0, searches) : STARTS.map((start) => [start]);
    // As many for each thread, so that none waits.
    const runs = Math.ceil(searches / threads) * threads;
    const each = (seconds * share * threads) / runs;
    const found = await Promise.all(
      Array.from({ length: runs }, async (_, k) => {
        const solution = await pool.roadef(problem, {
          from: beginnings[k % beginnings.length],
          seed: seed * 1000 + begun++,
          seconds: each,
        });
        onProgress?.(solution.objective);
        return solution;
      }),
    );
    field = distinct(found);
  }
  return field[0];
}

/** One schedule of each objective that is not far above the best, the best first. */
function distinct(found: readonly RoadefSolution[]): RoadefSolution[] {
  const sorted = [...new Map(found.map((solution) => [solution.objective, solution])).values()].sort((a, b) => a.objective - b.objective);
  return sorted.filter(({ objective }) => objective <= sorted[0].objective * (1 + FIELD_GAP));
}
