import type { Roadef, RoadefSolution } from '../roadef/model.ts';
import { STARTS } from '../roadef/solve.ts';
import type { RoadefRun } from '../roadef/solve.ts';
import type { ThreadPool } from './pool.ts';

/** Searches side by side: how many schedules go on, and the share of the whole budget they have together. */
interface Heat {
  kept: number;
  share: number;
}

/** What a search ends with is decided by the order of priorities it begins from, and only a search tells which one is good. */
const HEATS: Heat[] = [
  { kept: STARTS.length, share: 0.2 },
  { kept: 4, share: 0.35 },
  { kept: 2, share: 0.45 },
];

export interface RaceOptions {
  seconds: number;
  seed: number;
  /** Told of the best objective after each search. */
  onProgress?: (objective: number) => void;
}

/** Solves a ROADEF instance in the threads of a pool: searches from every order of priorities, the best go on. */
export async function raceRoadef(problem: Roadef, pool: ThreadPool, { seconds, seed, onProgress }: RaceOptions): Promise<RoadefSolution> {
  let field: RoadefSolution[] = [];
  let searches = 0;
  for (const { kept, share } of HEATS) {
    const beginnings: RoadefRun['from'][] = field.length > 0 ? field.slice(0, kept) : STARTS.map((start) => [start]);
    // As many for each thread, so that none waits.
    const runs = Math.ceil(beginnings.length / pool.threads) * pool.threads;
    const found = await Promise.all(
      Array.from({ length: runs }, async (_, k) => {
        const from = beginnings[k % beginnings.length];
        const run = { from, seed: seed * 1000 + searches++, seconds: (seconds * share * pool.threads) / runs };
        const solution = await pool.roadef(problem, run);
        onProgress?.(solution.objective);
        return solution;
      }),
    );
    field = distinct(found);
  }
  return field[0];
}

/** One schedule of each objective, the best first. */
function distinct(found: readonly RoadefSolution[]): RoadefSolution[] {
  const byObjective = new Map(found.map((solution) => [solution.objective, solution]));
  return [...byObjective.values()].sort((a, b) => a.objective - b.objective);
}
