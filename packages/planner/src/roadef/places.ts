import type { Random } from '../engine/random.ts';
import { DAY, END_WEIGHTS } from './model.ts';
import { OUTSOURCED } from './schedule.ts';
import type { Schedule } from './schedule.ts';
import { dissolve, requirementsOf } from './teams.ts';
import type { Team } from './teams.ts';

/** A share of teams is passed over, so that the best place is not always taken. */
const BLINK = 0.02;
/** What a level too much costs where technicians are picked, against a need met. */
const WASTE = 0.3;
const NOISE = 0.5;
/** In place of the noise of a technician who was picked already. */
const TAKEN = -1;
/** Days without room are passed; no job needs more days than this after the last one. */
const SPARE_DAYS = 60;

/** How dear it is, for one recreation, to engage a technician or to have one above the need; drawn anew each time. */
interface Taste {
  engage: number;
  surplus: number;
  waste: number;
}

export function drawTaste(random: Random): Taste {
  const draw = [0, 0.3, 1, 3];
  return { engage: draw[random.below(4)], surplus: draw[random.below(4)] * 0.1, waste: WASTE * random.next() * 2 };
}

/** Finds the cheapest place of a job: a day, a team that can do it or can be grown, or a new one, and a position in it. */
export class Places {
  cost = Infinity;
  private readonly schedule: Schedule;
  private readonly random: Random;
  private readonly mean_pull: number;
  private readonly noise: Float64Array;
  private day = -1;
  private team: Team | null = null;
  private at = 0;
  private members: number[] = [];
  private latest_ends: Float64Array = new Float64Array(5);

  constructor(schedule: Schedule, random: Random) {
    this.schedule = schedule;
    this.random = random;
    this.noise = new Float64Array(schedule.problem.technicians.length);
    this.mean_pull = schedule.pull.reduce((sum, x) => sum + x, 0) / Math.max(1, schedule.pull.length);
  }

  /** Looks for the best place; false where there is none. */
  find(job: number, taste: Taste): boolean {
    const { schedule } = this;
    const { jobs } = schedule.problem;
    const { before, time } = jobs[job];
    this.cost = Infinity;
    this.latest_ends = schedule.ends();
    let ready = 0;
    for (const p of before) {
      if (schedule.day[p] < 0) return false;
      ready = Math.max(ready, schedule.start[p] + jobs[p].time);
    }
    let limit = Infinity;
    for (const s of schedule.after[job]) if (schedule.day[s] >= 0) limit = Math.min(limit, schedule.latest[s] - time);
    const last = schedule.days.length + SPARE_DAYS;
    for (let d = Math.floor(ready / DAY); d < last; d++) {
      const from = Math.max(ready, d * DAY);
      const until = Math.min(limit, (d + 1) * DAY - time);
      if (d * DAY > limit || this.price(job, from + time) >= this.cost) break;
      if (from > until) continue;
      if (d >= schedule.days.length && this.cost < Infinity) break;
      this.tryDay(job, d, from, until, taste);
    }
    return this.cost < Infinity;
  }

  /** What a job's end costs: how much later it makes the latest ends, and its part of the mean. */
  private price(job: number, end: number): number {
    return this.delay(this.schedule.problem.jobs[job].priority, end) + this.schedule.pull[job] * end;
  }

  private delay(priority: number, end: number): number {
    const { latest_ends } = this;
    const own = priority < 4 ? END_WEIGHTS[priority - 1] * Math.max(0, end - latest_ends[priority]) : 0;
    return own + Math.max(0, end - latest_ends[0]);
  }

