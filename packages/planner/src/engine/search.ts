import { Groups } from './groups.ts';
import { Insertion } from './insertion.ts';
import { placeBreak, placeDepot } from './stops.ts';
import type { Instance, Route } from './instance.ts';
import { Random } from './random.ts';
import { MEAN_REMOVED, findNeighbours, removeStrings, visitsOf } from './ruin.ts';
import type { Neighbours } from './ruin.ts';
import { orderVisits, rankVisits } from './order.ts';
import type { Ranks } from './order.ts';
import { State } from './state.ts';

/** A whole route is taken out, and its shift banned until the next iteration, with this probability; with it so many visits around. */
const WHOLE_ROUTE = 0.1;
const AROUND_ROUTE = 5;
/** What is tied in time is inserted after the rest with this probability. */
const GROUPS_LAST = 0.5;
/** Above this many shifts an insertion looks only at the shifts of the nearest visits and at a few empty ones. */
const FEW_SHIFTS = 40;
const NEAR_VISITS = 7;
const EMPTY_TRIED = 2;
/** First and last temperature, in mean travel and waiting cost of a visit. */
const HOT = 3;
const COLD = 0.02;

/** A complete plan of the search: the route of each used shift with the option of each visit. */
export interface Solution {
  cost: number;
  routes: Route[];
  options: Int32Array;
  unserved: number[];
}

interface Saved {
  shift: number;
  stops: number[];
  options: number[];
  version: number;
}

/** Ruin and recreate with simulated annealing (SISR: Christiaens & Vanden Berghe 2020). */
export class Search {
  readonly state: State;
  cost: number;
  /** Cost of the best plan so far. */
  best_cost: number;
  iterations = 0;
  /** Told of every route of an accepted solution that beats the one before. */
  onRoute: ((shift: number) => void) | null = null;
  private readonly instance: Instance;
  private readonly random: Random;
  private readonly neighbours: Neighbours;
  private readonly ranks: Ranks;
  private readonly insertion: Insertion;
  private readonly groups: Groups;
  private absent: number[];
  private readonly best_stops: number[][];
  private readonly best_options: Int32Array;
  private best_unserved: number[] = [];
  /** Shifts whose route differs, or may differ, from the best plan's. */
  private readonly stale = new Set<number>();
  private readonly saved: Saved[] = [];
  private readonly touched: Uint8Array;
  private readonly seen: Int32Array;
  private mark = 0;
  private banned = -1;
  private readonly scale: number;
  /** Cost of each route touched, before. */
  private readonly before: Float64Array;

  /** @param given a feasible plan to begin from; the result is never worse */
  constructor(instance: Instance, seed: number, given: Pick<Solution, 'routes' | 'options'> | null = null) {
    this.instance = instance;
    this.random = new Random(seed);
    this.state = new State(instance);
    this.neighbours = findNeighbours(instance);
    this.ranks = rankVisits(instance);
    this.insertion = new Insertion(this.state, this.random, instance.shifts * instance.visits);
    this.groups = new Groups(this.state, this.random, this.ranks.shifts);
    this.before = new Float64Array(instance.shifts);
    this.touched = new Uint8Array(instance.shifts);
    this.seen = new Int32Array(instance.shifts);
    this.absent = Array.from({ length: instance.visits }, (_, v) => v);
    this.cost = 0;
    if (given) this.load(given);
    this.groups.place(this.groups.absent(), this, true);
    this.recreate([]);
    this.saved.length = 0;
    this.touched.fill(0);
    this.cost = this.total();
    this.best_stops = Array.from({ length: instance.shifts }, () => []);
    this.best_options = new Int32Array(instance.visits);
    for (let s = 0; s < instance.shifts; s++) this.stale.add(s);
    this.best_cost = this.cost;
    this.keepBest();
    const service = instance.service.reduce((sum, x) => sum + x, 0) * instance.weight_duration;
    const penalties = this.absent.reduce((sum, v) => sum + instance.penalty[v], 0);
    this.scale = Math.max(1e-9, (this.cost - penalties - service) / Math.max(1, instance.visits - this.absent.length));
  }

