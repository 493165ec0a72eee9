import { InvalidProblem } from './check-problem.ts';
import type { Instance } from './engine/instance.ts';
import { groupsOf, isLinked } from './linked.ts';
import { visitOptions } from './options.ts';
import type { Intervention, Plan, Problem, Shift, Technician, Visit } from './model.ts';
import { MINUTES_PER_DAY, visitsOfPlan } from './model.ts';
import { longestOutside } from './spans.ts';
import { travelMinutes } from './travel.ts';

const FOREVER = 1e9;
/** Tools are bits of a 32-bit mask. */
const MOST_TOOLS = 31;

/** A shift of the engine: which technician, which of their shifts, between which minutes. */
export interface ShiftKey {
  technician: Technician;
  index: number;
  open: number;
  regular: number;
  close: number;
  shift: Shift;
}

/** A visit of the engine: which intervention, and which member of its crew. */
export interface VisitKey {
  intervention: Intervention;
  member: number;
}

export interface Compiled {
  problem: Problem;
  instance: Instance;
  shifts: ShiftKey[];
  visits: VisitKey[];
  /** First visit of each intervention. */
  first_visit: Map<string, number>;
}

/** Turns a checked problem into what the search works on. @param plan one to begin from: its instants are among those possible */
export function compile(problem: Problem, plan?: Plan): Compiled {
  const shifts = problem.technicians.flatMap(shiftsOf);
  const visits = problem.interventions.flatMap((intervention) =>
    Array.from({ length: intervention.crew }, (_, member) => ({ intervention, member })),
  );
  const first_visit = new Map<string, number>();
  visits.forEach(({ intervention, member }, v) => member === 0 && first_visit.set(intervention.id, v));
  const { places, minutes } = travelMinutes(problem.travel);
  const { weights } = problem;
  const linked = isLinked(problem);
  const options = visitOptions(problem, visits, shifts, plan ? visitsOfPlan(plan) : []);
  const tools = namesOf(problem.interventions.map((i) => i.tools));
  if (tools.size > MOST_TOOLS) throw new InvalidProblem('interventions', `more than ${MOST_TOOLS} different tools`);
  const parts = namesOf(problem.interventions.map((i) => Object.keys(i.parts)));
  const mask = (names: readonly string[]) => names.reduce((bits, name) => bits | (tools.has(name) ? 1 << (tools.get(name) ?? 0) : 0), 0);
  const amounts = (of: Record<string, number>) => [...parts.keys()].map((name) => of[name] ?? 0);
  const homes = Int32Array.from(shifts, ({ technician }) => technician.home);
  const instance: Instance = {
    visits: visits.length,
    shifts: shifts.length,
    places,
    travel: minutes,
    place: Int32Array.from(visits, ({ intervention }) => intervention.place),
    service: Float64Array.from(visits, ({ intervention }) => intervention.minutes),
    penalty: Float64Array.from(visits, ({ intervention, member }) => (member === 0 ? weights.unserved[intervention.priority - 1] : 0)),
    option_first: options.first,
    option_open: options.open,
    option_close: options.close,
    option_cost: options.cost,
    assign: assignCosts(problem, shifts, visits),
    tools: Uint32Array.from(visits, ({ intervention }) => mask(intervention.tools)),
    part_kinds: parts.size,
    parts: Int32Array.from(visits.flatMap(({ intervention }) => amounts(intervention.parts))),
    start_place: homes,
    end_place: homes,
    shift_open: Float64Array.from(shifts, ({ open }) => open),
    shift_close: Float64Array.from(shifts, ({ close }) => close),
    shift_regular: Float64Array.from(shifts, ({ regular }) => regular),
    depot_place: new Int32Array(shifts.length).fill(problem.depot ?? -1),
    depot_open: 0,
    depot_close: FOREVER,
    break_duration: Float64Array.from(shifts, ({ shift }) => shift.break?.minutes ?? 0),
    break_open: Float64Array.from(shifts, ({ shift }) => shift.break?.earliest ?? 0),
    break_close: Float64Array.from(shifts, ({ shift }) => shift.break?.latest ?? 0),
    owned: Uint32Array.from(shifts, ({ technician }) => mask(technician.tools)),
    carried: Int32Array.from(shifts.flatMap(({ technician }) => amounts(technician.parts))),
    weight_duration: weights.working,
    weight_travel: weights.travel,
    weight_overtime: weights.overtime,
    weight_fairness: weights.fairness,
    locked: Uint8Array.from(visits, ({ intervention }) => (intervention.pinned || linked(intervention) ? 1 : 0)),
    groups: groupsOf(problem, first_visit),
  };
  return { problem, instance, shifts, visits, first_visit };
}

function shiftsOf(technician: Technician): ShiftKey[] {
  return technician.shifts.flatMap((shift, index) => {
    const present = longestOutside({ start: shift.start, end: shift.end + shift.overtime_minutes }, technician.leaves);
    if (!present) return [];
    // A break that lies in the leave is taken there.
    const rest = shift.break && shift.break.latest >= present.start && shift.break.earliest + shift.break.minutes <= present.end;
    const kept = { ...shift, break: rest ? shift.break : null };
    return [{ technician, index, open: present.start, regular: Math.min(shift.end, present.end), close: present.end, shift: kept }];
  });
}

function namesOf(lists: readonly (readonly string[])[]): Map<string, number> {
  return new Map([...new Set(lists.flat())].map((name, k) => [name, k]));
}

/** Day of a minute, from the origin. */
export function dayOf(minute: number): number {
  return Math.floor(minute / MINUTES_PER_DAY);
}

/** Why a technician may not take an intervention in a shift, beside time; none where they may. */
export function refusals(intervention: Intervention, { technician, close }: ShiftKey): string[] {
  const reasons: string[] = [];
  for (const [skill, level] of Object.entries(intervention.skills))
    if ((technician.skills[skill] ?? 0) < level) reasons.push(`skill:${skill}`);
  for (const name of intervention.certificates)
    if ((technician.certificates[name] ?? -Infinity) < close) reasons.push(`certificate:${name}`);
  if (intervention.allowed_technicians && !intervention.allowed_technicians.includes(technician.id)) reasons.push('not_allowed');
  if (intervention.forbidden_technicians.includes(technician.id)) reasons.push('forbidden');
  return reasons;
}

function assignCosts(problem: Problem, shifts: readonly ShiftKey[], visits: readonly VisitKey[]): Float64Array {
  const published = new Map<string, Visit[]>();
  for (const visit of problem.published) published.set(visit.intervention, [...(published.get(visit.intervention) ?? []), visit]);
  const cost = new Float64Array(shifts.length * visits.length);
  shifts.forEach((key, s) =>
    visits.forEach(({ intervention, member }, v) => {
      cost[s * visits.length + v] = pairCost(problem, key, intervention, member, published.get(intervention.id));
    }),
  );
  return cost;
}

function pairCost(
  { weights }: Problem,
  key: ShiftKey,
  intervention: Intervention,
  member: number,
  published: readonly Visit[] | undefined,
): number {
  const { pinned } = intervention;
  if (pinned) {
    const inside = pinned.start >= key.open && pinned.start + intervention.minutes <= key.close;
    return pinned.technicians[member] === key.technician.id && inside ? 0 : Infinity;
  }
  if (refusals(intervention, key).length > 0) return Infinity;
  if (!published) return 0;
  // In a crew each new member is paid for, and the crew once in the objective: the search never thinks a plan cheaper than it is.
  const same = published.some(({ technician, start }) => technician === key.technician.id && dayOf(start) === dayOf(key.open));
  return same ? 0 : weights.disruption;
}
