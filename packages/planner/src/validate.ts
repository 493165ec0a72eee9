import type { Intervention, Plan, PlannedRoute, Problem, Technician, Travel } from './model.ts';

/** Rounding allowed between two instants, minutes. */
const TOLERANCE = 1e-6;

/** Checks a plan against its problem, with none of the search's code. @returns what is wrong, nothing where all is well */
export function validatePlan(problem: Problem, plan: Plan): string[] {
  const wrong: string[] = [];
  const interventions = new Map(problem.interventions.map((i) => [i.id, i]));
  const technicians = new Map(problem.technicians.map((t) => [t.id, t]));
  const minutes = travelBetween(problem.travel);
  const served = new Map<string, { technician: string; start: number }[]>();
  const days = new Set<string>();
  for (const route of plan.routes) {
    const technician = technicians.get(route.technician);
    const key = `${route.technician}/${route.shift}`;
    if (days.has(key)) wrong.push(`${key}: two routes`);
    days.add(key);
    if (technician) wrong.push(...checkRoute(problem, route, technician, interventions, minutes).map((text) => `${key}: ${text}`));
    else wrong.push(`${key}: no such technician`);
    for (const stop of route.stops)
      if (stop.kind === 'visit') served.set(stop.intervention, [...(served.get(stop.intervention) ?? []), { ...route, start: stop.start }]);
  }
  for (const intervention of problem.interventions) wrong.push(...checkService(intervention, served, plan, interventions));
  return wrong;
}

/** Minutes between two places, computed from the problem alone. */
export function travelBetween(travel: Travel): (from: number, to: number) => number {
  if (travel.kind === 'matrix') return (from, to) => travel.minutes[from][to];
  const radians = (degrees: number) => (degrees * Math.PI) / 180;
  return (from, to) => {
    // By the haversine (the search goes by the chord), in minutes rounded to the second.
    const [p, q] = [travel.places[from], travel.places[to]];
    const half =
      Math.sin(radians(p.latitude - q.latitude) / 2) ** 2 +
      Math.cos(radians(p.latitude)) * Math.cos(radians(q.latitude)) * Math.sin(radians(p.longitude - q.longitude) / 2) ** 2;
    const km = 2 * Math.asin(Math.min(1, Math.sqrt(half))) * 6371.0088 * travel.factor;
    return Math.round((km * 3600) / travel.speed_km_per_hour) / 60;
  };
}

function checkRoute(
  problem: Problem,
  route: PlannedRoute,
  technician: Technician,
  interventions: ReadonlyMap<string, Intervention>,
  minutes: (from: number, to: number) => number,
): string[] {
  const shift = technician.shifts[route.shift];
  if (!shift) return ['no such shift'];
  const wrong: string[] = [];
  const late = (a: number, b: number) => a > b + TOLERANCE;
  if (late(shift.start, route.leave)) wrong.push('leaves before the shift');
  if (late(route.back, shift.end + shift.overtime_minutes)) wrong.push('comes back after the shift and its overtime');
  for (const leave of technician.leaves)
    if (late(route.back, leave.start) && late(leave.end, route.leave)) wrong.push(`works in the leave from ${leave.start}`);
  let free = route.leave;
  let at = technician.home;
  let stocked = false;
  let breaks = 0;
  const parts = { ...technician.parts };
  route.stops.forEach((stop, k) => {
    const following = route.stops.slice(k).find((s) => s.kind !== 'break');
    const target = following?.kind === 'visit' ? interventions.get(following.intervention)?.place : problem.depot;
    const place = following ? (target ?? technician.home) : technician.home;
    if (late(free + minutes(at, place), stop.start)) wrong.push(`stop ${k + 1} begins before the technician is there`);
    at = place;
    free = stop.start;
    if (stop.kind === 'depot') {
      stocked = true;
      if (problem.depot === null) wrong.push('there is no depot');
    } else if (stop.kind === 'break') {
      breaks++;
      free += shift.break?.minutes ?? 0;
      if (!shift.break || late(shift.break.earliest, stop.start) || late(stop.start, shift.break.latest))
        wrong.push('break at a wrong time');
    } else {
      const intervention = interventions.get(stop.intervention);
      if (!intervention) return void wrong.push(`no intervention ${stop.intervention}`);
      free += intervention.minutes;
      if (!intervention.pinned) wrong.push(...checkVisit(intervention, technician, stop.start, shift.end + shift.overtime_minutes));
      if (stocked) return;
      for (const tool of intervention.tools) if (!technician.tools.includes(tool)) wrong.push(`no tool ${tool} for ${intervention.id}`);
      for (const [part, amount] of Object.entries(intervention.parts)) {
        parts[part] = (parts[part] ?? 0) - amount;
        if (parts[part] < 0) wrong.push(`not enough ${part} for ${intervention.id}`);
      }
    }
  });
  if (late(free + minutes(at, technician.home), route.back)) wrong.push('comes back before it is possible');
  const away = technician.leaves.some((leave) => leave.end > shift.start && leave.start < shift.end + shift.overtime_minutes);
  if (shift.break && shift.break.minutes > 0 && route.stops.length > 0 && breaks !== 1 && !(away && breaks === 0))
    wrong.push(`${breaks} breaks`);
  return wrong;
}

