import type { Random } from '../engine/random.ts';
import type { Roadef, RoadefSolution } from './model.ts';
import { predecessorsFirst } from './order.ts';
import { Places, drawTaste } from './places.ts';
import { OUTSOURCED, Schedule } from './schedule.ts';

/** First and last temperature, as a share of the first objective. */
const HOT = 0.006;
const COLD = 0.00005;
/**
 * Chances of the ruins, added up: jobs of like needs, on whatever days; teams of a day; a job that ends last with teams before it; jobs
 * drawn; a whole day otherwise.
 */
const ALIKE = 0.2;
const TEAMS = 0.4;
const LAST = 0.7;
const DRAWN = 0.95;
const MOST_TEAMS = 3;
const MOST_DRAWN = 8;
const LEAST_ALIKE = 3;
const MOST_ALIKE = 27;
/** How likely one of like needs is taken, the most alike first. */
const TAKEN_ALIKE = 0.6;
const MOST_OF_A_DAY = 25;
/** How often outsourced jobs are taken back, where there is a budget. */
const TAKEN_BACK = 0.7;
/** How often one of the days ruined gets other teams for the work that stays, and how much their picking may care for levels too many. */
const RETEAM = 0.1;
const RETEAM_WASTE = 0.6;

/** Ruin and recreate over the teams of days, with simulated annealing (Cordeau et al. 2010). */
export class RoadefSearch {
  best: RoadefSolution;
  private readonly schedule: Schedule;
  private readonly places: Places;
  private readonly random: Random;
  private readonly size: Float64Array;
  /** All jobs, those of the most like needs first, for each one. */
  private readonly alike: Int32Array[];
  private readonly scale: number;
  private cost: number;
  /** Days something was taken out of. */
  private ruined: number[] = [];

  constructor(problem: Roadef, first: RoadefSolution, random: Random) {
    this.schedule = new Schedule(problem);
    this.schedule.load(first);
    this.random = random;
    this.places = new Places(this.schedule, random);
    const everyone = problem.technicians.map((_, t) => t);
    this.size = Float64Array.from(problem.jobs, ({ time }, j) => time * (this.places.pick(j, null, everyone, 0.3)?.length ?? 0));
    this.alike = sortByNeeds(problem.jobs);
    this.best = first;
    this.cost = this.schedule.guide();
    this.scale = this.cost;
  }

  /** Iterates once; `progress` is the share of the budget used. */
  step(progress: number): void {
    const { schedule, random } = this;
    const gone = this.ruin();
    if (!this.reteam() || !this.recreate(gone)) return schedule.restore();
    const guide = schedule.guide();
    const temperature = this.scale * HOT * (COLD / HOT) ** progress;
    if (guide > this.cost - temperature * Math.log(1 - random.next())) return schedule.restore();
    this.cost = guide;
    while (schedule.days.length > 0 && schedule.days.at(-1)?.teams.length === 0) schedule.days.pop();
    schedule.forget();
    if (schedule.objective() < this.best.objective - 1e-9) this.best = schedule.solution();
  }

  private ruin(): Set<number> {
    const { schedule, random } = this;
    const { jobs, budget } = schedule.problem;
    const gone = new Set<number>();
    const draw = random.next();
    const day = random.below(schedule.days.length);
    if (draw < ALIKE) this.takeAlike(gone);
    else if (draw < TEAMS) this.takeTeams(day, 1 + random.below(MOST_TEAMS), gone);
    else if (draw < LAST) {
      const ends = schedule.ends();
      const priority = random.below(4);
      const last = jobs.flatMap(({ time, priority: own }, j) =>
        schedule.day[j] >= 0 && (priority === 0 || own === priority) && schedule.start[j] + time >= ends[priority] ? [j] : [],
      );
      for (const j of last) if (gone.size < MOST_DRAWN) gone.add(j);
      const until = last.length > 0 ? schedule.day[last[0]] : schedule.days.length - 1;
      this.takeTeams(random.below(until + 1), 1 + random.below(MOST_TEAMS), gone);
    } else if (draw < DRAWN) {
      const count = 1 + random.below(MOST_DRAWN);
      for (let k = 0; k < count; k++) {
        const j = random.below(jobs.length);
        if (schedule.day[j] >= 0) gone.add(j);
      }
    } else {
      const all = schedule.days[day].teams.flatMap((team) => team.jobs);
      for (const j of all) if (gone.size < MOST_OF_A_DAY) gone.add(j);
    }
    if (budget > 0 && random.next() < TAKEN_BACK) this.takeBack(gone);
    const days = new Set<number>();
    for (const j of gone) {
      if (schedule.day[j] >= 0) days.add(schedule.day[j]);
      schedule.remove(j);
    }
    for (const d of days) schedule.tidy(d);
    this.ruined = [...days];
    return gone;
  }

