import type { Instance, Route } from './instance.ts';
import type { Search } from './search.ts';

/** A route of some accepted solution, cheapest of its visits and shift. */
export interface PooledRoute extends Route {
  cost: number;
  visits: number[];
  options: number[];
}

/** Routes worth recombining: the cheapest order of each set of visits in a shift, the newest kept where there are too many. What is tied
 * in time to other routes counts as another visit at another instant. */
export class RoutePool {
  readonly routes = new Map<string, PooledRoute>();
  private readonly most: number;
  private readonly locked: Uint8Array;

  constructor(most: number, { locked }: Pick<Instance, 'locked'>) {
    this.most = most;
    this.locked = locked;
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
    const tied = route.options.filter((_, k) => this.locked[route.visits[k]]);
    const key = `${route.shift}:${route.visits.join()}:${tied.join()}`;
    const known = this.routes.get(key);
    if (known && known.cost <= route.cost) return;
    this.routes.delete(key);
    this.routes.set(key, route);
    if (this.routes.size > this.most) for (const oldest of this.routes.keys()) return void this.routes.delete(oldest);
  }
}
