import { BREAK, DEPOT } from './instance.ts';
import type { Instance } from './instance.ts';

const inwards = new WeakMap<Float64Array, Float64Array>();

/** The matrix itself where it is symmetric. */
function transposed({ travel, places }: Instance): Float64Array {
  const known = inwards.get(travel);
  if (known) return known;
  let inward = travel;
  for (let from = 0; from < places; from++)
    for (let to = 0; to < from; to++) {
      if (travel[from * places + to] === travel[to * places + from] || inward !== travel) continue;
      inward = new Float64Array(travel.length);
      for (let k = 0; k < travel.length; k++) inward[(k % places) * places + Math.floor(k / places)] = travel[k];
    }
  inwards.set(travel, inward);
  return inward;
}

/**
 * The routes under change: a linked list of nodes a shift, and for every node the segment from the start to it and from it to the
 * end. A segment is (duration, earliest and latest start of that duration), without time warp: every route here is feasible.
 * Source: Vidal, Crainic, Gendreau, Prins 2013, "A hybrid genetic algorithm with adaptive diversity management", eq. 4-8.
 * Nodes: visits 0 … V−1, then for shift s start V+4s, end V+4s+1, depot V+4s+2, break V+4s+3.
 */
export class State {
  readonly instance: Instance;
  readonly next: Int32Array;
  readonly prev: Int32Array;
  /** Travel from a node to the one after it. */
  readonly leg: Float64Array;
  /** The travel matrix by arrival, [to * places + from]: what leads to a place lies together. */
  readonly inward: Float64Array;
  /** Shift of a node, −1 for one in no route. */
  readonly shift: Int32Array;
  readonly place: Int32Array;
  readonly open: Float64Array;
  readonly close: Float64Array;
  readonly service: Float64Array;
  readonly before_duration: Float64Array;
  readonly before_early: Float64Array;
  readonly before_late: Float64Array;
  readonly after_duration: Float64Array;
  readonly after_early: Float64Array;
  readonly after_late: Float64Array;
  /** 1 for the depot and what follows it. */
  readonly stocked: Uint8Array;
  readonly option: Int32Array;
  /** Visits in a shift's route. */
  readonly count: Int32Array;
  readonly has_depot: Uint8Array;
  /** Cost of a shift's route: time, travel, overtime, fairness, pairs and options. */
  readonly cost: Float64Array;
  readonly travelled: Float64Array;
  readonly pair_cost: Float64Array;
  /** Another number each time a shift's route is computed: what was found out about a route holds while its number stands. */
  readonly version: Float64Array;
  private versions = 0;
  /** parts_used[shift * part_kinds + kind]: taken from what is carried, before the depot. */
  readonly parts_used: Int32Array;

  constructor(instance: Instance) {
    this.instance = instance;
    const { visits, shifts } = instance;
    const nodes = visits + 4 * shifts;
    const whole = () => new Int32Array(nodes);
    const real = () => new Float64Array(nodes);
    this.next = whole();
    this.prev = whole();
    this.shift = whole().fill(-1);
    this.place = whole();
    this.leg = real();
    this.inward = transposed(instance);
    this.open = real();
    this.close = real();
    this.service = real();
    this.before_duration = real();
    this.before_early = real();
    this.before_late = real();
    this.after_duration = real();
    this.after_early = real();
    this.after_late = real();
    this.stocked = new Uint8Array(nodes);
    this.option = new Int32Array(visits);
    this.count = new Int32Array(shifts);
    this.has_depot = new Uint8Array(shifts);
    this.cost = new Float64Array(shifts);
    this.travelled = new Float64Array(shifts);
    this.pair_cost = new Float64Array(shifts);
    this.version = new Float64Array(shifts);
    this.parts_used = new Int32Array(shifts * instance.part_kinds);
    this.place.set(instance.place);
    this.service.set(instance.service);
    for (let s = 0; s < shifts; s++) this.prepareShift(s);
  }

  private prepareShift(s: number): void {
    const { instance } = this;
    const start = this.start(s);
    for (let node = start; node < start + 4; node++) this.shift[node] = s;
    this.place[start] = instance.start_place[s];
    this.place[start + 1] = instance.end_place[s];
    this.place[start + 2] = instance.depot_place[s];
    for (const node of [start, start + 1]) {
      this.open[node] = instance.shift_open[s];
      this.close[node] = instance.shift_close[s];
    }
    this.open[start + 2] = instance.depot_open;
    this.close[start + 2] = instance.depot_close;
    this.open[start + 3] = instance.break_open[s];
    this.close[start + 3] = instance.break_close[s];
    this.service[start + 3] = instance.break_duration[s];
    this.setRoute(s, instance.break_duration[s] > 0 ? [BREAK] : []);
  }

  /** Node of a shift's start; its end is the next one, then its depot and its break. */
  start(s: number): number {
    return this.instance.visits + 4 * s;
  }

  /** Stops of a shift: visits, DEPOT, BREAK. */
  stops(s: number): number[] {
    const stops: number[] = [];
    const start = this.start(s);
    for (let node = this.next[start]; node !== start + 1; node = this.next[node])
      stops.push(node === start + 2 ? DEPOT : node === start + 3 ? BREAK : node);
    return stops;
  }

  /** Makes these stops a shift's route (their options as they are set). False, and a broken route, where it is not feasible. */
  setRoute(s: number, stops: readonly number[]): boolean {
    const start = this.start(s);
    let last = start;
    for (const stop of stops) {
      const node = stop === DEPOT ? start + 2 : stop === BREAK ? start + 3 : stop;
      this.next[last] = node;
      this.prev[node] = last;
      last = node;
    }
    this.next[last] = start + 1;
    this.prev[start + 1] = last;
    return this.refresh(s);
  }

