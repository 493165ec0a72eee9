import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { compile } from '../compile.ts';
import { generateProblem } from '../generate.ts';
import { InvalidProblem } from '../check-problem.ts';
import { measure } from '../objective.ts';
import { solve } from '../solve.ts';
import { validatePlan } from '../validate.ts';
import { solveParallel } from './parallel.ts';
import { ThreadPool } from './pool.ts';
import { shareInstance } from './share.ts';
import { solveInThreads } from './solve-in-threads.ts';

const problem = generateProblem({ technicians: 6, interventions: 60, days: 2, seed: 7 });
const first = solve(problem, { seed: 1, budget: { kind: 'iterations', count: 1 } });

describe('solving in threads', () => {
  it('makes a plan the validator accepts, better than greedy, and tells how far it is', async () => {
    const costs: number[] = [];
    const plan = await solveInThreads(problem, { seconds: 2, threads: 2, seed: 3, onProgress: ({ cost }) => costs.push(cost) });
    expect(validatePlan(problem, plan)).toEqual([]);
    expect(measure(problem, plan).total).toBeLessThan(measure(problem, first).total);
    expect(costs.length).toBeGreaterThan(3);
    expect(costs.at(-1)).toBeCloseTo(Math.min(...costs), 6);
  });

  it('ends when it is told to, with a plan no worse than the one given', async () => {
    const stop = new AbortController();
    const onProgress = () => stop.abort();
    const begin = performance.now();
    const plan = await solveInThreads(problem, { seconds: 600, threads: 2, seed: 3, given: first, onProgress, signal: stop.signal });
    expect(performance.now() - begin).toBeLessThan(60_000);
    expect(validatePlan(problem, plan)).toEqual([]);
    expect(measure(problem, plan).total).toBeLessThanOrEqual(measure(problem, first).total + 1e-6);
    const stopped = await solveInThreads(problem, { seconds: 600, threads: 1, seed: 3, given: first, signal: AbortSignal.abort() });
    expect(measure(problem, stopped).total).toBeLessThanOrEqual(measure(problem, first).total + 1e-6);
  });

  it('refuses what a plan cannot be made of', async () => {
    const wrong = { ...problem, interventions: [{ ...problem.interventions[0], minutes: -5 }] };
    await expect(solveInThreads(wrong, { seconds: 1, threads: 1, seed: 1 })).rejects.toThrow(InvalidProblem);
  });
});

describe('a pool', () => {
  let pool: ThreadPool;
  beforeAll(() => {
    pool = new ThreadPool(1);
  });
  afterAll(() => pool.close());

  it('gives more tasks than it has threads their own results, and shares its instance without changing it', async () => {
    const { instance } = compile(problem);
    const shared = shareInstance(instance);
    expect(shared).toEqual(instance);
    const rounds = await Promise.all(
      [1, 2, 3].map((seed) => pool.round({ instance: shared, seed, given: null, from: 0, to: 1, seconds: 0.2, pooled: true })),
    );
    expect(new Set(rounds.map(({ iterations }) => iterations)).size).toBeGreaterThan(1);
    for (const { best, routes } of rounds) {
      const pooled = routes.map(({ shift, visits }) => `${shift}:${visits.join()}`);
      for (const { shift, stops } of best.routes)
        expect(pooled).toContain(
          `${shift}:${stops
            .filter((stop) => stop >= 0)
            .toSorted((a, b) => a - b)
            .join()}`,
        );
    }
  });

  it('never ends with more than the plan it was given costs', async () => {
    const { instance } = compile(generateProblem({ technicians: 3, interventions: 20, days: 1, seed: 1, with_links: false }));
    const good = await solveParallel(instance, pool, { seconds: 1, seed: 1 });
    const again = await solveParallel(instance, pool, { seconds: 0.1, seed: 2, given: good });
    expect(again.cost).toBeLessThanOrEqual(good.cost + 1e-6);
  });
});
