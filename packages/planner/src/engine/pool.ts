import type { Route } from './instance.ts';
import type { Search, Solution } from './search.ts';

/** A route of some accepted solution, cheapest of its visits and shift. */
export interface PooledRoute extends Route {
  cost: number;
  visits: number[];
  options: number[];
}

/** Routes worth recombining: the cheapest order of each set of visits in a shift, the newest kept where there are too many. */
export class RoutePool {
  readonly routes = new Map<string, PooledRoute>();
  private readonly most: number;

  constructor(most: number) {
    this.most = most;
  }

  /** Remembers a shift's present route. */
  add(search: Search, shift: number): void {
    const { state } = search;
    if (state.count[shift] === 0) return;
    const stops = state.stops(shift);
    const visits = stops.filter((stop) => stop >= 0).sort((a, b) => a - b);
    this.keep({ shift, stops, cost: state.cost[shift], visits, options: visits.map((v) => state.option[v]) });
  }

  keep(route: PooledRoute): void {
    const key = `${route.shift}:${route.visits.join()}`;
    const known = this.routes.get(key);
    if (known && known.cost <= route.cost) return;
    this.routes.delete(key);
    this.routes.set(key, route);
    if (this.routes.size > this.most) for (const oldest of this.routes.keys()) return void this.routes.delete(oldest);
  }
}

/** The part of HiGHS that is used. */
export interface Solver {
  solve(
    model: string,
    options: { time_limit: number; threads: number; output_flag: boolean },
  ): { Status: string; Columns: Record<string, object> };
}

/**
 * The cheapest choice of pooled routes in which every visit is served once or, where it may be left, paid for, and each shift has one route at most
 * (set partitioning; Pillac et al. 2013). Null where the solver finds none in time.
 */
export function recombine(
  solver: Solver,
  routes: readonly PooledRoute[],
  penalty: Float64Array,
  may_leave: ReadonlySet<number>,
  seconds: number,
): Pick<Solution, 'routes' | 'options'> | null {
  const rows = new Map<string, string[]>();
  const put = (row: string, column: string) => rows.set(row, [...(rows.get(row) ?? []), column]);
  const costs: string[] = [];
  routes.forEach(({ shift, visits, cost }, k) => {
    costs.push(`${cost.toFixed(5)} r${k}`);
    put(`s${shift}`, `r${k}`);
    for (const visit of visits) put(`v${visit}`, `r${k}`);
  });
  penalty.forEach((cost, v) => {
    if (!may_leave.has(v)) return;
    costs.push(`${cost} u${v}`);
    put(`v${v}`, `u${v}`);
  });
  const lines = [...rows].map(([row, columns]) => ` ${row}: ${columns.join(' + ')} ${row.startsWith('v') ? '=' : '<='} 1`);
  const names = [...routes.map((_, k) => `r${k}`), ...[...may_leave].map((v) => `u${v}`)];
  const model = `Minimize\n obj: ${costs.join('\n + ')}\nSubject To\n${lines.join('\n')}\nBinary\n ${names.join('\n ')}\nEnd\n`;
  const answer = solver.solve(model, { time_limit: seconds, threads: 1, output_flag: false });
  const chosenIn = (name: string) => {
    const column = answer.Columns[name];
    return column !== undefined && 'Primal' in column && Number(column.Primal) > 0.5;
  };
  const options = new Int32Array(penalty.length);
  const chosen = routes.filter((_, k) => chosenIn(`r${k}`));
  const served = new Set(chosen.flatMap(({ visits }) => visits));
  const unserved = Array.from(penalty, (_, v) => v).filter((v) => chosenIn(`u${v}`));
  if (served.size + unserved.length !== penalty.length) return null;
  for (const route of chosen) route.visits.forEach((v, k) => (options[v] = route.options[k]));
  return { routes: chosen.map(({ shift, stops }) => ({ shift, stops })), options };
}