  /** How many shifts have visits. */
  usedShifts(): number {
    let used = 0;
    for (let s = 0; s < this.instance.shifts; s++) if (this.count[s] > 0) used++;
    return used;
  }

  /** Chooses the window of a visit that is to be inserted. */
  choose(visit: number, option: number): void {
    this.option[visit] = option;
    this.open[visit] = this.instance.option_open[option];
    this.close[visit] = this.instance.option_close[option];
  }

  insert(visit: number, after: number, s: number): boolean {
    const following = this.next[after];
    this.next[after] = visit;
    this.prev[visit] = after;
    this.next[visit] = following;
    this.prev[following] = visit;
    return this.refresh(s);
  }

  /** Takes a visit out without computing its route again: call refresh when all are out. */
  unlink(visit: number): void {
    const before = this.prev[visit];
    const following = this.next[visit];
    this.next[before] = following;
    this.prev[following] = before;
    this.shift[visit] = -1;
  }

  /** Computes a shift's segments, resources and cost again. False where its route is not feasible. */
  refresh(s: number): boolean {
    const { instance, next, place } = this;
    const { travel, places, visits, part_kinds } = instance;
    const start = this.start(s);
    const end = start + 1;
    const used = s * part_kinds;
    this.parts_used.fill(0, used, used + part_kinds);
    if (instance.break_duration[s] > 0) place[start + 3] = place[next[start + 3]];
    if (next[start + 3] === start + 2) place[start + 3] = place[start + 2];
    let stocked = 0;
    let count = 0;
    let pairs = 0;
    let far = 0;
    let feasible = true;
    let duration = 0;
    let early = this.open[start];
    let late = this.close[start];
    let node = start;
    this.stocked[start] = 0;
    this.keepBefore(start, 0, early, late);
    while (node !== end) {
      const at = next[node];
      const leg = travel[place[node] * places + place[at]];
      far += leg;
      this.leg[node] = leg;
      const gap = duration + leg;
      const wait = Math.max(this.open[at] - gap - late, 0);
      if (early + gap > this.close[at] + 1e-7) feasible = false;
      const start_early = Math.max(this.open[at] - gap, early) - wait;
      late = Math.min(this.close[at] - gap, late);
      early = start_early;
      duration = gap + this.service[at] + wait;
      if (late < early) late = early;
      if (at === start + 2) stocked = 1;
      this.stocked[at] = stocked;
      if (at < visits) {
        this.shift[at] = s;
        count++;
        pairs += instance.assign[s * visits + at] + instance.option_cost[this.option[at]];
        if (!stocked && !this.takeFrom(s, at)) feasible = false;
      }
      this.keepBefore(at, duration, early, late);
      node = at;
    }
    this.refreshAfter(s);
    this.count[s] = count;
    this.has_depot[s] = stocked;
    this.travelled[s] = far;
    this.pair_cost[s] = pairs;
    this.version[s] = ++this.versions;
    this.cost[s] = count === 0 ? 0 : this.routeCost(s, duration, early, far) + pairs;
    return feasible && pairs < Infinity;
  }

  private keepBefore(node: number, duration: number, early: number, late: number): void {
    this.before_duration[node] = duration;
    this.before_early[node] = early;
    this.before_late[node] = late;
  }

  private takeFrom(s: number, visit: number): boolean {
    const { tools, owned, parts, part_kinds, carried } = this.instance;
    let enough = (tools[visit] & ~owned[s]) === 0;
    for (let k = 0; k < part_kinds; k++) {
      const total = (this.parts_used[s * part_kinds + k] += parts[visit * part_kinds + k]);
      if (total > carried[s * part_kinds + k]) enough = false;
    }
    return enough;
  }

  private refreshAfter(s: number): void {
    const { prev } = this;
    const start = this.start(s);
    let node = start + 1;
    this.after_duration[node] = 0;
    this.after_early[node] = this.open[node];
    this.after_late[node] = this.close[node];
    while (node !== start) {
      const at = prev[node];
      const gap = this.service[at] + this.leg[at];
      const wait = Math.max(this.after_early[node] - gap - this.close[at], 0);
      this.after_duration[at] = gap + this.after_duration[node] + wait;
      this.after_early[at] = Math.max(this.after_early[node] - gap, this.open[at]) - wait;
      this.after_late[at] = Math.min(this.after_late[node] - gap, this.close[at]);
      node = at;
    }
  }

  /** Cost of a route's time and travel: duration is the shortest one, early the earliest start that has it. */
  routeCost(s: number, duration: number, early: number, far: number): number {
    const i = this.instance;
    let cost = i.weight_duration * duration + i.weight_travel * far;
    const over = early + duration - i.shift_regular[s];
    if (over > 0) cost += i.weight_overtime * over;
    if (i.weight_fairness > 0) cost += (i.weight_fairness * duration * duration) / (i.shift_close[s] - i.shift_open[s]);
    return cost;
  }

  /** Whether a visit may be taken by a shift before its depot, with what is carried and not yet used. */
  fitsCarried(s: number, visit: number): boolean {
    const { tools, owned, parts, part_kinds, carried } = this.instance;
    if ((tools[visit] & ~owned[s]) !== 0) return false;
    for (let k = 0; k < part_kinds; k++)
      if (this.parts_used[s * part_kinds + k] + parts[visit * part_kinds + k] > carried[s * part_kinds + k]) return false;
    return true;
  }
}
