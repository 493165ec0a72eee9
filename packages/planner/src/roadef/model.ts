/** ROADEF/EURO challenge 2007: days of 120, technicians in teams for a day. Indices begin at 0; files number from 1. */
export interface Roadef {
  name: string;
  domains: number;
  levels: number;
  budget: number;
  jobs: RoadefJob[];
  technicians: RoadefTechnician[];
}

export interface RoadefJob {
  time: number;
  before: number[];
  /** 1-4 */
  priority: number;
  cost: number;
  /** need[domain * levels + level − 1]: technicians of that level or above. */
  need: number[];
}

export interface RoadefTechnician {
  /** Level in each domain. */
  level: number[];
  /** Days off, from 0. */
  off: number[];
}

export interface RoadefSolution {
  objective: number;
  /** Per job: day and team from 0 and start in the day; null where outsourced. */
  dates: ({ day: number; start: number; team: number } | null)[];
  /** teams[day][team]: technicians. */
  teams: number[][][];
}

export const DAY = 120;
/** Weights of the latest end of priorities 1, 2, 3 and of all. */
export const END_WEIGHTS = [28, 14, 4, 1];
