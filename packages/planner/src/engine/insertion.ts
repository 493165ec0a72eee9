import { append } from './segment.ts';
import type { Segment } from './segment.ts';
import type { State } from './state.ts';
import type { Random } from './random.ts';

/** A share of the positions is passed over, so that the best one is not always taken (Christiaens & Vanden Berghe 2020). */
const BLINK = 0.01;

/** Pairs of visit and shift remembered at most: above it they share slots. */
const MOST_REMEMBERED = 2 ** 21;

/** The best place of a visit in a route, while the route does not change. */
class Memory {
  readonly mask: number;
  readonly key: Float64Array;
  readonly version: Float64Array;
  readonly cost: Float64Array;
  readonly after: Int32Array;
  readonly option: Int32Array;
  readonly depot_after: Int32Array;

  constructor(pairs: number) {
    let size = 1;
    while (size < pairs && size < MOST_REMEMBERED) size *= 2;
    this.mask = size - 1;
    this.key = new Float64Array(size).fill(-1);
    this.version = new Float64Array(size);
    this.cost = new Float64Array(size);
    this.after = new Int32Array(size);
    this.option = new Int32Array(size);
    this.depot_after = new Int32Array(size);
  }
}

/** Finds where a visit costs least, each position in O(1): segment before + visit + segment after. */
export class Insertion {
  /** Cost of the best place found, Infinity where there is none. */
  cost = Infinity;
  shift = -1;
  after = -1;
  option = -1;
  /** Node after which the depot is inserted first, −1 where none is. */
  depot_after = -1;
  private readonly state: State;
  private readonly memory: Memory;
  private random: Random | null;

  /** @param random for blinks; null looks at every position @param remembered pairs of visit and shift kept by tryRemembered */
  constructor(state: State, random: Random | null, remembered = 1) {
    this.state = state;
    this.random = random;
    this.memory = new Memory(remembered);
  }

  reset(): void {
    this.cost = Infinity;
    this.shift = -1;
    this.depot_after = -1;
  }

  /** Puts the visit at the best place found. */
  apply(visit: number): void {
    const { state } = this;
    state.choose(visit, this.option);
    if (this.depot_after >= 0) {
      const depot = state.start(this.shift) + 2;
      state.insert(depot, this.depot_after, this.shift);
      if (this.after === this.depot_after) this.after = depot;
    }
    state.insert(visit, this.after, this.shift);
  }

  /** As tryShift, from memory where the route has not changed since; the blink is for the whole shift. */
  tryRemembered(visit: number, s: number): void {
    const { state, memory, random } = this;
    const key = s * state.instance.visits + visit;
    if (state.instance.assign[key] >= this.cost) return;
    const slot = key & memory.mask;
    if (memory.key[slot] !== key || memory.version[slot] !== state.version[s]) this.remember(visit, s, key);
    if (memory.cost[slot] >= this.cost || (random !== null && random.next() < BLINK)) return;
    this.cost = memory.cost[slot];
    this.shift = s;
    this.after = memory.after[slot];
    this.option = memory.option[slot];
    this.depot_after = memory.depot_after[slot];
  }

  private remember(visit: number, s: number, key: number): void {
    const { cost, shift, after, option, depot_after, memory, random } = this;
    const slot = key & memory.mask;
    this.random = null;
    this.cost = Infinity;
    this.depot_after = -1;
    this.tryShift(visit, s);
    memory.key[slot] = key;
    memory.version[slot] = this.state.version[s];
    memory.cost[slot] = this.cost;
    memory.after[slot] = this.after;
    memory.option[slot] = this.option;
    memory.depot_after[slot] = this.depot_after;
    this.random = random;
    this.cost = cost;
    this.shift = shift;
    this.after = after;
    this.option = option;
    this.depot_after = depot_after;
  }

  /** Tries every position of one shift, for every option of the visit or for one. */
  tryShift(visit: number, s: number, only = -1): void {
    const { state } = this;
    const { instance } = state;
    const pair = instance.assign[s * instance.visits + visit];
    if (pair >= this.cost) return;
    const free = instance.part_kinds === 0 && instance.tools[visit] === 0;
    const carried = free || state.fitsCarried(s, visit);
    if (!carried && state.has_depot[s] === 0) {
      if (instance.depot_place[s] >= 0) this.tryWithDepot(visit, s, pair, only);
      return;
    }
    const last = only < 0 ? instance.option_first[visit + 1] : only + 1;
    for (let option = only < 0 ? instance.option_first[visit] : only; option < last; option++) {
      if (instance.option_open[option] > instance.shift_close[s] || instance.option_close[option] < instance.shift_open[s]) continue;
      this.tryOption(visit, s, option, pair + instance.option_cost[option], carried);
    }
  }

