import { compile } from './compile.ts';
import type { Compiled } from './compile.ts';
import { Insertion } from './engine/insertion.ts';
import type { State } from './engine/state.ts';
import type { Objective, Plan, Problem } from './model.ts';
import { measure } from './objective.ts';
import { openPlan, planOf, routesOf } from './solve.ts';

/** A place for a new intervention, and what it does to the rest. */
export interface Place {
  technician: string;
  shift: number;
  start: number;
  /** What the whole plan costs more, without the price of leaving the intervention unserved. */
  extra_cost: number;
  /** The parts of that cost. */
  parts: Objective;
  /** Visits that begin at another time, minutes later (below 0: earlier). */
  shifted: { intervention: string; minutes: number }[];
  /** The plan with the intervention in this place. */
  plan: Plan;
}

/** A visit that begins less than this much later is where it was. */
const SAME_MINUTES = 0.5;

/**
 * The cheapest places for an intervention that is in the problem and not in the plan, one a shift, cheapest first. No other visit
 * changes its technician or its order.
 * @throws Error where the intervention needs a crew: replan for it
 */
export function findPlaces(problem: Problem, plan: Plan, id: string, most = 3): Place[] {
  const compiled = compile(problem);
  const visit = visitOf(compiled, id);
  const rest: Plan = { ...plan, unserved: [...new Set([...plan.unserved, id])] };
  const before = measure(problem, rest);
  return bestShifts(compiled, openPlan(compiled, plan), visit)
    .slice(0, most)
    .map(({ shift }) => placeIn(compiled, rest, before, visit, shift));
}

/** Shifts that can take a visit as they stand, cheapest first. */
export function bestShifts({ instance }: Compiled, state: State, visit: number): { shift: number; cost: number }[] {
  const insertion = new Insertion(state, null);
  const found: { shift: number; cost: number }[] = [];
  for (let s = 0; s < instance.shifts; s++) {
    insertion.reset();
    insertion.tryShift(visit, s);
    if (insertion.shift >= 0) found.push({ shift: s, cost: insertion.cost });
  }
  return found.sort((a, b) => a.cost - b.cost);
}

/** The engine's visit of an intervention one technician does. */
export function visitOf({ first_visit, visits }: Compiled, id: string): number {
  const visit = first_visit.get(id);
  if (visit === undefined) throw new Error(`no intervention ${id}`);
  if (visits[visit].intervention.crew > 1) throw new Error(`${id} needs a crew`);
  return visit;
}

/** The plan with the visit at its best place of one shift. */
export function placeIn(compiled: Compiled, plan: Plan, before: Objective, visit: number, shift: number): Place {
  const { problem, shifts, visits } = compiled;
  const { id } = visits[visit].intervention;
  const state = openPlan(compiled, plan);
  const insertion = new Insertion(state, null);
  insertion.tryShift(visit, shift);
  insertion.apply(visit);
  const served = plan.unserved.filter((other) => other !== id);
  const timed = planOf(compiled, { cost: 0, routes: routesOf(state), options: state.option, unserved: [] });
  const after: Plan = { ...timed, unserved: served };
  const old = startsOf(plan);
  const now = startsOf(after);
  const parts = difference(measure(problem, after), before);
  const shifted = [...old].flatMap(([key, start]) => {
    const minutes = (now.get(key) ?? start) - start;
    return Math.abs(minutes) < SAME_MINUTES ? [] : [{ intervention: key.slice(key.indexOf('/') + 1), minutes }];
  });
  const technician = shifts[shift].technician.id;
  const start = now.get(`${technician}/${id}`) ?? 0;
  return { technician, shift: shifts[shift].index, start, extra_cost: parts.total - parts.unserved, parts, shifted, plan: after };
}

function startsOf(plan: Plan): Map<string, number> {
  return new Map(
    plan.routes.flatMap(({ technician, stops }) =>
      stops.flatMap((stop) => (stop.kind === 'visit' ? [[`${technician}/${stop.intervention}`, stop.start] as const] : [])),
    ),
  );
}

function difference(a: Objective, b: Objective): Objective {
  const [p, q] = [a.unserved_by_priority, b.unserved_by_priority];
  return {
    unserved: a.unserved - b.unserved,
    unserved_by_priority: [p[0] - q[0], p[1] - q[1], p[2] - q[2], p[3] - q[3]],
    lateness: a.lateness - b.lateness,
    travel: a.travel - b.travel,
    working: a.working - b.working,
    overtime: a.overtime - b.overtime,
    fairness: a.fairness - b.fairness,
    disruption: a.disruption - b.disruption,
    total: a.total - b.total,
  };
}
