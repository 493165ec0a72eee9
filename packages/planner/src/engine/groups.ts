import { Insertion } from './insertion.ts';
import type { Group } from './instance.ts';
import type { Ranks } from './order.ts';
import type { Random } from './random.ts';
import type { Ruined } from './ruin.ts';
import type { State } from './state.ts';

/** Those tied to a group that is taken out go with it, with this probability. */
const TIED = 0.5;
/** Instants tried: often those beside the present one, and up to so many drawn: few, so that the cheapest is not always taken. */
const NEAR_PRESENT = 0.5;
const BESIDE = 2;
const DRAWN = 16;
/** A share of the shifts is passed over, so that the cheapest is not always taken. */
const BLINK = 0.1;
/** A group is taken out in at most this share of the iterations. */
const MOST_OFTEN = 0.2;

/** An instant of a group, by its place among the options of its visits, and the shifts of its members. */
interface Crew {
  cost: number;
  instant: number;
  shifts: number[];
}

/** Moves what is tied in time to something else as a whole: a crew, and what comes before or after another group. */
export class Groups {
  /** Share of the iterations that take a group out. */
  readonly chance: number;
  private readonly state: State;
  private readonly random: Random;
  private readonly able: Ranks['shifts'];
  private readonly insertion: Insertion;
  private readonly list: readonly Group[];
  /** Groups that begin after each one ends. */
  private readonly after: number[][];

  constructor(state: State, random: Random, able: Ranks['shifts']) {
    this.state = state;
    this.random = random;
    this.able = able;
    this.insertion = new Insertion(state, null);
    this.list = state.instance.groups;
    this.after = this.list.map(() => []);
    this.list.forEach(({ before }, g) => before.forEach((p) => this.after[p].push(g)));
    this.chance = Math.min(MOST_OFTEN, this.list.length / Math.max(1, state.instance.visits));
  }

  /** Takes out a group drawn at random, and sometimes those before and after it. @returns what is to be placed again */
  take(search: Ruined): number[] {
    const { state, random, list, after } = this;
    const drawn = random.below(list.length);
    const taken = new Set([drawn]);
    if (random.next() < TIED) for (const other of [...list[drawn].before, ...after[drawn]]) taken.add(other);
    // A set that grows is read to its new end.
    for (const g of taken) for (const p of list[g].before) if (!this.isPlaced(p)) taken.add(p);
    for (const g of taken)
      for (const visit of this.visitsOf(g))
        if (state.shift[visit] >= 0) {
          search.touch(state.shift[visit]);
          search.remove(visit);
        }
    return [...taken];
  }

  /** Every group that is in no route. */
  absent(): number[] {
    return [...this.list.keys()].filter((g) => !this.isPlaced(g));
  }

  /**
   * Puts groups where they cost least; those that cost more than leaving them, or wait for one left, stay out.
   * @param everywhere at every instant, not at some
   * @returns false where something in the plan waits for one that stays out
   */
  place(groups: readonly number[], search: Ruined, everywhere: boolean): boolean {
    for (const g of groups.toSorted((a, b) => a - b)) {
      const crew = this.list[g].before.every((p) => this.isPlaced(p)) ? this.find(g, everywhere) : null;
      if (crew && crew.cost < this.state.instance.penalty[this.list[g].first]) this.apply(g, crew, search);
    }
    return groups.every((g) => this.isPlaced(g) || !this.after[g].some((s) => this.isPlaced(s)));
  }

  private apply(g: number, { instant, shifts }: Crew, search: Ruined): void {
    const { insertion, state } = this;
    this.visitsOf(g).forEach((visit, member) => {
      search.touch(shifts[member]);
      insertion.reset();
      insertion.tryShift(visit, shifts[member], state.instance.option_first[visit] + instant);
      insertion.apply(visit);
    });
  }

  /** The cheapest instant of a group between those it is tied to; null where it fits nowhere. */
  private find(g: number, everywhere: boolean): Crew | null {
    const { able, after, list, random, state } = this;
    const { instance } = state;
    const { first, before, earliest } = list[g];
    let from = earliest;
    let until = Infinity;
    for (const p of before) from = Math.max(from, this.beginOf(p) + instance.service[list[p].first]);
    for (const s of after[g]) if (this.isPlaced(s)) until = Math.min(until, this.beginOf(s) - instance.service[first]);
    let best: Crew = { cost: Infinity, instant: -1, shifts: [] };
    const shifts: number[] = [];
    for (let k = able.first[first]; k < able.first[first + 1]; k++) if (everywhere || random.next() >= BLINK) shifts.push(able.list[k]);
    for (const instant of this.instantsOf(g, everywhere)) {
      const open = instance.option_open[instance.option_first[first] + instant];
      if (open < from || open > until) continue;
      best = this.crewAt(g, instant, shifts, best.cost) ?? best;
    }
    return best.instant < 0 ? null : best;
  }

  private instantsOf(g: number, everywhere: boolean): number[] {
    const { list, random, state } = this;
    const { option_first } = state.instance;
    const { first } = list[g];
    const count = option_first[first + 1] - option_first[first];
    if (everywhere || count === 0) return Array.from({ length: count }, (_, k) => k);
    const instants = new Set(Array.from({ length: 1 + random.below(DRAWN) }, () => random.below(count)));
    const present = state.option[first] - option_first[first];
    if (random.next() < NEAR_PRESENT) for (let k = Math.max(0, present - BESIDE); k <= present + BESIDE && k < count; k++) instants.add(k);
    return [...instants];
  }

  /** The shifts, of some, that take the members at one instant for least, as each member needs the same; null where none do below `limit`. */
  private crewAt(g: number, instant: number, among: readonly number[], limit: number): Crew | null {
    const { insertion, list, state } = this;
    const { option_first, option_open, option_cost, service, shift_open, shift_close } = state.instance;
    const { first, crew } = list[g];
    const option = option_first[first] + instant;
    const costs: number[] = [];
    const shifts: number[] = [];
    for (const s of among) {
      if (shift_open[s] > option_open[option] || shift_close[s] < option_open[option] + service[first]) continue;
      insertion.reset();
      if (costs.length === crew) insertion.cost = costs[crew - 1];
      insertion.tryShift(first, s, option);
      if (insertion.shift < 0) continue;
      let at = costs.length;
      while (at > 0 && costs[at - 1] > insertion.cost) at--;
      costs.splice(at, 0, insertion.cost);
      shifts.splice(at, 0, s);
      costs.length = shifts.length = Math.min(crew, costs.length);
    }
    // Only the first member pays for being late.
    const cost = costs.reduce((sum, x) => sum + x, 0) - (crew - 1) * option_cost[option];
    return costs.length === crew && cost < limit ? { cost, instant, shifts } : null;
  }

  private isPlaced(g: number): boolean {
    return this.state.shift[this.list[g].first] >= 0;
  }

  private beginOf(g: number): number {
    const { state } = this;
    return state.instance.option_open[state.option[this.list[g].first]];
  }

  private visitsOf(g: number): number[] {
    const { first, crew } = this.list[g];
    return Array.from({ length: crew }, (_, member) => first + member);
  }
}
