import { DAY, END_WEIGHTS } from './model.ts';
import type { Roadef, RoadefSolution } from './model.ts';
import { tidyTeams } from './teams.ts';
import type { Day, Needs, Team } from './teams.ts';

const ABSENT = -1;
export const OUTSOURCED = -2;

/** The latest ends weigh by far the most; the mean of all ends, by priority, tells equal ones apart. */
const MEAN_WEIGHT = 0.05;

/** Teams of every day under change, each job at its earliest start. */
export class Schedule implements Needs {
  readonly problem: Roadef;
  readonly width: number;
  /** has[technician * width + need]: 1 where the technician is of that level or above. */
  readonly has: Uint8Array;
  /** Positions of a job's need that are not zero, and what they ask for. */
  readonly asked: Int32Array[];
  readonly asked_count: Int32Array[];
  readonly after: number[][];
  /** All levels of each technician. */
  readonly skill: number[];
  /** Weight of a job's end in the guide. */
  readonly pull: Float64Array;
  days: Day[] = [];
  /** Day of each job, ABSENT or OUTSOURCED. */
  readonly day: Int32Array;
  readonly team: (Team | null)[];
  readonly start: Float64Array;
  /** Latest start that lets everything after it, that day, end in time. */
  readonly latest: Float64Array;
  spent = 0;
  /** The last computation of starts a job was part of. */
  private readonly timed: Int32Array;
  private pass = 0;
  /** Jobs of the day being computed, as they begin, and the team of each; the next job and the instant of each team. */
  private readonly order: Int32Array;
  private readonly line: Int32Array;
  private readonly at: Int32Array;
  private readonly clock: Float64Array;
  private readonly saved = new Map<number, Day>();
  private readonly saved_teams = new Map<Team, Team>();
  private saved_day: Int32Array;
  private saved_spent = 0;
  private saved_days = 0;

  constructor(problem: Roadef) {
    this.problem = problem;
    const { domains, levels, technicians, jobs } = problem;
    this.width = domains * levels;
    this.has = new Uint8Array(technicians.length * this.width);
    technicians.forEach(({ level }, t) => {
      for (let n = 0; n < this.width; n++) this.has[t * this.width + n] = level[Math.floor(n / levels)] > n % levels ? 1 : 0;
    });
    this.asked = jobs.map(({ need }) => Int32Array.from(need.flatMap((count, n) => (count > 0 ? [n] : []))));
    this.asked_count = jobs.map(({ need }) => Int32Array.from(need.filter((count) => count > 0)));
    this.skill = technicians.map(({ level }) => level.reduce((sum, x) => sum + x, 0));
    this.after = jobs.map(() => []);
    jobs.forEach(({ before }, j) => before.forEach((p) => this.after[p].push(j)));
    this.pull = Float64Array.from(
      jobs,
      ({ priority }) => (MEAN_WEIGHT * (END_WEIGHTS[priority - 1] + (priority < 4 ? 1 : 0.5))) / jobs.length,
    );
    this.day = new Int32Array(jobs.length).fill(ABSENT);
    this.saved_day = this.day.slice();
    this.team = jobs.map(() => null);
    this.start = new Float64Array(jobs.length);
    this.latest = new Float64Array(jobs.length);
    this.timed = new Int32Array(jobs.length);
    this.order = new Int32Array(jobs.length);
    this.line = new Int32Array(jobs.length);
    this.at = new Int32Array(technicians.length + 1);
    this.clock = new Float64Array(technicians.length + 1);
  }

  /** Takes over a finished schedule. */
  load({ dates, teams }: RoadefSolution): void {
    this.days = [];
    this.day.fill(OUTSOURCED);
    this.spent = 0;
    teams.forEach((groups, d) => {
      const day = this.open(d);
      for (const members of groups) {
        const team: Team = { members: [], have: new Int16Array(this.width), jobs: [] };
        day.teams.push(team);
        this.join(day, team, members);
      }
    });
    dates.forEach((date, j) => {
      if (!date) return void (this.spent += this.problem.jobs[j].cost);
      const team = this.days[date.day].teams[date.team];
      this.day[j] = date.day;
      this.team[j] = team;
      this.start[j] = date.day * DAY + date.start;
      team.jobs.push(j);
    });
    for (const { teams: groups } of this.days) for (const { jobs } of groups) jobs.sort((a, b) => this.start[a] - this.start[b]);
    this.days.forEach((_, d) => this.tidy(d));
    this.forget();
  }

  /** A day, with all who are not off free in it where it is new. */
  open(index: number): Day {
    while (this.days.length <= index) {
      const d = this.days.length;
      const free = this.problem.technicians.flatMap(({ off }, t) => (off.includes(d) ? [] : [t]));
      const free_have = new Int16Array(this.width);
      for (const t of free) for (let n = 0; n < this.width; n++) free_have[n] += this.has[t * this.width + n];
      this.days.push({ free, free_have, teams: [], ends: new Float64Array(5), sum: 0 });
    }
    return this.days[index];
  }

  join(day: Day, team: Team, members: readonly number[]): void {
    this.touchTeam(team);
    for (const t of members) {
      team.members.push(t);
      day.free.splice(day.free.indexOf(t), 1);
      for (let n = 0; n < this.width; n++) {
        team.have[n] += this.has[t * this.width + n];
        day.free_have[n] -= this.has[t * this.width + n];
      }
    }
  }

  covers(job: number, have: Int16Array): boolean {
    const asked = this.asked[job];
    const count = this.asked_count[job];
    for (let k = 0; k < asked.length; k++) if (have[asked[k]] < count[k]) return false;
    return true;
  }

