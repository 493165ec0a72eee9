import { DAY, END_WEIGHTS } from './model.ts';
import type { Roadef, RoadefSolution } from './model.ts';

/** A team of one day under construction. */
interface Team {
  members: number[];
  /** have[domain * levels + level − 1]: members of that level or above. */
  have: Int16Array;
  end: number;
}

interface Day {
  free: number[];
  teams: Team[];
}

/** How a job is placed, by bits: opens a team rather than waits for one; takes the tightest team, not the first; spares the skilled. */
export const OPENS = 1;
export const TIGHT = 2;
export const SPARES = 4;
export const WAYS = 8;

/** What a level too much costs where technicians are picked, against a need met. */
const WASTE = 0.3;
const WASTE_SPARING = 1;

/** What a schedule is built from: the order of jobs, how each is placed, and which are outsourced. */
export interface Genes {
  order: Int32Array;
  ways: Uint8Array;
  outsourced: Uint8Array;
}

/** The latest ends weigh by far the most; the mean of all ends, by priority, tells equal ones apart. */
const MEAN_WEIGHT = 0.05;

/** Builds schedules from genes: each job in turn at its earliest day, in a team that can, that can be grown, or in a new one. */
export class Decoder {
  private readonly problem: Roadef;
  private readonly width: number;
  /** has[technician * width + need]: 1 where the technician is of that level or above. */
  private readonly has: Uint8Array;
  private readonly needed: Int16Array;
  private days: Day[] = [];
  private readonly ends: Float64Array;
  /** Day × 4096 + team of each job, −1 where outsourced. */
  private readonly placed: Int32Array;
  /** Objective of the last schedule, and with the means that guide the search. */
  objective = Infinity;
  guide = Infinity;

  constructor(problem: Roadef) {
    this.problem = problem;
    const { domains, levels, technicians, jobs } = problem;
    this.width = domains * levels;
    this.has = new Uint8Array(technicians.length * this.width);
    technicians.forEach(({ level }, t) => {
      for (let n = 0; n < this.width; n++) this.has[t * this.width + n] = level[Math.floor(n / levels)] > n % levels ? 1 : 0;
    });
    this.needed = Int16Array.from(jobs.flatMap(({ need }) => need));
    this.ends = new Float64Array(jobs.length);
    this.placed = new Int32Array(jobs.length);
  }

  /** Technicians a job takes from these; null where they do not suffice. Those who add most and waste least come first. */
  pick(job: number, have: Int16Array | null, free: readonly number[], waste = WASTE): number[] | null {
    const { width, has, needed } = this;
    const missing = new Int16Array(width);
    let left = 0;
    for (let n = 0; n < width; n++) {
      missing[n] = Math.max(0, needed[job * width + n] - (have ? have[n] : 0));
      left += missing[n];
    }
    const chosen: number[] = [];
    while (left > 0) {
      let best = -1;
      let score = -Infinity;
      for (const t of free) {
        let adds = 0;
        let wastes = 0;
        for (let n = 0; n < width; n++)
          if (has[t * width + n]) {
            if (missing[n] > 0) adds++;
            else wastes++;
          }
        if (adds === 0 || chosen.includes(t)) continue;
        const value = adds - waste * wastes;
        if (value > score) {
          score = value;
          best = t;
        }
      }
      if (best < 0) return null;
      chosen.push(best);
      for (let n = 0; n < width; n++)
        if (has[best * width + n] && missing[n] > 0) {
          missing[n]--;
          left--;
        }
    }
    return this.thin(job, have, chosen);
  }

  /** Leaves out who turned out not to be needed. */
  private thin(job: number, have: Int16Array | null, chosen: number[]): number[] {
    const { width, has, needed } = this;
    for (let k = chosen.length - 1; k >= 0; k--) {
      const others = chosen.filter((_, other) => other !== k);
      let enough = true;
      for (let n = 0; n < width && enough; n++) {
        let count = have ? have[n] : 0;
        for (const t of others) count += has[t * width + n];
        enough = count >= needed[job * width + n];
      }
      if (enough) chosen.splice(k, 1);
    }
    return chosen;
  }

  private day(index: number): Day {
    while (this.days.length <= index) {
      const day = this.days.length;
      this.days.push({ free: this.problem.technicians.flatMap(({ off }, t) => (off.includes(day) ? [] : [t])), teams: [] });
    }
    return this.days[index];
  }

