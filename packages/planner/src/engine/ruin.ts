import type { Instance } from './instance.ts';
import type { Random } from './random.ts';
import type { State } from './state.ts';

/** Mean number of visits a ruin takes out, and the longest string (Christiaens & Vanden Berghe 2020, section 5). */
export const MEAN_REMOVED = 10;
const LONGEST_STRING = 10;
const SPLIT = 0.5;
const SPLIT_GROWS = 0.01;
/** How many neighbours a visit knows: beyond it strings are far apart and memory grows with the square. */
const NEIGHBOURS = 400;

/** For each visit the others by travel there, nearest first; `width` a visit. */
export interface Neighbours {
  width: number;
  list: Int32Array;
}

export function findNeighbours(instance: Instance): Neighbours {
  const { visits, places, travel, place } = instance;
  const width = Math.min(visits, NEIGHBOURS);
  const list = new Int32Array(visits * width);
  const order = Array.from({ length: visits }, (_, v) => v);
  const distance = new Float64Array(visits);
  for (let v = 0; v < visits; v++) {
    for (let w = 0; w < visits; w++) distance[w] = w === v ? -1 : travel[place[v] * places + place[w]];
    const near = order.toSorted((a, b) => distance[a] - distance[b] || a - b);
    for (let k = 0; k < width; k++) list[v * width + k] = near[k];
  }
  return { width, list };
}

/** What a ruin needs of the search that keeps what it touches. */
export interface Ruined {
  touch(shift: number): void;
  remove(visit: number): void;
}

/** Takes strings of visits, `mean` in all, out of routes near the visit `seed`. */
export function removeStrings(
  state: State,
  neighbours: Neighbours,
  random: Random,
  search: Ruined,
  { seed, mean_route, mean }: { seed: number; mean_route: number; mean: number },
): void {
  const longest = Math.min(LONGEST_STRING, Math.max(1, mean_route));
  const most = Math.max(1, (4 * mean) / (1 + longest) - 1);
  const strings = Math.floor(1 + random.next() * most);
  const ruined: number[] = [];
  for (let k = 0; k < neighbours.width && ruined.length < strings; k++) {
    const visit = neighbours.list[seed * neighbours.width + k];
    const s = state.shift[visit];
    if (s < 0 || ruined.includes(s)) continue;
    search.touch(s);
    ruined.push(s);
    const length = Math.floor(1 + random.next() * Math.min(state.count[s], longest));
    removeString(state, random, search, s, visit, length);
  }
}

function removeString(state: State, random: Random, search: Ruined, s: number, visit: number, length: number): void {
  const route = visitsOf(state, s);
  const at = route.indexOf(visit);
  let kept = 0;
  if (length > 1 && length < route.length && random.next() < SPLIT) {
    kept = 1;
    while (length + kept < route.length && random.next() > SPLIT_GROWS) kept++;
    if (random.next() < SPLIT) kept = 1;
  }
  const span = Math.min(route.length, length + kept);
  const lowest = Math.max(0, at - span + 1);
  const highest = Math.min(at, route.length - span);
  const from = lowest + random.below(highest - lowest + 1);
  const keepFrom = from + random.below(length + 1);
  for (let k = from; k < from + span; k++) {
    if (kept > 0 && k >= keepFrom && k < keepFrom + kept) continue;
    if (!state.instance.locked[route[k]]) search.remove(route[k]);
  }
}

/** Visits of a shift in order. */
export function visitsOf(state: State, s: number): number[] {
  const { visits } = state.instance;
  const start = state.start(s);
  const route: number[] = [];
  for (let node = state.next[start]; node !== start + 1; node = state.next[node]) if (node < visits) route.push(node);
  return route;
}
