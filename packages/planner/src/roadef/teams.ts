/** A team of one day: who is in it and what it does, in order. */
export interface Team {
  members: number[];
  /** have[domain * levels + level − 1]: members of that level or above. */
  have: Int16Array;
  jobs: number[];
}

export interface Day {
  free: number[];
  /** What those who are free know: as a team's. */
  free_have: Int16Array;
  teams: Team[];
  /** Latest end of all, then of priorities 1-4, 0 where there is none. */
  ends: Float64Array;
  /** Sum of ends, each weighted as its priority. */
  sum: number;
}

/** What work asks for and technicians know. */
export interface Needs {
  readonly width: number;
  /** has[technician * width + need]: 1 where the technician is of that level or above. */
  readonly has: Uint8Array;
  /** Positions of a job's need that are not zero, and what they ask for. */
  readonly asked: Int32Array[];
  readonly asked_count: Int32Array[];
  /** All levels of each technician. */
  readonly skill: number[];
  /** Called before a team changes. */
  touchTeam(team: Team): void;
}

/** Lets go of members a day's teams no longer need, and of teams without work; who knows less, and enough, takes the place of others. */
export function tidyTeams(needs: Needs, day: Day): void {
  const required = new Int16Array(needs.width);
  for (let k = day.teams.length - 1; k >= 0; k--) {
    const team = day.teams[k];
    if (team.jobs.length === 0) {
      for (const t of team.members) release(needs, day, t);
      day.teams.splice(k, 1);
      continue;
    }
    require(needs, team, required);
    for (let m = team.members.length - 1; m >= 0; m--) {
      if (!suffices(needs, team, m, NOBODY, required)) continue;
      release(needs, day, team.members[m]);
      replace(needs, team, m, NOBODY);
    }
  }
  if (day.free.length === 0) return;
  // Once all who are not needed are free.
  for (const team of day.teams) {
    require(needs, team, required);
    ease(needs, day, team, required);
  }
}

const NOBODY = -1;

function release({ width, has }: Needs, { free, free_have }: Day, technician: number): void {
  free.push(technician);
  for (let n = 0; n < width; n++) free_have[n] += has[technician * width + n];
}

/** Frees all members of a team, whose work stays. */
export function dissolve(needs: Needs, day: Day, team: Team): void {
  needs.touchTeam(team);
  for (const t of team.members) release(needs, day, t);
  team.members.length = 0;
  team.have.fill(0);
}

/** Writes what a team's work asks for, need by need. */
function require({ asked, asked_count }: Needs, { jobs }: Team, required: Int16Array): void {
  required.fill(0);
  for (const j of jobs)
    for (let k = 0; k < asked[j].length; k++) {
      const n = asked[j][k];
      if (asked_count[j][k] > required[n]) required[n] = asked_count[j][k];
    }
}

/** Whether a team can do its work without a member, another technician in his place. */
function suffices({ width, has }: Needs, { members, have }: Team, member: number, other: number, required: Int16Array): boolean {
  const leaves = members[member] * width;
  for (let n = 0; n < width; n++) {
    const comes = other === NOBODY ? 0 : has[other * width + n];
    if (have[n] - has[leaves + n] + comes < required[n]) return false;
  }
  return true;
}

/** What a team's work asks for, need by need. */
export function requirementsOf(needs: Needs, team: Team): Int16Array {
  const required = new Int16Array(needs.width);
  require(needs, team, required);
  return required;
}

function replace(needs: Needs, team: Team, member: number, other: number): void {
  const { width, has } = needs;
  const { members, have } = team;
  needs.touchTeam(team);
  const leaves = members[member] * width;
  for (let n = 0; n < width; n++) have[n] += (other === NOBODY ? 0 : has[other * width + n]) - has[leaves + n];
  if (other === NOBODY) members.splice(member, 1);
  else members[member] = other;
}

/** Frees those who know more than the work needs, where somebody free knows enough. */
function ease(needs: Needs, { free, free_have }: Day, team: Team, required: Int16Array): void {
  const { skill, width, has } = needs;
  for (let m = 0; m < team.members.length; m++) {
    const present = team.members[m];
    let best = -1;
    for (let f = 0; f < free.length; f++)
      if (skill[free[f]] < skill[best < 0 ? present : free[best]] && suffices(needs, team, m, free[f], required)) best = f;
    if (best < 0) continue;
    const other = free[best];
    replace(needs, team, m, other);
    free[best] = present;
    for (let n = 0; n < width; n++) free_have[n] += has[present * width + n] - has[other * width + n];
  }
}