  /** Schedules all jobs; false where one can be done by nobody. */
  decode({ order, ways, outsourced }: Genes, give_up: number): boolean {
    const { jobs } = this.problem;
    const latest = [0, 0, 0, 0, 0];
    let mean = 0;
    this.days = [];
    for (const job of order) {
      if (outsourced[job]) {
        this.placed[job] = -1;
        continue;
      }
      let ready = 0;
      for (const p of jobs[job].before) ready = Math.max(ready, this.ends[p]);
      let day = Math.floor(ready / DAY);
      while (!this.place(job, day, Math.max(0, ready - day * DAY), ways[job])) if (++day > give_up) return false;
      const { priority } = jobs[job];
      const end = this.ends[job];
      if (end > latest[priority]) latest[priority] = end;
      if (end > latest[0]) latest[0] = end;
      mean += end * (END_WEIGHTS[priority - 1] + 1);
    }
    this.objective = END_WEIGHTS[0] * latest[1] + END_WEIGHTS[1] * latest[2] + END_WEIGHTS[2] * latest[3] + latest[0];
    this.guide = this.objective + (MEAN_WEIGHT * mean) / jobs.length;
    return true;
  }

  private place(job: number, index: number, ready: number, way: number): boolean {
    const { time } = this.problem.jobs[job];
    const day = this.day(index);
    const latest = DAY - time;
    if (ready > latest) return false;
    let best = -1;
    let start = latest + 1;
    let value = Infinity;
    day.teams.forEach((team, k) => {
      const at = Math.max(team.end, ready);
      if (at > latest || !this.covers(job, team.have)) return;
      const score = (way & TIGHT) > 0 ? this.surplus(job, team.have) * DAY + at : at;
      if (score >= value) return;
      best = k;
      start = at;
      value = score;
    });
    if (best >= 0 && !((way & OPENS) > 0 && start > ready)) return this.put(job, index, best, start);
    const members = day.free.length > 0 ? this.pick(job, null, day.free, (way & SPARES) > 0 ? WASTE_SPARING : WASTE) : null;
    if (members) {
      day.teams.push({ members: [], have: new Int16Array(this.width), end: 0 });
      this.join(day, day.teams.length - 1, members);
      return this.put(job, index, day.teams.length - 1, ready);
    }
    if (best >= 0) return this.put(job, index, best, start);
    return this.grow(job, index, ready, latest);
  }

  private grow(job: number, index: number, ready: number, latest: number): boolean {
    const day = this.day(index);
    let best = -1;
    let fewest = Infinity;
    let members: number[] = [];
    if (day.free.length === 0) return false;
    day.teams.forEach((team, k) => {
      if (Math.max(team.end, ready) > latest) return;
      const more = this.pick(job, team.have, day.free);
      if (more && more.length < fewest) {
        fewest = more.length;
        members = more;
        best = k;
      }
    });
    if (best < 0) return false;
    this.join(day, best, members);
    return this.put(job, index, best, Math.max(day.teams[best].end, ready));
  }

  private covers(job: number, have: Int16Array): boolean {
    const { width, needed } = this;
    for (let n = 0; n < width; n++) if (have[n] < needed[job * width + n]) return false;
    return true;
  }

  private surplus(job: number, have: Int16Array): number {
    let sum = 0;
    for (let n = 0; n < this.width; n++) sum += have[n] - this.needed[job * this.width + n];
    return sum;
  }

  private join(day: Day, team: number, members: readonly number[]): void {
    const { have, members: already } = day.teams[team];
    for (const t of members) {
      already.push(t);
      day.free.splice(day.free.indexOf(t), 1);
      for (let n = 0; n < this.width; n++) have[n] += this.has[t * this.width + n];
    }
  }

  private put(job: number, day: number, team: number, start: number): true {
    const end = start + this.problem.jobs[job].time;
    this.days[day].teams[team].end = end;
    this.ends[job] = day * DAY + end;
    this.placed[job] = day * 4096 + team;
    return true;
  }

  /** The last schedule built. */
  solution(): RoadefSolution {
    const dates = this.problem.jobs.map(({ time }, j) => {
      const placed = this.placed[j];
      if (placed < 0) return null;
      const day = Math.floor(placed / 4096);
      return { day, team: placed % 4096, start: this.ends[j] - time - day * DAY };
    });
    return {
      objective: this.objective,
      dates,
      teams: this.days.map(({ teams }) => teams.map(({ members }) => members.toSorted((a, b) => a - b))),
    };
  }
}
