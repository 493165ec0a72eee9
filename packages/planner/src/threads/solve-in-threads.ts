import { checkProblem } from '../check-problem.ts';
import { compile } from '../compile.ts';
import type { Plan, Problem } from '../model.ts';
import { planOf, prepare } from '../solve.ts';
import { solveParallel } from './parallel.ts';
import { ThreadPool } from './pool.ts';

export interface SolveInThreadsOptions {
  /** Budget, seconds of searching. */
  seconds: number;
  threads: number;
  seed: number;
  /** A plan to begin from: the result costs no more. */
  given?: Plan;
  /** Told of the best cost so far, now and then. */
  onProgress?: (state: { cost: number; iterations: number }) => void;
  /** Ends the search: the best plan so far is the result. */
  signal?: AbortSignal;
}

/** Plans in worker threads, which exchange what they find: a feasible plan, the best found in time. @throws InvalidProblem */
export async function solveInThreads(problem: Problem, options: SolveInThreadsOptions): Promise<Plan> {
  const { signal, threads, seed, given } = options;
  checkProblem(problem);
  const { compiled, search } = prepare(compile(problem, given), seed, given);
  if (signal?.aborted) return planOf(compiled, search.best());
  const pool = new ThreadPool(threads);
  const stop = () => pool.stop();
  signal?.addEventListener('abort', stop);
  try {
    return planOf(compiled, await solveParallel(compiled.instance, pool, { ...options, given: search.best() }));
  } finally {
    signal?.removeEventListener('abort', stop);
    await pool.close();
  }
}
