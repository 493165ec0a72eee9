import type { Objective, Plan, Problem } from './model.ts';
import { MINUTES_PER_DAY } from './model.ts';
import { travelBetween } from './validate.ts';

/** What a plan costs, in its parts, each already weighted; computed from the plan's instants alone. */
export function measure(problem: Problem, plan: Plan): Objective {
  const { weights } = problem;
  const interventions = new Map(problem.interventions.map((i) => [i.id, i]));
  const technicians = new Map(problem.technicians.map((t) => [t.id, t]));
  const minutes = travelBetween(problem.travel);
  const cost: Objective = {
    unserved: 0,
    unserved_by_priority: [0, 0, 0, 0],
    lateness: 0,
    travel: 0,
    working: 0,
    overtime: 0,
    fairness: 0,
    disruption: 0,
    total: 0,
  };
  for (const id of plan.unserved) {
    const intervention = interventions.get(id);
    if (!intervention) continue;
    cost.unserved_by_priority[intervention.priority - 1]++;
    cost.unserved += weights.unserved[intervention.priority - 1];
  }
  const late = new Map<string, number>();
  const held = new Map<string, string[]>();
  for (const route of plan.routes) {
    const technician = technicians.get(route.technician);
    const shift = technician?.shifts[route.shift];
    if (!technician || !shift) continue;
    const worked = route.back - route.leave;
    cost.working += weights.working * worked;
    cost.overtime += weights.overtime * Math.max(0, route.back - shift.end);
    cost.fairness += (weights.fairness * worked ** 2) / (shift.end + shift.overtime_minutes - shift.start);
    let at = technician.home;
    const go = (place: number) => {
      cost.travel += weights.travel * minutes(at, place);
      at = place;
    };
    for (const stop of route.stops) {
      if (stop.kind === 'depot' && problem.depot !== null) go(problem.depot);
      if (stop.kind !== 'visit') continue;
      const intervention = interventions.get(stop.intervention);
      if (!intervention) continue;
      go(intervention.place);
      held.set(intervention.id, [...(held.get(intervention.id) ?? []), `${route.technician}/${Math.floor(stop.start / MINUTES_PER_DAY)}`]);
      if (intervention.due === null) continue;
      const steps = Math.max(0, Math.ceil((stop.start - intervention.due - 1e-6) / weights.lateness_step_minutes));
      late.set(intervention.id, steps * weights.lateness[intervention.priority - 1]);
    }
    go(technician.home);
  }
  cost.lateness = [...late.values()].reduce((sum, x) => sum + x, 0);
  cost.disruption = weights.disruption * movedIds(problem, held).length;
  cost.total = cost.unserved + cost.lateness + cost.travel + cost.working + cost.overtime + cost.fairness + cost.disruption;
  return cost;
}

/** Published interventions that others now do, or on another day; unserved ones are paid for as such. */
export function movedInterventions(problem: Problem, plan: Plan): string[] {
  const held = new Map<string, string[]>();
  for (const route of plan.routes)
    for (const stop of route.stops)
      if (stop.kind === 'visit')
        held.set(stop.intervention, [
          ...(held.get(stop.intervention) ?? []),
          `${route.technician}/${Math.floor(stop.start / MINUTES_PER_DAY)}`,
        ]);
  return movedIds(problem, held);
}

function movedIds({ published, interventions }: Problem, held: ReadonlyMap<string, string[]>): string[] {
  const pinned = new Set(interventions.filter((i) => i.pinned).map((i) => i.id));
  const before = new Map<string, string[]>();
  for (const { intervention, technician, start } of published)
    before.set(intervention, [...(before.get(intervention) ?? []), `${technician}/${Math.floor(start / MINUTES_PER_DAY)}`]);
  return [...before].flatMap(([id, list]) => {
    const now = held.get(id);
    return now && !pinned.has(id) && now.toSorted().join() !== list.toSorted().join() ? [id] : [];
  });
}