  /** Replaces the plan under change by another one. */
  load(given: Pick<Solution, 'routes' | 'options'>): void {
    const { state, instance } = this;
    const present = new Uint8Array(instance.visits);
    for (let s = 0; s < instance.shifts; s++) state.setRoute(s, instance.break_duration[s] > 0 ? [-2] : []);
    state.shift.fill(-1, 0, instance.visits);
    for (const { shift, stops } of given.routes) {
      for (const stop of stops)
        if (stop >= 0) {
          state.choose(stop, given.options[stop]);
          present[stop] = 1;
        }
      if (!state.setRoute(shift, stops)) throw new Error(`the plan given is not feasible: route of shift ${shift}`);
    }
    this.absent = [];
    for (let v = 0; v < instance.visits; v++) if (!present[v]) this.absent.push(v);
    for (let s = 0; s < instance.shifts; s++) this.stale.add(s);
    this.cost = this.total();
  }

  /** Iterates once at a temperature between 1 (start) and 0 (end): `progress` is the share of the budget used. */
  step(progress: number): void {
    const { state, random, instance } = this;
    const absent = this.absent.slice();
    this.banned = -1;
    const mean_route = (instance.visits - this.absent.length) / Math.max(1, state.usedShifts());
    const loose = this.groups.chance > 0 && random.next() < this.groups.chance ? this.groups.take(this) : [];
    const around = loose.length === 0 && random.next() < WHOLE_ROUTE ? this.removeRoute() : -1;
    const seed = loose.length > 0 ? instance.groups[loose[0]].first : around < 0 ? random.below(instance.visits) : around;
    removeStrings(state, this.neighbours, random, this, { seed, mean_route, mean: around < 0 ? MEAN_REMOVED : AROUND_ROUTE });
    let feasible = true;
    for (const { shift } of this.saved) {
      const stands = state.has_depot[shift] ? placeDepot(state, shift) : state.refresh(shift);
      if (!stands && !placeBreak(state, shift)) feasible = false;
    }
    this.iterations++;
    if (feasible && this.recreate(loose)) this.accept(absent, progress);
    else this.restore(absent);
    for (const { shift } of this.saved) this.touched[shift] = 0;
    this.saved.length = 0;
  }

  private accept(absent: number[], progress: number): void {
    const { state, random, instance } = this;
    let changed = 0;
    for (const { shift } of this.saved) changed += state.cost[shift] - this.before[shift];
    for (const v of absent) changed -= instance.penalty[v];
    for (const v of this.absent) changed += instance.penalty[v];
    const temperature = this.scale * HOT * (COLD / HOT) ** progress;
    if (changed < -temperature * Math.log(1 - random.next())) {
      this.cost += changed;
      if (changed < -1e-9 && this.onRoute) for (const { shift } of this.saved) this.onRoute(shift);
      for (const { shift } of this.saved) this.stale.add(shift);
      if (this.cost < this.best_cost - 1e-7) this.keepBest();
    } else this.restore(absent);
  }

  /** Keeps a route as it is, to restore it where the iteration is refused. */
  touch(s: number): void {
    if (this.touched[s]) return;
    this.touched[s] = 1;
    const stops = this.state.stops(s);
    this.saved.push({
      shift: s,
      stops,
      options: stops.map((stop) => (stop < 0 ? 0 : this.state.option[stop])),
      version: this.state.version[s],
    });
    this.before[s] = this.state.cost[s];
  }

  remove(visit: number): void {
    this.state.unlink(visit);
    this.absent.push(visit);
  }

  private restore(absent: number[]): void {
    const { state } = this;
    for (const v of this.absent) state.shift[v] = -1;
    for (const { shift, stops, options, version } of this.saved) {
      stops.forEach((stop, k) => stop >= 0 && state.choose(stop, options[k]));
      state.setRoute(shift, stops);
      state.version[shift] = version;
    }
    this.absent = absent;
    for (const v of absent) state.shift[v] = -1;
  }

  /** Empties a used shift, whichever with the same chance: which technicians work at all is what strings seldom change. @returns one of its visits */
  private removeRoute(): number {
    const { state, instance, random } = this;
    const s = this.drawUsed();
    if (s < 0) return -1;
    this.touch(s);
    const route = visitsOf(state, s);
    for (const visit of route) if (!instance.locked[visit]) this.remove(visit);
    this.banned = s;
    return route[random.below(route.length)];
  }

