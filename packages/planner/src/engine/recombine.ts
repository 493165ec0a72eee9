import type { Highs, ModelData } from 'highs';
import type { PooledRoute } from './pool.ts';
import type { Solution } from './search.ts';

/** The part of HiGHS that is used. */
export type Solver = Pick<Highs, 'withModel' | 'constants'>;

export interface Recombination {
  /** Cost of each visit left unserved. */
  penalty: Float64Array;
  /** The best solution so far; its routes are among those given. */
  best: Solution;
  /** How many routes the integer model may choose from, beside the best solution's. */
  columns: number;
  seconds: number;
}

/** A choice nearer to the best possible one than this share of the cost is good enough. */
const ENOUGH = 1e-4;
/** What the linear relaxation may take of the time. */
const LINEAR_SHARE = 0.5;

/**
 * The cheapest choice of routes in which every visit is served once or, where the best solution leaves it, paid for, and each shift
 * has one route at most (set partitioning; Pillac et al. 2013). Routes are sifted by their reduced cost in the linear relaxation:
 * one above the gap to the best solution is part of no better choice.
 * @returns the choice, null where none was found in time, and the routes by reduced cost, those beyond the gap left out
 */
export function recombine(
  solver: Solver,
  routes: readonly PooledRoute[],
  { penalty, best, columns, seconds }: Recombination,
): { choice: Pick<Solution, 'routes' | 'options'> | null; sifted: PooledRoute[] } {
  const in_best = new Set(
    best.routes.map(({ shift, stops }) =>
      keyOf(
        shift,
        stops.filter((stop) => stop >= 0),
      ),
    ),
  );
  const isBest = ({ shift, visits }: PooledRoute) => in_best.has(keyOf(shift, visits));
  const linear = solver.withModel(modelOf(routes, penalty, best.unserved), (model) => {
    model.options.set({ output_flag: false, time_limit: seconds * LINEAR_SHARE });
    const optimal = model.run().modelStatus === solver.constants.modelStatus.optimal;
    return optimal ? { bound: model.getObjectiveValue(), reduced: model.getSolution().colDual, took: model.getRunTime() } : null;
  });
  if (!linear) return { choice: null, sifted: routes.filter(isBest) };
  const { bound, reduced, took } = linear;
  const sifted = routes
    .map((route, k) => ({ route, cost: isBest(route) ? -Infinity : reduced[k] }))
    .filter(({ cost }) => cost < best.cost - bound)
    .sort((a, b) => a.cost - b.cost)
    .map(({ route }) => route);
  const among = sifted.slice(0, best.routes.length + columns);
  const values = solver.withModel(modelOf(among, penalty, best.unserved, solver.constants.variableType.integer), (model) => {
    model.options.set({ output_flag: false, time_limit: seconds - took, mip_rel_gap: ENOUGH });
    model.setSolution({ colValue: [...among.map((route) => (isBest(route) ? 1 : 0)), ...best.unserved.map(() => 1)] });
    model.run();
    return model.getSolution().colValue;
  });
  const chosen = among.filter((_, k) => values[k] > 0.5);
  const served = new Set(chosen.flatMap(({ visits }) => visits));
  const left = best.unserved.filter((_, k) => values[among.length + k] > 0.5);
  if (served.size + left.length !== penalty.length) return { choice: null, sifted };
  const options = new Int32Array(penalty.length);
  for (const route of chosen) route.visits.forEach((v, k) => (options[v] = route.options[k]));
  return { choice: { routes: chosen.map(({ shift, stops }) => ({ shift, stops })), options }, sifted };
}

/** The routes that have what is tied in time to other routes where a solution has it: others may exclude one another. */
export function agreeing(routes: Iterable<PooledRoute>, { options, unserved }: Solution, locked: Uint8Array): PooledRoute[] {
  const out = new Set(unserved);
  return [...routes].filter((route) => route.visits.every((v, k) => !locked[v] || (route.options[k] === options[v] && !out.has(v))));
}

function keyOf(shift: number, visits: readonly number[]): string {
  return `${shift}:${visits.toSorted((a, b) => a - b).join()}`;
}

/** A column a route and a visit that may be left; a row a visit (served once) and a shift (one route at most). */
function modelOf(routes: readonly PooledRoute[], penalty: Float64Array, may_leave: readonly number[], type?: 0 | 1): ModelData {
  const visits = penalty.length;
  const shifts = new Map<number, number>();
  for (const { shift } of routes) if (!shifts.has(shift)) shifts.set(shift, visits + shifts.size);
  const starts = [0];
  const indices: number[] = [];
  for (const { shift, visits: served } of routes) {
    indices.push(...served, shifts.get(shift) ?? 0);
    starts.push(indices.length);
  }
  for (const v of may_leave) starts.push(indices.push(v));
  const columns = starts.length - 1;
  const rows = visits + shifts.size;
  return {
    numCols: columns,
    numRows: rows,
    colCost: [...routes.map(({ cost }) => cost), ...may_leave.map((v) => penalty[v])],
    colLower: new Float64Array(columns),
    colUpper: new Float64Array(columns).fill(1),
    rowLower: new Float64Array(rows).fill(1, 0, visits),
    rowUpper: new Float64Array(rows).fill(1),
    matrix: { format: 'csc', numRows: rows, numCols: columns, starts, indices, values: indices.map(() => 1) },
    ...(type === undefined ? {} : { integrality: new Int32Array(columns).fill(type) }),
  };
}
