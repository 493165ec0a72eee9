import { loadSolver } from '../threads/load-solver.ts';
import { expect, it } from 'vitest';
import { recombine } from './pool.ts';

it('chooses the cheapest routes that serve each visit once, one a shift, and pays for what may be left', async () => {
  const route = (shift: number, visits: number[], cost: number) => ({ shift, stops: visits, visits, cost, options: visits });
  const routes = [route(0, [0, 1], 10), route(0, [0], 4), route(1, [1], 4), route(1, [1, 2], 30)];
  const solver = await loadSolver();
  const found = recombine(solver, routes, Float64Array.of(100, 100, 5), new Set([2]), 5);
  expect(found?.routes).toEqual([
    { shift: 0, stops: [0] },
    { shift: 1, stops: [1] },
  ]);
  const whole = recombine(solver, routes, Float64Array.of(100, 100, 5), new Set(), 5);
  expect(whole?.routes).toEqual([
    { shift: 0, stops: [0] },
    { shift: 1, stops: [1, 2] },
  ]);
});
