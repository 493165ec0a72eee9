import { compile, refusals } from './compile.ts';
import type { Compiled } from './compile.ts';
import type { Plan, Problem } from './model.ts';
import { beginnings } from './options.ts';
import { measure } from './objective.ts';
import { relaxationsOf } from './relaxations.ts';
import type { Relaxation } from './relaxations.ts';
import { openPlan } from './solve.ts';
import { bestShifts, placeIn, visitOf } from './urgent.ts';
import type { Place } from './urgent.ts';

/** Why a visit is where it is. */
export interface VisitExplanation {
  technician: string;
  start: number;
  /** What the visit costs where it is: the plan with it less the plan without it. */
  cost: number;
  /** Other technicians' shifts, cheapest first; `more` is what each would cost above the present place. */
  alternatives: { technician: string; shift: number; start: number; more: number; parts: Place['parts'] }[];
  /** Technicians who cannot take it, and why. */
  refused: Refusal[];
}

export interface Refusal {
  technician: string;
  /** skill:NAME, certificate:NAME, not_allowed, forbidden, absent (no shift in any window), full (no room between the other visits). */
  reasons: string[];
}

export interface UnservedExplanation {
  /** Interventions before it that are themselves unserved. */
  waits_for: string[];
  refused: Refusal[];
  /** The smallest change that lets it in without moving another visit, null where none that is tried does. */
  relaxation: { change: Relaxation; technician: string; start: number } | null;
}

/** Explains a served visit: the alternatives as the rest of the plan stands. @throws Error where it is not in the plan or has a crew */
export function explainVisit(problem: Problem, plan: Plan, id: string, most = 5): VisitExplanation {
  const route = plan.routes.find(({ stops }) => stops.some((stop) => stop.kind === 'visit' && stop.intervention === id));
  const stop = route?.stops.find((each) => each.kind === 'visit' && each.intervention === id);
  if (!route || !stop) throw new Error(`${id} is not in the plan`);
  const compiled = compile(problem);
  const visit = visitOf(compiled, id);
  const without: Plan = {
    routes: plan.routes.map((each) => (each === route ? { ...each, stops: each.stops.filter((other) => other !== stop) } : each)),
    unserved: [...plan.unserved, id],
  };
  const base = measure(problem, without);
  const now = measure(problem, plan);
  const cost = now.total - now.unserved - (base.total - base.unserved);
  const shifts = bestShifts(compiled, openPlan(compiled, without), visit);
  const others = shifts.filter(
    ({ shift }) => compiled.shifts[shift].technician.id !== route.technician || compiled.shifts[shift].index !== route.shift,
  );
  const alternatives = others.slice(0, most).map(({ shift }) => {
    const place = placeIn(compiled, without, base, visit, shift);
    return { technician: place.technician, shift: place.shift, start: place.start, more: place.extra_cost - cost, parts: place.parts };
  });
  return { technician: route.technician, start: stop.start, cost, alternatives, refused: refusedBy(compiled, id, shifts) };
}

/** Explains an unserved intervention. @throws Error where it has a crew */
export function explainUnserved(problem: Problem, plan: Plan, id: string): UnservedExplanation {
  const compiled = compile(problem);
  const visit = visitOf(compiled, id);
  const { intervention } = compiled.visits[visit];
  const shifts = bestShifts(compiled, openPlan(compiled, plan), visit);
  const waits_for = intervention.after.filter((before) => plan.unserved.includes(before));
  const refused = refusedBy(compiled, id, shifts);
  for (const { change, relaxed } of relaxationsOf(problem, intervention)) {
    const eased = compile(relaxed);
    const [best] = bestShifts(eased, openPlan(eased, plan), visit);
    if (!best) continue;
    const { technician, start } = placeIn(eased, plan, measure(relaxed, plan), visit, best.shift);
    return { waits_for, refused, relaxation: { change, technician, start } };
  }
  return { waits_for, refused, relaxation: null };
}

function refusedBy({ problem, shifts, first_visit, visits }: Compiled, id: string, possible: readonly { shift: number }[]): Refusal[] {
  const { intervention } = visits[first_visit.get(id) ?? 0];
  return problem.technicians.flatMap((technician) => {
    const own = shifts.flatMap((key, s) => (key.technician.id === technician.id ? [{ key, s }] : []));
    if (own.some(({ s }) => possible.some(({ shift }) => shift === s))) return [];
    const reasons = new Set(own.flatMap(({ key }) => refusals(intervention, key)));
    const present = own.some(({ key }) => beginnings(intervention, { start: key.open, end: key.close }).length > 0);
    if (!present) reasons.add('absent');
    if (reasons.size === 0) reasons.add('full');
    return [{ technician: technician.id, reasons: [...reasons] }];
  });
}
