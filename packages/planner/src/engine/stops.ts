import { BREAK } from './instance.ts';
import { append } from './segment.ts';
import type { State } from './state.ts';

/**
 * Takes the depot out of a route where what is carried suffices, otherwise moves it to where it costs least.
 * @returns false where the route is not feasible
 */
export function placeDepot(state: State, s: number): boolean {
  const { instance, next, place } = state;
  const start = state.start(s);
  const depot = start + 2;
  const was = state.prev[depot];
  state.unlink(depot);
  state.shift[depot] = s;
  if (state.refresh(s)) return true;
  const { travel, places, visits, tools, owned, parts, part_kinds, carried } = instance;
  const used = new Int32Array(part_kinds);
  let best = Infinity;
  let where = was;
  const segment = { duration: 0, early: 0, late: 0 };
  for (let node = start; node !== start + 1; node = next[node]) {
    if (node < visits) {
      if ((tools[node] & ~owned[s]) !== 0) break;
      let enough = true;
      for (let k = 0; k < part_kinds; k++) {
        used[k] += parts[node * part_kinds + k];
        if (used[k] > carried[s * part_kinds + k]) enough = false;
      }
      if (!enough) break;
    }
    if (node === start + 3) continue;
    segment.duration = state.before_duration[node];
    segment.early = state.before_early[node];
    segment.late = state.before_late[node];
    const there = travel[place[node] * places + place[depot]];
    if (!append(state, segment, depot, there)) break;
    const following = next[node];
    const back = travel[place[depot] * places + place[following]];
    const gap = segment.duration + back;
    if (segment.early + gap > state.after_late[following]) continue;
    const wait = Math.max(state.after_early[following] - gap - segment.late, 0);
    const duration = gap + state.after_duration[following] + wait;
    const early = Math.max(state.after_early[following] - gap, segment.early) - wait;
    const far = state.travelled[s] + there + back - travel[place[node] * places + place[following]];
    const cost = state.routeCost(s, duration, early, far);
    if (cost < best) {
      best = cost;
      where = node;
    }
  }
  return state.insert(depot, where, s);
}

/**
 * Puts the break where it costs least: it is taken on arrival at the next stop, and taking that stop out may have made it late.
 * @returns false where no position is feasible
 */
export function placeBreak(state: State, s: number): boolean {
  if (state.instance.break_duration[s] === 0) return false;
  const others = state.stops(s).filter((stop) => stop !== BREAK);
  let best = -1;
  let cost = Infinity;
  for (let k = 0; k <= others.length; k++)
    if (state.setRoute(s, others.toSpliced(k, 0, BREAK)) && state.cost[s] < cost) {
      best = k;
      cost = state.cost[s];
    }
  return best >= 0 && state.setRoute(s, others.toSpliced(best, 0, BREAK));
}
