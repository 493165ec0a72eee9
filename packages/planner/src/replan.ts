import { checkProblem } from './check-problem.ts';
import { compile } from './compile.ts';
import type { Compiled } from './compile.ts';
import { withoutBroken } from './linked.ts';
import type { Plan, PlannedRoute, Problem } from './model.ts';
import { visitsOfPlan } from './model.ts';
import { movedInterventions } from './objective.ts';
import { openPlan, planOf, prepare, runSearch } from './solve.ts';
import type { SolveOptions } from './solve.ts';

export interface Replan {
  plan: Plan;
  /** Interventions that others now do, or on another day. */
  moved: string[];
}

/**
 * Plans again around what changed: new interventions, technicians or shifts that are no longer there. Pinned interventions (started,
 * confirmed) stay; every other one that changes technician or day pays the weight of disruption, a missing technician's too.
 * @param problem as it is now; `published` is taken from the plan
 * @throws InvalidProblem
 */
export function replan(problem: Problem, plan: Plan, options: Omit<SolveOptions, 'given'>): Replan {
  const now: Problem = { ...problem, published: visitsOfPlan(plan) };
  checkProblem({ ...now, published: [] });
  const compiled = compile(now, plan);
  const { search } = prepare(compiled, options.seed, keep(compiled, plan));
  runSearch(search, options);
  const found = planOf(compiled, search.best());
  return { plan: found, moved: movedInterventions(now, found) };
}

/** What of a plan still stands: routes that are feasible as they are, otherwise what is pinned in them; no part of a crew. */
function keep(compiled: Compiled, plan: Plan): Plan {
  const { technicians, interventions } = compiled.problem;
  const pinned = new Map(interventions.map((i) => [i.id, i.pinned !== null]));
  let routes = plan.routes
    .filter(({ technician, shift }) => technicians.some((t) => t.id === technician && t.shifts[shift]))
    .map((route) => ({ ...route, stops: route.stops.filter((stop) => stop.kind !== 'visit' || pinned.has(stop.intervention)) }));
  // A route that goes takes its part of a crew along, and the crew's going may change another route.
  for (let before = -1; before !== stopsIn(routes);) {
    before = stopsIn(routes);
    routes = withoutBroken(compiled.problem, { routes, unserved: [] })
      .routes.map((route) =>
        stands(compiled, route) ? route : { ...route, stops: route.stops.filter((s) => s.kind === 'visit' && pinned.get(s.intervention)) },
      )
      .filter((route) => stands(compiled, route));
  }
  return { routes, unserved: [] };
}

function stopsIn(routes: readonly PlannedRoute[]): number {
  return routes.reduce((sum, { stops }) => sum + stops.length, 0);
}

function stands(compiled: Compiled, route: PlannedRoute): boolean {
  try {
    openPlan(compiled, { routes: [route], unserved: [] });
    return true;
  } catch {
    return false;
  }
}
