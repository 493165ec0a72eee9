import { expect, it } from 'vitest';
import { loadSolver } from '../threads/load-solver.ts';
import { recombine } from './recombine.ts';

const route = (shift: number, visits: number[], cost: number) => ({ shift, stops: visits, visits, cost, options: visits });
const solution = (routes: ReturnType<typeof route>[], cost: number, unserved: number[]) => ({
  cost,
  routes: routes.map(({ shift, stops }) => ({ shift, stops })),
  options: Int32Array.of(0, 1, 2),
  unserved,
});
const penalty = Float64Array.of(100, 100, 5);
const routes = [route(0, [0, 1], 10), route(0, [0], 4), route(1, [1], 4), route(1, [1, 2], 30)];

it('chooses the cheapest routes that serve each visit once, one a shift, and pays for what may be left', async () => {
  const best = solution([routes[0]], 15, [2]);
  const { choice, sifted } = recombine(await loadSolver(), routes, { penalty, best, columns: 10, seconds: 5 });
  expect(choice?.routes).toEqual([
    { shift: 0, stops: [0] },
    { shift: 1, stops: [1] },
  ]);
  // Serving the third costs 25 more: no better choice has that route.
  expect(sifted).not.toContain(routes[3]);
});

it('leaves no visit that the best solution serves', async () => {
  const best = solution([route(0, [0], 9), routes[3]], 39, []);
  const { choice } = recombine(await loadSolver(), [...routes, route(0, [0], 9)], { penalty, best, columns: 10, seconds: 5 });
  expect(choice?.routes).toEqual([
    { shift: 0, stops: [0] },
    { shift: 1, stops: [1, 2] },
  ]);
});