  private tryDay(job: number, d: number, from: number, until: number, taste: Taste): void {
    const { schedule, random } = this;
    const day = schedule.open(d);
    const { time } = schedule.problem.jobs[job];
    const least = this.price(job, from + time);
    const dear = taste.surplus * this.mean_pull * DAY;
    const extra = taste.engage * this.mean_pull * DAY;
    for (const team of day.teams) {
      if (least >= this.cost) return;
      if (random.next() < BLINK || !this.hasTime(team, time)) continue;
      if (schedule.covers(job, team.have)) this.tryTeam(job, d, team, [], from, until, dear > 0 ? dear * this.surplus(job, team) : 0);
      else if (least + extra < this.cost && this.mayCover(job, team.have, day.free_have)) {
        const more = this.pick(job, team.have, day.free, taste.waste);
        if (more) this.tryTeam(job, d, team, more, from, until, extra * more.length);
      }
    }
    if (least + extra >= this.cost || !schedule.covers(job, day.free_have)) return;
    const members = this.pick(job, null, day.free, taste.waste);
    if (!members) return;
    const cost = least + extra * members.length;
    if (cost < this.cost) this.keep(cost, d, null, 0, members);
  }

  private hasTime({ jobs: own }: Team, time: number): boolean {
    const { jobs } = this.schedule.problem;
    let left = DAY - time;
    for (const j of own) left -= jobs[j].time;
    return left >= 0;
  }

  private keep(cost: number, day: number, team: Team | null, at: number, members: number[]): void {
    this.cost = cost;
    this.day = day;
    this.team = team;
    this.at = at;
    this.members = members;
  }

  private tryTeam(job: number, d: number, team: Team, members: number[], from: number, until: number, extra: number): void {
    const { schedule } = this;
    const { start, latest, problem, pull } = schedule;
    const { time } = problem.jobs[job];
    for (let k = team.jobs.length; k >= 0; k--) {
      const previous = k > 0 ? team.jobs[k - 1] : -1;
      const at = previous < 0 ? from : Math.max(from, start[previous] + problem.jobs[previous].time);
      if (at > until) continue;
      let end = at + time;
      let cost = extra + this.price(job, end);
      if (cost >= this.cost) continue;
      if (k < team.jobs.length) {
        const next = team.jobs[k];
        if (end > latest[next] || !this.acyclic(job, d, previous, next)) continue;
        for (let i = k; i < team.jobs.length && start[team.jobs[i]] < end; i++) {
          const moved = team.jobs[i];
          const old = start[moved] + problem.jobs[moved].time;
          end += problem.jobs[moved].time;
          cost += this.delay(problem.jobs[moved].priority, end) + pull[moved] * (end - old);
        }
      } else if (!this.acyclic(job, d, previous, -1)) continue;
      if (cost < this.cost) this.keep(cost, d, team, k, members);
    }
  }

  /** Whether a position makes no circle of a day's orders and precedences; some that make none are refused too. */
  private acyclic(job: number, d: number, previous: number, next: number): boolean {
    const { schedule } = this;
    const { start, problem, after, day } = schedule;
    const { jobs } = problem;
    const behind = [next, ...after[job].filter((s) => day[s] === d)].filter((j) => j >= 0);
    const ahead = [previous, ...jobs[job].before.filter((p) => day[p] === d)].filter((j) => j >= 0);
    return ahead.every((a) => behind.every((b) => a !== b && start[b] + jobs[b].time > start[a]));
  }

  /** Whether a team and those who are free know enough together; not yet that so few of them do. */
  private mayCover(job: number, have: Int16Array, free_have: Int16Array): boolean {
    const asked = this.schedule.asked[job];
    const count = this.schedule.asked_count[job];
    for (let k = 0; k < asked.length; k++) if (have[asked[k]] + free_have[asked[k]] < count[k]) return false;
    return true;
  }

  private surplus(job: number, { have }: Team): number {
    const asked = this.schedule.asked[job];
    const count = this.schedule.asked_count[job];
    let sum = 0;
    for (let n = 0; n < have.length; n++) sum += have[n];
    for (let k = 0; k < asked.length; k++) sum -= count[k];
    return sum / have.length;
  }

  /** Technicians a job takes from these; null where they do not suffice. Those who add most and waste least come first. */
  pick(job: number, have: Int16Array | null, free: readonly number[], waste: number): number[] | null {
    return this.pickFor(this.schedule.asked[job], this.schedule.asked_count[job], have, free, waste);
  }

