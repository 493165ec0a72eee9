import type { Intervention, Interval, Problem, Technician } from './model.ts';

/** A problem that makes no sense; `field` says where: `interventions[3].windows[0][1].end`. */
export class InvalidProblem extends Error {
  readonly field: string;

  constructor(field: string, reason: string) {
    super(`${field}: ${reason}`);
    this.name = 'InvalidProblem';
    this.field = field;
  }
}

/** Refuses a problem with the first field that is wrong. @throws InvalidProblem */
export function checkProblem(problem: Problem): void {
  const places = checkTravel(problem);
  checkWeights(problem);
  if (problem.depot !== null) checkPlace('depot', problem.depot, places);
  const technicians = unique('technicians', problem.technicians);
  const interventions = unique('interventions', problem.interventions);
  const known = new Set(problem.skills);
  problem.technicians.forEach((t, k) => {
    checkTechnician(`technicians[${k}]`, t, places);
    for (const skill of Object.keys(t.skills)) if (!known.has(skill)) refuse(`technicians[${k}].skills.${skill}`, 'the skill is unknown');
  });
  problem.interventions.forEach((i, k) => {
    const field = `interventions[${k}]`;
    checkIntervention(field, i, places);
    for (const skill of Object.keys(i.skills)) if (!known.has(skill)) refuse(`${field}.skills.${skill}`, 'the skill is unknown');
    checkIds(`${field}.after`, i.after, interventions);
    checkIds(`${field}.allowed_technicians`, i.allowed_technicians ?? [], technicians);
    checkIds(`${field}.forbidden_technicians`, i.forbidden_technicians, technicians);
    if (i.pinned) {
      checkIds(`${field}.pinned.technicians`, i.pinned.technicians, technicians);
      finite(`${field}.pinned.start`, i.pinned.start);
      if (i.pinned.technicians.length !== i.crew) refuse(`${field}.pinned.technicians`, `${i.crew} technicians make the crew`);
    }
  });
  checkPrecedences(problem);
  problem.published.forEach((visit, k) => {
    checkIds(`published[${k}].technician`, [visit.technician], technicians);
    checkIds(`published[${k}].intervention`, [visit.intervention], interventions);
    finite(`published[${k}].start`, visit.start);
  });
}

function refuse(field: string, reason: string): never {
  throw new InvalidProblem(field, reason);
}

function finite(field: string, value: number): void {
  if (!Number.isFinite(value)) refuse(field, `${value} is no number`);
}

function atLeast(field: string, value: number, least: number): void {
  finite(field, value);
  if (value < least) refuse(field, `${value} is below ${least}`);
}

function whole(field: string, value: number, least: number, most: number): void {
  if (!Number.isInteger(value) || value < least || value > most) refuse(field, `${value} is no whole number from ${least} to ${most}`);
}

function checkPlace(field: string, place: number, places: number): void {
  whole(field, place, 0, places - 1);
}

function unique(field: string, list: readonly { id: string }[]): Set<string> {
  const seen = new Set<string>();
  list.forEach(({ id }, k) => {
    if (seen.has(id)) refuse(`${field}[${k}].id`, `${id} is there twice`);
    seen.add(id);
  });
  return seen;
}

function checkIds(field: string, ids: readonly string[], known: ReadonlySet<string>): void {
  ids.forEach((id, k) => {
    if (!known.has(id)) refuse(ids.length > 1 ? `${field}[${k}]` : field, `${id} is unknown`);
  });
}

function checkTravel({ travel }: Problem): number {
  if (travel.kind === 'coordinates') {
    atLeast('travel.factor', travel.factor, 0);
    atLeast('travel.speed_km_per_hour', travel.speed_km_per_hour, 0.1);
    travel.places.forEach(({ latitude, longitude }, k) => {
      if (!(Math.abs(latitude) <= 90)) refuse(`travel.places[${k}].latitude`, `${latitude} is no latitude`);
      if (!(Math.abs(longitude) <= 180)) refuse(`travel.places[${k}].longitude`, `${longitude} is no longitude`);
    });
    return travel.places.length;
  }
  travel.minutes.forEach((row, from) => {
    if (row.length !== travel.minutes.length) refuse(`travel.minutes[${from}]`, 'the matrix is not square');
    row.forEach((minutes, to) => atLeast(`travel.minutes[${from}][${to}]`, minutes, 0));
  });
  return travel.minutes.length;
}

function checkWeights({ weights }: Problem): void {
  for (const [name, value] of Object.entries(weights))
    for (const each of [value].flat()) atLeast(`weights.${name}`, each, name === 'lateness_step_minutes' ? 1 : 0);
}

function checkInterval(field: string, { start, end }: Interval): void {
  finite(`${field}.start`, start);
  finite(`${field}.end`, end);
  if (end < start) refuse(`${field}.end`, `${end} is before the start ${start}`);
}

function checkAmounts(field: string, amounts: Record<string, number>): void {
  for (const [name, amount] of Object.entries(amounts)) whole(`${field}.${name}`, amount, 0, 1e9);
}

function checkLevels(field: string, levels: Record<string, number>): void {
  for (const [name, level] of Object.entries(levels)) whole(`${field}.${name}`, level, 1, 4);
}

function checkTechnician(field: string, technician: Technician, places: number): void {
  checkPlace(`${field}.home`, technician.home, places);
  checkLevels(`${field}.skills`, technician.skills);
  checkAmounts(`${field}.parts`, technician.parts);
  for (const [name, until] of Object.entries(technician.certificates))
    if (Number.isNaN(until)) refuse(`${field}.certificates.${name}`, 'NaN is no instant');
  technician.leaves.forEach((leave, k) => checkInterval(`${field}.leaves[${k}]`, leave));
  let last = -Infinity;
  technician.shifts.forEach((shift, k) => {
    const at = `${field}.shifts[${k}]`;
    checkInterval(at, shift);
    atLeast(`${at}.overtime_minutes`, shift.overtime_minutes, 0);
    if (shift.start < last) refuse(`${at}.start`, 'begins before the shift before it ends');
    last = shift.end + shift.overtime_minutes;
    if (!shift.break) return;
    checkInterval(`${at}.break`, { start: shift.break.earliest, end: shift.break.latest });
    atLeast(`${at}.break.minutes`, shift.break.minutes, 0);
  });
}

function checkIntervention(field: string, intervention: Intervention, places: number): void {
  checkPlace(`${field}.place`, intervention.place, places);
  atLeast(`${field}.minutes`, intervention.minutes, 0);
  whole(`${field}.priority`, intervention.priority, 1, 4);
  whole(`${field}.crew`, intervention.crew, 1, 50);
  checkLevels(`${field}.skills`, intervention.skills);
  checkAmounts(`${field}.parts`, intervention.parts);
  if (intervention.due !== null) finite(`${field}.due`, intervention.due);
  intervention.windows.forEach((union, k) => union.forEach((window, n) => checkInterval(`${field}.windows[${k}][${n}]`, window)));
}

function checkPrecedences({ interventions }: Problem): void {
  const after = new Map(interventions.map((i) => [i.id, i.after]));
  const state = new Map<string, 'open' | 'done'>();
  const visit = (id: string, field: string): void => {
    if (state.get(id) === 'open') refuse(field, `${id} comes after itself`);
    if (state.has(id)) return;
    state.set(id, 'open');
    for (const before of after.get(id) ?? []) visit(before, field);
    state.set(id, 'done');
  };
  interventions.forEach(({ id }, k) => visit(id, `interventions[${k}].after`));
}
