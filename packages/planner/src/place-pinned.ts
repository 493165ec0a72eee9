import { InvalidProblem } from './check-problem.ts';
import type { Compiled } from './compile.ts';
import { BREAK, DEPOT } from './engine/instance.ts';
import type { State } from './engine/state.ts';
import { placeBreak } from './engine/stops.ts';

/**
 * Puts pinned interventions into their technicians' routes, a whole route at once: with a part of them the break may fit nowhere.
 * @param served beginnings of the interventions already in the routes
 * @throws InvalidProblem where they exclude one another
 */
export function placePinned(compiled: Compiled, state: State, served: ReadonlyMap<string, number>): void {
  const { instance, problem, first_visit, visits } = compiled;
  const added = new Map<number, number[]>();
  const refuse = (id: string): never => {
    const index = problem.interventions.findIndex((i) => i.id === id);
    throw new InvalidProblem(`interventions[${index}].pinned`, 'its technicians cannot be there then');
  };
  const pinned = problem.interventions.filter((i) => i.pinned && !served.has(i.id));
  for (const { id, crew } of pinned.sort((a, b) => (a.pinned?.start ?? 0) - (b.pinned?.start ?? 0))) {
    const first = first_visit.get(id) ?? 0;
    for (let visit = first; visit < first + crew; visit++) {
      let s = 0;
      while (s < instance.shifts && instance.assign[s * instance.visits + visit] === Infinity) s++;
      if (s === instance.shifts) refuse(id);
      state.choose(visit, instance.option_first[visit]);
      added.set(s, [...(added.get(s) ?? []), visit]);
    }
  }
  const startOf = (visit: number) => {
    const { id, pinned: pin } = visits[visit].intervention;
    return pin?.start ?? served.get(id) ?? 0;
  };
  for (const [s, list] of added) {
    const stops = state.stops(s).filter((stop) => stop !== BREAK);
    for (const visit of list) {
      const at = stops.findIndex((stop) => stop >= 0 && startOf(stop) > startOf(visit));
      stops.splice(at < 0 ? stops.length : at, 0, visit);
    }
    if (!placeStops(state, s, stops)) refuse(visits[list[0]].intervention.id);
  }
}

/** Makes these stops the route, with the break and, where it must be, the depot wherever they fit. */
function placeStops(state: State, s: number, stops: readonly number[]): boolean {
  const fits = (tried: readonly number[]) => {
    const bare = state.instance.break_duration[s] === 0;
    const stands = state.setRoute(s, bare ? tried : [BREAK, ...tried]);
    return stands || placeBreak(state, s);
  };
  if (fits(stops)) return true;
  if (state.instance.depot_place[s] < 0 || stops.includes(DEPOT)) return false;
  return Array.from(stops, (_, k) => stops.toSpliced(k, 0, DEPOT)).some(fits);
}