  /** As pick, for what a whole team is asked for. */
  private pickFor(needs: Int32Array, counts: Int32Array, have: Int16Array | null, free: readonly number[], waste: number): number[] | null {
    const { noise } = this;
    const { width, has, skill } = this.schedule;
    const missing = counts.slice();
    let left = 0;
    for (let k = 0; k < needs.length; k++) {
      missing[k] = have ? Math.max(0, missing[k] - have[needs[k]]) : missing[k];
      left += missing[k];
    }
    for (let f = 0; f < free.length; f++) noise[f] = NOISE * this.random.next();
    const chosen: number[] = [];
    while (left > 0) {
      let best = -1;
      let score = -Infinity;
      for (let f = 0; f < free.length; f++) {
        if (noise[f] === TAKEN) continue;
        const t = free[f];
        let adds = 0;
        for (let k = 0; k < needs.length; k++) if (missing[k] > 0) adds += has[t * width + needs[k]];
        if (adds === 0) continue;
        const value = adds - waste * (skill[t] - adds) + noise[f];
        if (value > score) {
          score = value;
          best = f;
        }
      }
      if (best < 0) return null;
      const t = free[best];
      chosen.push(t);
      noise[best] = TAKEN;
      for (let k = 0; k < needs.length; k++)
        if (missing[k] > 0 && has[t * width + needs[k]]) {
          missing[k]--;
          left--;
        }
    }
    return this.thin(needs, counts, have, chosen);
  }

  /** Gives the teams of a day other members, as their work asks for; false where that fails. */
  reteam(d: number, waste: number): boolean {
    const { schedule, random } = this;
    const day = schedule.change(d);
    const asked = day.teams.map((team) => {
      const required = requirementsOf(schedule, team);
      const needs = Int32Array.from(required.keys().filter((n) => required[n] > 0));
      const counts = Int32Array.from(needs, (n) => required[n]);
      return { team, needs, counts, key: counts.reduce((sum, x) => sum + x, 0) * (0.5 + random.next()) };
    });
    for (const team of day.teams) dissolve(schedule, day, team);
    for (const { team, needs, counts } of asked.sort((a, b) => b.key - a.key)) {
      const members = this.pickFor(needs, counts, null, day.free, waste);
      if (!members) return false;
      schedule.join(day, team, members);
    }
    return true;
  }

  /** Leaves out who turned out not to be needed. */
  private thin(needs: Int32Array, counts: Int32Array, have: Int16Array | null, chosen: number[]): number[] {
    const { width, has } = this.schedule;
    for (let k = chosen.length - 2; k >= 0; k--) {
      let enough = true;
      for (let i = 0; i < needs.length && enough; i++) {
        const n = needs[i];
        let count = have ? have[n] : 0;
        for (let m = 0; m < chosen.length; m++) if (m !== k) count += has[chosen[m] * width + n];
        enough = count >= counts[i];
      }
      if (enough) chosen.splice(k, 1);
    }
    return chosen;
  }

  /** Puts the job at the place found; false where the day cannot be done in that order. */
  apply(job: number): boolean {
    const { schedule } = this;
    const day = schedule.change(this.day);
    const team = this.team ?? { members: [], have: new Int16Array(schedule.width), jobs: [] };
    if (!this.team) day.teams.push(team);
    schedule.join(day, team, this.members);
    team.jobs.splice(this.at, 0, job);
    schedule.team[job] = team;
    schedule.day[job] = this.day;
    return schedule.time(this.day);
  }

  /** Whether a job may be outsourced: within the budget, and nothing scheduled waits for it. */
  mayOutsource(job: number): boolean {
    const { schedule } = this;
    const { jobs, budget } = schedule.problem;
    return schedule.spent + jobs[job].cost <= budget && schedule.after[job].every((s) => schedule.day[s] === OUTSOURCED);
  }
}
