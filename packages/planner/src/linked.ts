import type { Group } from './engine/instance.ts';
import { visitsOfPlan } from './model.ts';
import type { Intervention, Plan, Problem, Stop } from './model.ts';

/** Instants this near are the same, minutes. */
const SAME_MINUTES = 1e-5;

/** Whether an intervention's time is tied to others': it has a crew, or comes before or after another one. */
export function isLinked(problem: Problem): (intervention: Intervention) => boolean {
  const before = new Set(problem.interventions.flatMap((i) => i.after));
  return (intervention) => intervention.crew > 1 || intervention.after.length > 0 || before.has(intervention.id);
}

/** The engine's groups: linked interventions that are not pinned, predecessors before successors, the urgent first. */
export function groupsOf(problem: Problem, first_visit: ReadonlyMap<string, number>): Group[] {
  const linked = isLinked(problem);
  const pinned = new Map(
    problem.interventions.flatMap(({ id, pinned: pin, minutes }) => (pin ? [[id, pin.start + minutes] as const] : [])),
  );
  const ordered = predecessorsFirst(problem.interventions.filter((i) => linked(i) && !i.pinned));
  const index = new Map(ordered.map(({ id }, g) => [id, g]));
  return ordered.map(({ id, crew, after }) => ({
    first: first_visit.get(id) ?? 0,
    crew,
    before: after.flatMap((p) => index.get(p) ?? []),
    earliest: Math.max(-Infinity, ...after.map((p) => pinned.get(p) ?? -Infinity)),
  }));
}

function predecessorsFirst(interventions: readonly Intervention[]): Intervention[] {
  const waiting = interventions.toSorted((a, b) => a.priority - b.priority);
  const open = new Set(waiting.map((i) => i.id));
  const ordered: Intervention[] = [];
  while (waiting.length > 0) {
    const at = waiting.findIndex((i) => i.after.every((id) => !open.has(id)));
    const [next] = waiting.splice(at, 1);
    open.delete(next.id);
    ordered.push(next);
  }
  return ordered;
}

/**
 * A plan without what cannot stand alone: what is left of a crew, or of one that does not begin together, and what begins before its
 * predecessors end or waits for one that is not in the plan.
 */
export function withoutBroken(problem: Problem, plan: Plan): Plan {
  const interventions = new Map(problem.interventions.map((i) => [i.id, i]));
  const starts = new Map<string, number[]>();
  for (const { intervention, start } of visitsOfPlan(plan)) starts.set(intervention, [...(starts.get(intervention) ?? []), start]);
  const stands = new Map<string, boolean>();
  const judge = (id: string): boolean => {
    const known = stands.get(id);
    if (known !== undefined) return known;
    const intervention = interventions.get(id);
    const [start = NaN, ...others] = starts.get(id) ?? [];
    const whole = intervention?.crew === others.length + 1 && others.every((other) => Math.abs(other - start) <= SAME_MINUTES);
    const waits = intervention && !intervention.pinned ? intervention.after : [];
    const stand = whole && waits.every((p) => judge(p) && endOf(p) <= start + SAME_MINUTES);
    stands.set(id, stand);
    return stand;
  };
  const endOf = (id: string) => (starts.get(id)?.[0] ?? Infinity) + (interventions.get(id)?.minutes ?? 0);
  const kept = (stop: Stop) => stop.kind !== 'visit' || judge(stop.intervention);
  return { ...plan, routes: plan.routes.map((route) => ({ ...route, stops: route.stops.filter(kept) })) };
}
