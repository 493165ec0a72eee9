import type { Compiled } from './compile.ts';
import { Insertion } from './engine/insertion.ts';
import type { State } from './engine/state.ts';
import type { Intervention } from './model.ts';
import { isLinked } from './options.ts';
import { placePinned } from './place-pinned.ts';

/**
 * Puts pinned interventions where they are pinned, then those with a crew or a precedence, each at the instant that costs least,
 * and locks them: the search moves what stands alone around them.
 * @param served beginnings of the interventions already in the routes: they stay
 * @throws InvalidProblem where pinned interventions exclude one another
 */
export function placeLinked(compiled: Compiled, state: State, served: ReadonlyMap<string, number> = new Map()): void {
  const { problem, instance, first_visit } = compiled;
  const ends = new Map<string, number>();
  const pinned = problem.interventions.filter((i) => i.pinned).sort((a, b) => (a.pinned?.start ?? 0) - (b.pinned?.start ?? 0));
  placePinned(compiled, state, pinned, served);
  for (const { id, pinned: pin, minutes } of pinned) ends.set(id, (pin?.start ?? 0) + minutes);
  const linked = isLinked(problem);
  for (const intervention of inOrder(problem.interventions.filter((i) => !i.pinned && linked(i)))) {
    const before = intervention.after.map((id) => ends.get(id) ?? Infinity);
    const start = served.get(intervention.id);
    const earliest = Math.max(-Infinity, ...before);
    const end = start === undefined ? placeCrew(compiled, state, intervention, earliest) : start + intervention.minutes;
    if (end !== null) ends.set(intervention.id, end);
    const first = first_visit.get(intervention.id) ?? 0;
    for (let v = first; v < first + intervention.crew; v++) {
      instance.locked[v] = 1;
      if (end === null) for (let s = 0; s < instance.shifts; s++) instance.assign[s * instance.visits + v] = Infinity;
    }
  }
}

/** Predecessors before successors, the urgent first. */
function inOrder(interventions: readonly Intervention[]): Intervention[] {
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

/** Places every member of a crew at one instant not before `earliest`; the instant it ends, null where there is none. */
function placeCrew({ instance, first_visit }: Compiled, state: State, intervention: Intervention, earliest: number): number | null {
  const first = first_visit.get(intervention.id) ?? 0;
  const count = instance.option_first[first + 1] - instance.option_first[first];
  const insertion = new Insertion(state, null);
  const cheapest = (visit: number, option: number, taken: readonly number[]) => {
    insertion.reset();
    for (let s = 0; s < instance.shifts; s++) if (!taken.includes(s)) insertion.tryShift(visit, s, option);
    return insertion.cost;
  };
  let best = { cost: Infinity, option: -1, shifts: [-1] };
  for (let k = 0; k < count; k++) {
    if (instance.option_open[instance.option_first[first] + k] < earliest) continue;
    const shifts: number[] = [];
    let cost = 0;
    for (let member = 0; member < intervention.crew && cost < best.cost; member++) {
      cost += cheapest(first + member, instance.option_first[first + member] + k, shifts);
      shifts.push(insertion.shift);
    }
    if (cost < best.cost) best = { cost, option: k, shifts };
  }
  if (best.option < 0) return null;
  best.shifts.forEach((s, member) => {
    const visit = first + member;
    insertion.reset();
    insertion.tryShift(visit, s, instance.option_first[visit] + best.option);
    insertion.apply(visit);
  });
  return instance.option_open[instance.option_first[first] + best.option] + intervention.minutes;
}