  private drawUsed(): number {
    const { count } = this.state;
    const { shifts } = this.instance;
    const first = this.random.below(shifts);
    for (let k = 0; k < shifts; k++) if (count[(first + k) % shifts] > 0) return (first + k) % shifts;
    return -1;
  }

  /** Puts what is absent where it costs least, groups before the rest or after it. @returns false where something waits for one left out */
  private recreate(loose: readonly number[]): boolean {
    const { instance, state, insertion, absent } = this;
    const last = loose.length > 0 && this.random.next() < GROUPS_LAST;
    if (!last && !this.groups.place(loose, this, false)) return false;
    orderVisits(absent, this.ranks, this.random);
    const left: number[] = [];
    for (const visit of absent) {
      // A group is in its place already, or stays out.
      if (instance.locked[visit] && state.shift[visit] >= 0) continue;
      insertion.reset();
      if (!instance.locked[visit]) this.tryShifts(visit);
      if (insertion.shift < 0 || insertion.cost >= instance.penalty[visit]) {
        left.push(visit);
        continue;
      }
      this.touch(insertion.shift);
      insertion.apply(visit);
    }
    for (const visit of left) state.shift[visit] = -1;
    if (last && !this.groups.place(loose, this, false)) return false;
    this.absent = last ? left.filter((visit) => state.shift[visit] < 0) : left;
    return true;
  }

  private tryShifts(visit: number): void {
    const { instance, insertion, state, seen, neighbours, random } = this;
    const { shifts } = instance;
    if (shifts <= FEW_SHIFTS) {
      for (let s = 0; s < shifts; s++) if (s !== this.banned) this.tryShift(visit, s);
      return;
    }
    const mark = ++this.mark;
    const width = neighbours.width;
    let near = 0;
    for (let k = 1; k < width && near < NEAR_VISITS; k++) {
      const s = state.shift[neighbours.list[visit * width + k]];
      if (s < 0 || seen[s] === mark || s === this.banned) continue;
      seen[s] = mark;
      if (instance.assign[s * instance.visits + visit] === Infinity) continue;
      near++;
      this.tryShift(visit, s);
    }
    const { list, first } = this.ranks.shifts;
    const length = first[visit + 1] - first[visit];
    for (let k = 0; k < Math.min(EMPTY_TRIED, length); k++) {
      const s = list[first[visit] + random.below(length)];
      if (seen[s] === mark || s === this.banned) continue;
      seen[s] = mark;
      this.tryShift(visit, s);
    }
    if (insertion.shift >= 0) return;
    for (let k = first[visit]; k < first[visit + 1]; k++)
      if (seen[list[k]] !== mark && list[k] !== this.banned) this.tryShift(visit, list[k]);
  }

  /** What a route untouched in this iteration costs is remembered; touched ones change with every insertion. */
  private tryShift(visit: number, s: number): void {
    if (this.touched[s]) this.insertion.tryShift(visit, s);
    else this.insertion.tryRemembered(visit, s);
  }

  private total(): number {
    let cost = 0;
    for (let s = 0; s < this.instance.shifts; s++) cost += this.state.cost[s];
    for (const v of this.absent) cost += this.instance.penalty[v];
    return cost;
  }

  private keepBest(): void {
    const { state } = this;
    for (const s of this.stale) {
      const stops = state.stops(s);
      this.best_stops[s] = stops;
      for (const stop of stops) if (stop >= 0) this.best_options[stop] = state.option[stop];
    }
    this.stale.clear();
    this.best_unserved = this.absent.slice();
    this.best_cost = this.cost;
  }

  /** The best plan so far. */
  best(): Solution {
    const routes: Route[] = [];
    this.best_stops.forEach((stops, shift) => {
      if (stops.some((stop) => stop >= 0)) routes.push({ shift, stops: stops.slice() });
    });
    const unserved = this.best_unserved.toSorted((a, b) => a - b);
    return { cost: this.best_cost, routes, options: this.best_options.slice(), unserved };
  }
}
