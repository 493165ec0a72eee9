import { compile, dayOf } from './compile.ts';
import type { Compiled } from './compile.ts';
import { teamOf, teamsOf } from './crew.ts';
import type { Choice, Free } from './crew.ts';
import { Insertion } from './engine/insertion.ts';
import type { State } from './engine/state.ts';
import { placeBreak, placeDepot } from './engine/stops.ts';
import { visitsOfPlan } from './model.ts';
import type { Intervention, Objective, Plan, Problem, Visit } from './model.ts';
import { measure } from './objective.ts';
import { settle } from './settle.ts';
import type { Service } from './settle.ts';
import { openPlan, planOf } from './solve.ts';

/** Who does an intervention, and in which of their shifts. */
export interface Member {
  technician: string;
  /** Index of the technician's shift. */
  shift: number;
}

/** A place for an intervention, and what it does to the rest. */
export interface Place {
  /** One technician, or as many as the crew needs. */
  team: Member[];
  /** Beginning of the service, minutes. */
  start: number;
  /** What the plan costs more than the one given, without the price of leaving the intervention unserved; below 0: it costs less. */
  more: number;
  /** The parts of that cost. */
  parts: Objective;
  /** Other visits that begin at another time, minutes later (below 0: earlier). */
  shifted: { intervention: string; minutes: number }[];
  /** The plan with the intervention in this place. */
  plan: Plan;
}

/** A plan opened to place one intervention, which is taken out of it. */
export interface Placing {
  problem: Problem;
  plan: Plan;
  target: Intervention;
  compiled: Compiled;
  state: State;
  /** The engine's visit of the crew's first member; the others follow. */
  first: number;
  /** Shifts the intervention is taken out of. */
  emptied: number[];
  /** Whether their routes are feasible without it: a break is taken on arrival, and with a stop less it may fit nowhere. */
  feasible: boolean;
  published: Visit[];
}

/** A visit that begins less than this much later is where it was. */
const SAME_MINUTES = 0.5;

/**
 * Opens a plan to place one intervention.
 * @param target the intervention, as it is to be placed
 * @throws Error where the plan is not feasible
 */
export function openPlacing(problem: Problem, plan: Plan, services: ReadonlyMap<string, Service>, target: Intervention): Placing {
  const compiled = compile(settle(problem, services, target));
  const state = openPlan(compiled, plan);
  const first = compiled.first_visit.get(target.id) ?? 0;
  const emptied: number[] = [];
  for (let visit = first; visit < first + target.crew; visit++) {
    if (state.shift[visit] < 0) continue;
    emptied.push(state.shift[visit]);
    state.unlink(visit);
  }
  const feasible = emptied.map((s) => closeGap(state, s)).every(Boolean);
  const published = problem.published.filter(({ intervention }) => intervention === target.id);
  return { problem, plan, target, compiled, state, first, emptied, feasible, published };
}

/** Computes a route again that has lost a stop: without the depot where that is no longer needed. */
function closeGap(state: State, s: number): boolean {
  const stops = state.stops(s);
  if (state.has_depot[s] === 1 && placeDepot(state, s)) return true;
  return state.setRoute(s, stops) || placeBreak(state, s);
}

/** Who could take part in each of the intervention's options, cheapest first; nobody in a route that is not feasible. */
export function whoIsFree({ compiled: { instance, shifts }, state, first, emptied, feasible, target }: Placing): Free[][] {
  const broken = new Set(feasible ? [] : emptied);
  const insertion = new Insertion(state, null);
  const free: Free[][] = [];
  for (let option = instance.option_first[first]; option < instance.option_first[first + 1]; option++) {
    const list: Free[] = [];
    for (let s = 0; s < instance.shifts; s++) {
      if (broken.has(s) || instance.option_open[option] > instance.shift_close[s] || instance.option_close[option] < instance.shift_open[s])
        continue;
      insertion.reset();
      insertion.tryShift(first, s, option);
      if (insertion.shift < 0) continue;
      // What a crew pays for being another one than published is counted for the whole crew.
      const own = target.crew > 1 ? instance.assign[s * instance.visits + first] : 0;
      list.push({ shift: s, technician: shifts[s].technician.id, cost: insertion.cost - instance.option_cost[option] - own });
    }
    free.push(list.sort((a, b) => a.cost - b.cost));
  }
  return free;
}