  /** Sometimes gives a day that was ruined other teams; false where they cannot be had. */
  private reteam(): boolean {
    const { places, random, ruined } = this;
    if (ruined.length === 0 || random.next() >= RETEAM) return true;
    return places.reteam(ruined[random.below(ruined.length)], RETEAM_WASTE * random.next());
  }

  private takeTeams(day: number, count: number, gone: Set<number>): void {
    const { teams } = this.schedule.days[day];
    for (let k = 0; k < count && teams.length > 0; k++) for (const j of teams[this.random.below(teams.length)].jobs) gone.add(j);
  }

  private takeAlike(gone: Set<number>): void {
    const { schedule, random } = this;
    const count = LEAST_ALIKE + random.below(MOST_ALIKE - LEAST_ALIKE);
    for (const j of this.alike[random.below(schedule.day.length)]) {
      if (schedule.day[j] >= 0 && random.next() < TAKEN_ALIKE) gone.add(j);
      if (gone.size >= count) return;
    }
  }

  /** An outsourced job and all before it that are outsourced too. */
  private takeBack(gone: Set<number>): void {
    const { schedule, random } = this;
    const out = Array.from(schedule.day, (day, j) => (day === OUTSOURCED ? j : -1)).filter((j) => j >= 0);
    if (out.length === 0) return;
    const waiting = [out[random.below(out.length)]];
    for (let j = waiting.pop(); j !== undefined; j = waiting.pop()) {
      if (schedule.day[j] !== OUTSOURCED) continue;
      gone.add(j);
      waiting.push(...schedule.problem.jobs[j].before.filter((p) => !gone.has(p)));
    }
  }

  private recreate(gone: ReadonlySet<number>): boolean {
    const { schedule, places, random, size } = this;
    const { jobs, budget } = schedule.problem;
    const list = [...gone].map((j) => ({ j, chance: random.next() }));
    const way = random.below(5);
    const key = ({ j, chance }: { j: number; chance: number }): number => {
      if (way === 0) return chance;
      if (way === 1) return -size[j] * (0.8 + 0.4 * chance);
      if (way === 2) return -jobs[j].time + chance;
      return jobs[j].priority * 1e6 - size[j] * (0.8 + 0.4 * chance);
    };
    const keys = new Map(list.map((entry) => [entry.j, key(entry)]));
    const order = list.map(({ j }) => j).sort((a, b) => (keys.get(a) ?? 0) - (keys.get(b) ?? 0) || a - b);
    const taste = drawTaste(random);
    const price = budget > 0 ? (this.cost / (budget * jobs.length ** 0.5)) * Math.exp(4 * random.next() - 2) : Infinity;
    for (const job of predecessorsFirst(order, jobs, gone)) {
      const found = places.find(job, taste);
      if (budget > 0 && places.mayOutsource(job) && (!found || places.cost > price * jobs[job].cost)) {
        schedule.outsource(job);
        continue;
      }
      if (!found || !places.apply(job)) return false;
    }
    return true;
  }
}

/** For each job all jobs, by how much their needs differ; another priority counts as one more technician. */
function sortByNeeds(jobs: Roadef['jobs']): Int32Array[] {
  return jobs.map(({ need, priority }) => {
    const unlike = jobs.map((other) => need.reduce((sum, x, n) => sum + Math.abs(x - other.need[n]), other.priority === priority ? 0 : 1));
    return Int32Array.from(jobs.keys()).sort((a, b) => unlike[a] - unlike[b] || a - b);
  });
}
