import { isLinked } from './linked.ts';
import type { Intervention, Plan, PlannedRoute, Problem } from './model.ts';

/** Two instants less than this apart are one, minutes: sums of travel are rounded. */
const ROUNDING = 5e-7;

/** Who serves an intervention of a plan, and when its service begins (minutes). */
export interface Service {
  technicians: string[];
  start: number;
}

/** Another intervention's instant that bounds one: the end of a predecessor, the beginning of a successor (minutes). */
export interface Bound {
  intervention: string;
  minute: number;
}

/** The intervention of that id. @throws Error where the problem has none */
export function interventionOf({ interventions }: Problem, id: string): Intervention {
  const found = interventions.find((i) => i.id === id);
  if (!found) throw new Error(`no intervention ${id}`);
  return found;
}

/**
 * Who serves what in a plan, by intervention.
 * @throws Error where the plan is of another problem: it names what is unknown, there twice or served by a part of its crew
 */
export function servicesOf(problem: Problem, plan: Plan): Map<string, Service> {
  const interventions = new Map(problem.interventions.map((i) => [i.id, i]));
  const known = (id: string) => interventions.get(id) ?? refuse(`no intervention ${id}`);
  const services = new Map<string, Service>();
  checkShifts(problem, plan.routes);
  for (const { technician, stops } of plan.routes)
    for (const stop of stops) {
      if (stop.kind !== 'visit') continue;
      const { id } = known(stop.intervention);
      const service = services.get(id) ?? { technicians: [], start: wholeSecond(stop.start) };
      if (Math.abs(service.start - stop.start) > 2 * ROUNDING) refuse(`the crew of ${id} does not begin together`);
      if (service.technicians.includes(technician)) refuse(`${technician} visits ${id} twice`);
      service.technicians.push(technician);
      services.set(id, service);
    }
  for (const [id, { technicians }] of services) {
    const { crew, pinned } = known(id);
    if (technicians.length !== crew) refuse(`${id} has ${technicians.length} of ${crew} technicians`);
    const other = technicians.find((technician) => pinned && !pinned.technicians.includes(technician));
    if (other !== undefined) refuse(`${other} visits ${id}, which is pinned to others`);
  }
  for (const id of plan.unserved) if (services.has(known(id).id)) refuse(`${id} is served and listed as unserved`);
  return services;
}

/** The second an instant stands for: held at its rounding, it would drift by that each time it is planned again. */
function wholeSecond(minute: number): number {
  const whole = Math.round(minute * 60) / 60;
  return Math.abs(whole - minute) <= 2 * ROUNDING ? whole : minute;
}

function checkShifts({ technicians }: Problem, routes: readonly PlannedRoute[]): void {
  const shifts = new Map(technicians.map((t) => [t.id, t.shifts]));
  const seen = new Set<string>();
  for (const { technician, shift } of routes) {
    if (!shifts.get(technician)?.[shift]) refuse(`${technician} has no shift ${shift}`);
    const key = `${technician}/${shift}`;
    if (seen.has(key)) refuse(`two routes for shift ${shift} of ${technician}`);
    seen.add(key);
  }
}

function refuse(reason: string): never {
  throw new Error(`the plan given does not match the problem: ${reason}`);
}

/** Ends of an intervention's predecessors; Infinity for those that are not served. */
export function endsBefore(problem: Problem, services: ReadonlyMap<string, Service>, { after }: Intervention): Bound[] {
  return after.map((id) => {
    const service = services.get(id);
    return { intervention: id, minute: service ? service.start + interventionOf(problem, id).minutes : Infinity };
  });
}

/** Beginnings of an intervention's successors that are served. */
export function beginningsAfter({ interventions }: Problem, services: ReadonlyMap<string, Service>, { id }: Intervention): Bound[] {
  return interventions.flatMap((i) => {
    const service = i.after.includes(id) ? services.get(i.id) : undefined;
    return service ? [{ intervention: i.id, minute: service.start }] : [];
  });
}

/** The intervention kept between its predecessors' ends and its successors' beginnings. A pinned one goes where it is pinned. */
export function between(problem: Problem, services: ReadonlyMap<string, Service>, intervention: Intervention): Intervention {
  if (intervention.pinned) return intervention;
  const start = Math.max(-Infinity, ...endsBefore(problem, services, intervention).map(({ minute }) => minute));
  const end = Math.min(Infinity, ...beginningsAfter(problem, services, intervention).map(({ minute }) => minute));
  return start === -Infinity && end === Infinity ? intervention : within(intervention, [{ start, end }]);
}

/** The intervention with one more union of spans that it must lie in. */
export function within(intervention: Intervention, union: Intervention['windows'][number]): Intervention {
  return { ...intervention, windows: [...intervention.windows, union.map(({ start, end }) => ({ start, end: end + ROUNDING }))] };
}

/**
 * The problem of placing one intervention into a plan: the others whose time is tied to another's keep the technicians and the
 * instant they have there, so that nothing but its windows binds the one to be placed.
 * @param target that intervention, as it is to be placed
 */
export function settle(problem: Problem, services: ReadonlyMap<string, Service>, target: Intervention): Problem {
  const linked = isLinked(problem);
  const interventions = problem.interventions.map((i) => {
    if (i.id === target.id) return { ...unpinned(target), after: [] };
    const pinned = i.pinned ?? (linked(i) ? (services.get(i.id) ?? null) : null);
    return i.after.length === 0 && pinned === i.pinned ? i : { ...i, after: [], pinned };
  });
  return { ...problem, interventions };
}

/** A pinned intervention as one that only those technicians may do, at that instant. */
function unpinned(intervention: Intervention): Intervention {
  const { pinned, minutes } = intervention;
  if (!pinned) return intervention;
  const anyone = { skills: {}, certificates: [], allowed_technicians: pinned.technicians, forbidden_technicians: [] };
  return within({ ...intervention, ...anyone, pinned: null, windows: [] }, [{ start: pinned.start, end: pinned.start + minutes }]);
}