/** The teams worth a look, each at what it costs: the cheapest in each option, those with one member exchanged, the published one. */
export function choicesOf(placing: Placing, free: readonly Free[][], most: number): Choice[] {
  const { target, published } = placing;
  const known = published.map(({ technician }) => technician);
  return free.flatMap((list, option) => {
    const again = target.crew > 1 && known.length === target.crew ? teamOf(list, known) : null;
    return [...teamsOf(list, target.crew, most), ...(again ? [again] : [])].map((team) => choiceOf(placing, option, team));
  });
}

/** A team in an option, with what it costs. */
export function choiceOf(placing: Placing, option: number, team: readonly Free[]): Choice {
  const { instance } = placing.compiled;
  const at = instance.option_first[placing.first] + option;
  const open = instance.option_open[at];
  const alone = team.reduce((sum, { cost }) => sum + cost, 0);
  const cost = alone + instance.option_cost[at] + crewDisruption(placing, team, open);
  return { option, open, shifts: team.map(({ shift }) => shift), cost };
}

/** What a crew costs for not being the published one; one technician alone pays that in the engine. */
function crewDisruption({ target, published, problem }: Placing, team: readonly Free[], open: number): number {
  if (target.crew === 1 || target.pinned || published.length === 0) return 0;
  const same = published.every((visit) => dayOf(visit.start) === dayOf(open) && team.some((f) => f.technician === visit.technician));
  return same && published.length === team.length ? 0 : problem.weights.disruption;
}

/** The place a choice stands for. @param before what the plan given costs */
export function placeOf(placing: Placing, { option, shifts }: Choice, before: Objective): Place {
  const { state, problem, plan, first, emptied, target } = placing;
  const saved = shifts.map((s) => state.stops(s));
  shifts.forEach((s, member) => put(placing, first + member, s, option));
  const after = withRoutes(placing, [...new Set([...emptied, ...shifts])]);
  shifts.forEach((s, member) => state.setRoute(s, saved[member]));
  const served: Plan = { ...after, unserved: plan.unserved.filter((id) => id !== target.id) };
  const old = startsOf(plan);
  const now = startsOf(served);
  const team = membersOf(placing, shifts);
  const parts = difference(measure(problem, served), before);
  const shifted = [...old].flatMap(([key, start]) => {
    const minutes = (now.get(key) ?? start) - start;
    const intervention = key.slice(key.indexOf('/') + 1);
    return intervention === target.id || Math.abs(minutes) < SAME_MINUTES ? [] : [{ intervention, minutes }];
  });
  const start = now.get(`${team[0].technician}/${target.id}`) ?? 0;
  return { team, start, more: parts.total - parts.unserved, parts, shifted, plan: served };
}

/** The members whose shifts these are, by the engine's numbers. */
export function membersOf({ compiled }: Placing, shifts: readonly number[]): Member[] {
  return shifts.map((s) => ({ technician: compiled.shifts[s].technician.id, shift: compiled.shifts[s].index }));
}

function put({ compiled: { instance }, state }: Placing, visit: number, s: number, option: number): void {
  const insertion = new Insertion(state, null);
  insertion.tryShift(visit, s, instance.option_first[visit] + option);
  insertion.apply(visit);
}

/** The plan without the intervention, which it lists as unserved. */
export function planWithout(placing: Placing): Plan {
  const { plan, emptied, target } = placing;
  return { ...withRoutes(placing, emptied), unserved: [...new Set([...plan.unserved, target.id])] };
}

/** The plan with the routes of these shifts as they are now; the others keep their instants. */
function withRoutes(placing: Placing, shifts: readonly number[]): Plan {
  const { compiled, state, plan } = placing;
  const routes = shifts.filter((s) => state.count[s] > 0).map((s) => ({ shift: s, stops: state.stops(s) }));
  const timed = planOf(compiled, { cost: 0, routes, options: state.option, unserved: [] }).routes;
  const keyOf = ({ technician, shift }: Member) => `${technician}/${shift}`;
  const fresh = new Map(timed.map((route) => [keyOf(route), route]));
  const changed = new Set(membersOf(placing, shifts).map(keyOf));
  const kept = plan.routes.flatMap((route) => (changed.has(keyOf(route)) ? (fresh.get(keyOf(route)) ?? []) : [route]));
  const known = new Set(plan.routes.map(keyOf));
  return { ...plan, routes: [...kept, ...timed.filter((route) => !known.has(keyOf(route)))] };
}

function startsOf(plan: Plan): Map<string, number> {
  return new Map(visitsOfPlan(plan).map(({ technician, intervention, start }) => [`${technician}/${intervention}`, start]));
}

/** What one objective has more than another, part by part. */
export function difference(a: Objective, b: Objective): Objective {
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
