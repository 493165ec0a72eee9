/**
 * What the search sees: whole numbers and flat typed arrays. A shift is one technician on one day; a visit is one technician's part
 * of an intervention; an option is one window in which a visit may begin, so that several windows cost the search no exactness.
 * Times are in the unit of the travel matrix (minutes in the product).
 */
export interface Instance {
  visits: number;
  shifts: number;
  places: number;
  /** travel[from * places + to] */
  travel: Float64Array;
  place: Int32Array;
  service: Float64Array;
  /** Cost of leaving a visit unserved. */
  penalty: Float64Array;
  /** The options of visit v are option_first[v] … option_first[v + 1] − 1. */
  option_first: Int32Array;
  option_open: Float64Array;
  /** Latest beginning of the service. */
  option_close: Float64Array;
  option_cost: Float64Array;
  /** assign[shift * visits + visit]: cost of this pair beside the route's own, Infinity where it is refused. */
  assign: Float64Array;
  /** Bits of the tools a visit needs. */
  tools: Uint32Array;
  part_kinds: number;
  /** parts[visit * part_kinds + kind] */
  parts: Int32Array;
  start_place: Int32Array;
  end_place: Int32Array;
  shift_open: Float64Array;
  /** Latest arrival at the end place, overtime included. */
  shift_close: Float64Array;
  /** End of the paid hours: what comes after is overtime. */
  shift_regular: Float64Array;
  /** Place where tools and parts are had, −1 where the shift may not go there. */
  depot_place: Int32Array;
  depot_open: number;
  depot_close: number;
  /** 0 where the shift has no break. The break is taken on arrival at the next stop. */
  break_duration: Float64Array;
  break_open: Float64Array;
  break_close: Float64Array;
  owned: Uint32Array;
  carried: Int32Array;
  weight_duration: number;
  weight_travel: number;
  weight_overtime: number;
  /** Weight of duration² / shift length. */
  weight_fairness: number;
  /** 1 for a visit the search may not move on its own: pinned, or part of a group. */
  locked: Uint8Array;
  /** Each after those it waits for. */
  groups: Group[];
}

/**
 * Visits moved as one, as their time is tied to others': the members of a crew, or one visit with another one before or after it. Each
 * option of theirs is an instant, the same for all; what is paid once for all is paid by the first.
 */
export interface Group {
  /** The members are visits first … first + crew − 1. */
  first: number;
  crew: number;
  /** Groups that end before it begins. */
  before: number[];
  /** End of what it waits for that is in no group. */
  earliest: number;
}

/** A route: the visits of one shift in order, −1 for the depot, −2 for the break; option of each visit beside it. */
export interface Route {
  shift: number;
  stops: number[];
}

export const DEPOT = -1;
export const BREAK = -2;