  /** Keeps a day as it is, but for its teams, to be restored. */
  private touch(d: number): void {
    if (this.saved.has(d) || d >= this.saved_days) return;
    const { free, free_have, teams, ends, sum } = this.days[d];
    this.saved.set(d, { free: free.slice(), free_have: free_have.slice(), teams: teams.slice(), ends: ends.slice(), sum });
  }

  /** Keeps a team as it is, to be restored; to be called before it changes. */
  touchTeam(team: Team): void {
    if (this.saved_teams.has(team)) return;
    const { members, have, jobs } = team;
    this.saved_teams.set(team, { members: members.slice(), have: have.slice(), jobs: jobs.slice() });
  }

  /** Forgets what was kept: the schedule stands. */
  forget(): void {
    this.saved.clear();
    this.saved_teams.clear();
    this.saved_days = this.days.length;
    this.saved_day.set(this.day);
    this.saved_spent = this.spent;
  }

  /** Goes back to where it last stood. */
  restore(): void {
    this.days.length = this.saved_days;
    this.day.set(this.saved_day);
    this.spent = this.saved_spent;
    for (const [team, kept] of this.saved_teams) Object.assign(team, kept);
    for (const [d, day] of this.saved) {
      this.days[d] = day;
      for (const team of day.teams) for (const j of team.jobs) this.team[j] = team;
      this.time(d);
    }
    this.saved.clear();
    this.saved_teams.clear();
  }

  /** A day about to change, new where there was none. */
  change(d: number): Day {
    this.touch(d);
    return this.open(d);
  }

  /** Takes a job out of its team; tidy the day when all are out. */
  remove(job: number): void {
    const team = this.team[job];
    const d = this.day[job];
    if (d === OUTSOURCED) this.spent -= this.problem.jobs[job].cost;
    if (d >= 0 && team) {
      this.touch(d);
      this.touchTeam(team);
      team.jobs.splice(team.jobs.indexOf(job), 1);
    }
    this.team[job] = null;
    this.day[job] = ABSENT;
  }

  outsource(job: number): void {
    this.day[job] = OUTSOURCED;
    this.spent += this.problem.jobs[job].cost;
  }

  /** Lets go of members a day's teams no longer need, and of teams without work. */
  tidy(d: number): boolean {
    tidyTeams(this, this.days[d]);
    return this.time(d);
  }

  /** Computes the earliest and latest starts of a day; false where its order is not possible. */
  time(d: number): boolean {
    const { days, start, latest, order, line, at, clock } = this;
    const { teams, ends } = days[d];
    const { jobs } = this.problem;
    at.fill(0, 0, teams.length);
    clock.fill(d * DAY, 0, teams.length);
    ends.fill(0);
    const pass = ++this.pass;
    let total = 0;
    let placed = 0;
    let sum = 0;
    for (let before = -1; before < placed;) {
      before = placed;
      total = 0;
      for (let k = 0; k < teams.length; k++) {
        const own = teams[k].jobs;
        total += own.length;
        for (; at[k] < own.length; at[k]++) {
          const j = own[at[k]];
          const ready = this.ready(j, d, clock[k], pass);
          if (ready < 0) break;
          const { time, priority } = jobs[j];
          const end = ready + time;
          start[j] = ready;
          clock[k] = end;
          order[placed] = j;
          line[placed++] = k;
          this.timed[j] = pass;
          if (end > ends[priority]) ends[priority] = end;
          if (end > ends[0]) ends[0] = end;
          sum += this.pull[j] * end;
        }
      }
    }
    days[d].sum = sum;
    const close = (d + 1) * DAY;
    // From the last on: the clock of a team is where its next work must begin at the latest.
    clock.fill(close, 0, teams.length);
    for (let i = placed - 1; i >= 0; i--) {
      const j = order[i];
      let until = clock[line[i]];
      for (const s of this.after[j]) if (this.timed[s] === pass) until = Math.min(until, latest[s]);
      latest[j] = until - jobs[j].time;
      clock[line[i]] = latest[j];
    }
    return placed === total && ends[0] <= close;
  }

  /** When a job may begin on a day whose starts are being computed; below 0 where one before it has none yet. */
  private ready(job: number, d: number, clock: number, pass: number): number {
    const { jobs } = this.problem;
    let ready = clock;
    for (const p of jobs[job].before) {
      // One taken out will come back before its successor.
      if (this.day[p] < d) continue;
      if (this.timed[p] !== pass) return -1;
      ready = Math.max(ready, this.start[p] + jobs[p].time);
    }
    return ready;
  }

  /** Latest end of all, then of priorities 1-4. */
  ends(): Float64Array {
    const ends = new Float64Array(5);
    for (const day of this.days) for (let p = 0; p < 5; p++) if (day.ends[p] > ends[p]) ends[p] = day.ends[p];
    return ends;
  }

  objective(ends = this.ends()): number {
    return END_WEIGHTS[0] * ends[1] + END_WEIGHTS[1] * ends[2] + END_WEIGHTS[2] * ends[3] + ends[0];
  }

  /** The objective with the means that guide the search. */
  guide(): number {
    return this.objective() + this.days.reduce((sum, day) => sum + day.sum, 0);
  }

  solution(): RoadefSolution {
    const dates = this.problem.jobs.map((_, j) => {
      const day = this.day[j];
      const team = this.team[j];
      return day < 0 || !team ? null : { day, team: this.days[day].teams.indexOf(team), start: this.start[j] - day * DAY };
    });
    const teams = this.days.map((day) => day.teams.map(({ members }) => members.toSorted((a, b) => a - b)));
    return { objective: this.objective(), dates, teams };
  }
}
