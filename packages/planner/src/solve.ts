import { checkProblem } from './check-problem.ts';
import { compile } from './compile.ts';
import type { Compiled } from './compile.ts';
import { DEPOT } from './engine/instance.ts';
import type { Route } from './engine/instance.ts';
import { Search } from './engine/search.ts';
import type { Solution } from './engine/search.ts';
import { State } from './engine/state.ts';
import { placeBreak } from './engine/stops.ts';
import { withoutBroken } from './linked.ts';
import { visitsOfPlan } from './model.ts';
import type { Plan, PlannedRoute, Problem, Stop } from './model.ts';
import { placePinned } from './place-pinned.ts';

/** How long to search: a number of iterations (the same plan on every machine) or the share of a budget used, told by the caller. */
export type Budget = { kind: 'iterations'; count: number } | { kind: 'share'; used: () => number };

export interface SolveOptions {
  seed: number;
  budget: Budget;
  /** A plan to begin from: the result costs no more. */
  given?: Plan;
  /** Called now and then with the best cost so far; true stops the search. */
  onProgress?: (state: { iterations: number; cost: number }) => boolean;
}

const PROGRESS_EVERY = 512;
const LOOK_EVERY = 16;

/** Plans: a feasible plan, the best found within the budget. @throws InvalidProblem */
export function solve(problem: Problem, options: SolveOptions): Plan {
  checkProblem(problem);
  const search = prepare(compile(problem, options.given), options.seed, options.given);
  runSearch(search.search, options);
  return planOf(search.compiled, search.search.best());
}

/** A search ready to step: everything is in its first place. @throws InvalidProblem where pinned interventions exclude one another */
export function prepare(compiled: Compiled, seed: number, given?: Plan): { compiled: Compiled; search: Search } {
  const { instance, problem } = compiled;
  const whole = given ? withoutBroken(problem, given) : { routes: [], unserved: [] };
  const state = openPlan(compiled, whole);
  const starts = visitsOfPlan(whole).map(({ intervention, start }) => [intervention, start] as const);
  placePinned(compiled, state, new Map(starts));
  return { compiled, search: new Search(instance, seed, { routes: routesOf(state), options: state.option.slice() }) };
}

/** A plan's routes, ready for insertions. @throws Error where a route is not feasible */
export function openPlan(compiled: Compiled, plan: Plan): State {
  const state = new State(compiled.instance);
  const { routes, options } = solutionOf(compiled, plan);
  for (const { shift, stops } of routes) {
    for (const stop of stops) if (stop >= 0) state.choose(stop, options[stop]);
    if (!state.setRoute(shift, stops) && !placeBreak(state, shift)) {
      const { technician, index } = compiled.shifts[shift];
      throw new Error(`the plan given is not feasible: shift ${index} of ${technician.id}`);
    }
  }
  return state;
}

/** Steps a search through its budget. */
export function runSearch(search: Search, { budget, onProgress }: Pick<SolveOptions, 'budget' | 'onProgress'>): void {
  let share = 0;
  for (let k = 0; ; k++) {
    if (budget.kind === 'iterations') share = k / budget.count;
    else if (k % LOOK_EVERY === 0) share = budget.used();
    if (share >= 1) return;
    if (onProgress && k % PROGRESS_EVERY === 0) {
      if (onProgress({ iterations: search.iterations, cost: search.best_cost })) return;
    }
    search.step(share);
  }
}

/** The routes in use. */
export function routesOf(state: State): Route[] {
  const routes: Route[] = [];
  for (let s = 0; s < state.instance.shifts; s++) if (state.count[s] > 0) routes.push({ shift: s, stops: state.stops(s) });
  return routes;
}

/** A plan as the search knows it. */
export function solutionOf({ instance, shifts, first_visit, visits }: Compiled, plan: Plan): Pick<Solution, 'routes' | 'options'> {
  const options = new Int32Array(instance.visits);
  const taken = new Set<number>();
  const routes = plan.routes.map(({ technician, shift, stops }) => {
    const s = shifts.findIndex((key) => key.technician.id === technician && key.index === shift);
    if (s < 0) throw new Error(`the plan given is not feasible: ${technician} has no shift ${shift}`);
    const list = stops.map((stop) => {
      if (stop.kind !== 'visit') return stop.kind === 'depot' ? DEPOT : -2;
      let v = first_visit.get(stop.intervention) ?? -1;
      const { pinned, crew } = visits[v]?.intervention ?? { pinned: null, crew: 1 };
      if (pinned) v += Math.max(0, pinned.technicians.indexOf(technician));
      else for (let member = 1; member < crew && taken.has(v); member++) v++;
      taken.add(v);
      options[v] = optionAt(v, stop.start);
      return v;
    });
    return { shift: s, stops: list };
  });
  return { routes, options };

  function optionAt(v: number, start: number): number {
    for (let o = instance.option_first[v]; o < instance.option_first[v + 1]; o++)
      if (start >= instance.option_open[o] - 1e-6 && start <= instance.option_close[o] + 1e-6) return o;
    throw new Error(`the plan given is not feasible: no window holds ${visits[v].intervention.id} at ${start}`);
  }
}

/** A solution with its instants: everyone leaves as late as the shortest day allows and still comes back as early as possible. */
export function planOf(compiled: Compiled, solution: Solution): Plan {
  const { instance, shifts, visits } = compiled;
  const state = new State(instance);
  const routes = solution.routes.map(({ shift, stops }): PlannedRoute => {
    for (const stop of stops) if (stop >= 0) state.choose(stop, solution.options[stop]);
    state.setRoute(shift, stops);
    const start = state.start(shift);
    const leave = state.before_early[start + 1];
    const timed: Stop[] = [];
    let time = leave;
    for (let node = start; node !== start + 1;) {
      const at = state.next[node];
      time = Math.max(time + instance.travel[state.place[node] * instance.places + state.place[at]], state.open[at]);
      if (at < instance.visits) timed.push({ kind: 'visit', intervention: visits[at].intervention.id, start: time });
      else if (at !== start + 1) timed.push({ kind: at === start + 2 ? 'depot' : 'break', start: time });
      time += state.service[at];
      node = at;
    }
    return { technician: shifts[shift].technician.id, shift: shifts[shift].index, leave, back: time, stops: timed };
  });
  return { routes, unserved: [...new Set(solution.unserved.map((v) => visits[v].intervention.id))] };
}