function checkVisit(intervention: Intervention, technician: Technician, start: number, until: number): string[] {
  const { id } = intervention;
  const wrong: string[] = [];
  const end = start + intervention.minutes;
  for (const union of intervention.windows)
    if (!union.some((window) => start >= window.start - TOLERANCE && end <= window.end + TOLERANCE))
      wrong.push(`${id} is outside a window`);
  for (const [skill, level] of Object.entries(intervention.skills))
    if (!((technician.skills[skill] ?? 0) >= level)) wrong.push(`${id} needs ${skill} ${level}`);
  for (const certificate of intervention.certificates)
    if (!((technician.certificates[certificate] ?? -1) >= Math.min(end, until))) wrong.push(`${id} needs the certificate ${certificate}`);
  if (intervention.allowed_technicians && !intervention.allowed_technicians.includes(technician.id))
    wrong.push(`${id} does not allow them`);
  if (intervention.forbidden_technicians.includes(technician.id)) wrong.push(`${id} forbids them`);
  return wrong;
}

function checkService(
  intervention: Intervention,
  served: ReadonlyMap<string, { technician: string; start: number }[]>,
  plan: Plan,
  interventions: ReadonlyMap<string, Intervention>,
): string[] {
  const { id, pinned, crew } = intervention;
  const visits = served.get(id) ?? [];
  const listed = plan.unserved.filter((other) => other === id).length;
  if (visits.length === 0 && !pinned) return listed === 1 ? [] : [`${id} is neither served nor listed once as unserved`];
  const wrong: string[] = [];
  if (listed > 0) wrong.push(`${id} is served and listed as unserved`);
  if (new Set(visits.map((v) => v.technician)).size !== crew || visits.length !== crew) wrong.push(`${id} has ${visits.length} of ${crew}`);
  if (visits.some((v) => Math.abs(v.start - visits[0].start) > TOLERANCE)) wrong.push(`${id}: the crew does not begin together`);
  if (pinned && visits.some((v) => !pinned.technicians.includes(v.technician) || Math.abs(v.start - pinned.start) > TOLERANCE))
    wrong.push(`${id} is pinned and moved`);
  for (const before of pinned ? [] : intervention.after) {
    const [first] = served.get(before) ?? [];
    const end = first ? first.start + (interventions.get(before)?.minutes ?? 0) : Infinity;
    if (visits.some((v) => v.start < end - TOLERANCE)) wrong.push(`${id} begins before ${before} ends`);
  }
  return wrong;
}