  private tryOption(visit: number, s: number, option: number, extra: number, carried: boolean): void {
    const { state, random } = this;
    const { instance, inward, next, place, leg, before_duration, before_early, before_late, after_duration, after_early, after_late } =
      state;
    const { travel, places, weight_duration, weight_travel, weight_overtime } = instance;
    const start = state.start(s);
    const rest = start + 3;
    const open = instance.option_open[option];
    const close = instance.option_close[option];
    const service = instance.service[visit];
    const row = place[visit] * places;
    const fixed = extra + state.pair_cost[s] - state.cost[s] + weight_travel * state.travelled[s];
    const regular = instance.shift_regular[s];
    const fairness = instance.weight_fairness > 0 ? instance.weight_fairness / (instance.shift_close[s] - instance.shift_open[s]) : 0;
    const end = start + 1;
    for (let node = start; node !== end; node = next[node]) {
      if (!carried && state.stocked[node] === 0) continue;
      const following = next[node];
      // The break moves to the visit that now comes after it: what counts is the stop before the break.
      const before = node === rest ? state.prev[node] : node;
      const there = inward[row + place[before]];
      const back = travel[row + place[following]];
      const detour = weight_travel * (there + back - leg[before] - (node === rest ? leg[node] : 0));
      // No visit more makes a day shorter where travel is shortest.
      if (extra + detour >= this.cost) continue;
      let gap = before_duration[before] + there;
      let early = before_early[before];
      let late = before_late[before];
      if (node === rest) {
        if (early + gap > state.close[node]) continue;
        const pause = Math.max(state.open[node] - gap - late, 0);
        early = Math.max(state.open[node] - gap, early) - pause;
        late = Math.max(early, Math.min(state.close[node] - gap, late));
        gap += state.service[node] + pause;
      }
      if (early + gap > close) {
        if (node === rest) continue;
        break;
      }
      const wait = Math.max(open - gap - late, 0);
      const from = Math.max(open - gap, early) - wait;
      const until = Math.min(close - gap, late);
      const gap2 = gap + service + wait + back;
      if (from + gap2 > after_late[following]) continue;
      if (random !== null && random.next() < BLINK) continue;
      const wait2 = Math.max(after_early[following] - gap2 - until, 0);
      const duration = gap2 + after_duration[following] + wait2;
      const begin = Math.max(after_early[following] - gap2, from) - wait2;
      const over = begin + duration - regular;
      const cost = fixed + weight_duration * duration + detour + (over > 0 ? weight_overtime * over : 0) + fairness * duration * duration;
      if (cost < this.cost) {
        this.cost = cost;
        this.shift = s;
        this.after = node;
        this.option = option;
        this.depot_after = -1;
      }
    }
  }

  /** Tries every pair of positions: the depot first, the visit later in the same route. */
  private tryWithDepot(visit: number, s: number, pair: number, only: number): void {
    const { state } = this;
    const { instance, next, place } = state;
    const start = state.start(s);
    const depot = start + 2;
    const segment = { duration: 0, early: 0, late: 0 };
    const firstOption = only < 0 ? instance.option_first[visit] : only;
    const lastOption = only < 0 ? instance.option_first[visit + 1] : only + 1;
    const leg = (a: number, b: number) => instance.travel[place[a] * instance.places + place[b]];
    for (let first = start; first !== start + 1; first = next[first]) {
      if (first === start + 3) continue;
      segment.duration = state.before_duration[first];
      segment.early = state.before_early[first];
      segment.late = state.before_late[first];
      if (!append(state, segment, depot, leg(first, depot))) break;
      const toDepot = leg(first, depot);
      let last = depot;
      let following = next[first];
      for (;;) {
        if (last !== start + 3) {
          const detour =
            last === depot
              ? toDepot + leg(depot, visit) + leg(visit, following) - leg(first, following)
              : toDepot +
                leg(depot, next[first]) -
                leg(first, next[first]) +
                leg(last, visit) +
                leg(visit, following) -
                leg(last, following);
          for (let option = firstOption; option < lastOption; option++) {
            const cost = this.costBetween(segment, visit, option, following, leg(last, visit), leg(visit, following), detour, s);
            if (cost + pair < this.cost) {
              this.cost = cost + pair;
              this.shift = s;
              this.after = last === depot ? first : last;
              this.option = option;
              this.depot_after = first;
            }
          }
        }
        if (following === start + 1 || !append(state, segment, following, leg(last, following))) break;
        last = following;
        following = next[following];
      }
    }
  }

  private costBetween(
    segment: Segment,
    visit: number,
    option: number,
    following: number,
    there: number,
    back: number,
    detour: number,
    s: number,
  ): number {
    const { state } = this;
    const { instance } = state;
    const gap = segment.duration + there;
    if (segment.early + gap > instance.option_close[option]) return Infinity;
    const wait = Math.max(instance.option_open[option] - gap - segment.late, 0);
    const from = Math.max(instance.option_open[option] - gap, segment.early) - wait;
    const until = Math.min(instance.option_close[option] - gap, segment.late);
    const gap2 = gap + instance.service[visit] + wait + back;
    if (from + gap2 > state.after_late[following]) return Infinity;
    const wait2 = Math.max(state.after_early[following] - gap2 - until, 0);
    const duration = gap2 + state.after_duration[following] + wait2;
    const begin = Math.max(state.after_early[following] - gap2, from) - wait2;
    return (
      state.routeCost(s, duration, begin, state.travelled[s] + detour) + state.pair_cost[s] - state.cost[s] + instance.option_cost[option]
    );
  }
}
