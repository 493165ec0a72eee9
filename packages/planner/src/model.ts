/**
 * The planner's problem and plan, as its callers write them. Instants and durations are minutes from one origin, midnight of the
 * first day; a place is an index into the travel's places; tools, parts, skills and certificates are named by any text.
 */

/** A span of time, in minutes; it ends after it starts. */
export interface Interval {
  start: number;
  end: number;
}

/** Travel between places: from coordinates (great circle × factor at a speed) or a matrix of minutes, [from][to]. */
export type Travel =
  | { kind: 'coordinates'; places: { latitude: number; longitude: number }[]; factor: number; speed_km_per_hour: number }
  | { kind: 'matrix'; minutes: number[][] };

/** A technician's presence of one day. */
export interface Shift {
  start: number;
  end: number;
  /** Minutes allowed after the end, at the price of overtime. */
  overtime_minutes: number;
  /** Taken on arrival at a stop, beginning in this span. */
  break: { earliest: number; latest: number; minutes: number } | null;
}

export interface Technician {
  id: string;
  home: number;
  /** Level 1-4 a skill. */
  skills: Record<string, number>;
  /** Minute until which each certificate holds. */
  certificates: Record<string, number>;
  shifts: Shift[];
  /** Absences: the longest part of a shift outside them remains. */
  leaves: Interval[];
  tools: string[];
  parts: Record<string, number>;
}

export interface Intervention {
  id: string;
  place: number;
  minutes: number;
  /** 1 (most urgent) to 4. */
  priority: 1 | 2 | 3 | 4;
  /** Lowest level each skill needs. */
  skills: Record<string, number>;
  certificates: string[];
  /** Each member a union of spans the whole work must lie in: contract hours, site hours, what the client said. */
  windows: Interval[][];
  /** Deadline of the beginning; null for none. */
  due: number | null;
  /** Technicians needed, all at the same time. */
  crew: number;
  tools: string[];
  parts: Record<string, number>;
  /** Interventions that end before this one begins. */
  after: string[];
  /** null: everyone. */
  allowed_technicians: string[] | null;
  forbidden_technicians: string[];
  /** Where started, confirmed or fixed by hand: never moved. */
  pinned: { technicians: string[]; start: number } | null;
}

export interface Weights {
  /** Cost of an unserved intervention, by priority 1-4. */
  unserved: [number, number, number, number];
  /** Per begun lateness step after the deadline, by priority 1-4. */
  lateness: [number, number, number, number];
  /** Length of a lateness step, minutes. */
  lateness_step_minutes: number;
  travel: number;
  working: number;
  overtime: number;
  /** Per duration² / shift length: the same work spread evenly costs less. */
  fairness: number;
  /** Per intervention given to other technicians, or on another day, than published. */
  disruption: number;
}

export interface Problem {
  /** Every skill there is: another name is a fault. */
  skills: string[];
  technicians: Technician[];
  interventions: Intervention[];
  travel: Travel;
  /** Place where every tool and part is had; null for none. */
  depot: number | null;
  weights: Weights;
  /** What is published, for the price of changing it. */
  published: Visit[];
}

/** One technician's part of an intervention. */
export interface Visit {
  intervention: string;
  technician: string;
  /** Beginning of the service, minutes. */
  start: number;
}

/** A stop of a route: a visit, the depot or the break. */
export type Stop =
  | { kind: 'visit'; intervention: string; start: number }
  | { kind: 'depot'; start: number }
  | { kind: 'break'; start: number };

/** A technician's day, from leaving home to coming back. */
export interface PlannedRoute {
  technician: string;
  /** Index of the technician's shift. */
  shift: number;
  leave: number;
  back: number;
  stops: Stop[];
}

export interface Plan {
  routes: PlannedRoute[];
  unserved: string[];
}

/** The objective's parts, each already weighted; `total` is their sum. */
export interface Objective {
  unserved: number;
  unserved_by_priority: [number, number, number, number];
  lateness: number;
  travel: number;
  working: number;
  overtime: number;
  fairness: number;
  disruption: number;
  total: number;
}

/** What a plan publishes. */
export function visitsOfPlan(plan: Plan): Visit[] {
  return plan.routes.flatMap(({ technician, stops }) =>
    stops.flatMap((stop) => (stop.kind === 'visit' ? [{ intervention: stop.intervention, technician, start: stop.start }] : [])),
  );
}

export const MINUTES_PER_DAY = 1440;

export const defaultWeights: Weights = {
  unserved: [40_000, 20_000, 10_000, 5_000],
  lateness: [400, 200, 100, 50],
  lateness_step_minutes: 240,
  travel: 1,
  working: 0.5,
  overtime: 2,
  fairness: 0.1,
  disruption: 60,
};
