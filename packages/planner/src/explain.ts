import { refusals } from './compile.ts';
import { distinctChoices } from './crew.ts';
import type { Free } from './crew.ts';
import type { Plan, Problem } from './model.ts';
import { beginnings } from './options.ts';
import { measure } from './objective.ts';
import { choicesOf, openPlacing, placeOf, planWithout, whoIsFree } from './placing.ts';
import type { Member, Place, Placing } from './placing.ts';
import { relaxationsOf } from './relaxations.ts';
import type { Relaxation } from './relaxations.ts';
import { between, interventionOf, servicesOf } from './settle.ts';

/** Why a visit is where it is. */
export interface VisitExplanation {
  technicians: string[];
  start: number;
  /** What the visit costs where it is: the plan with it less the plan without it. */
  cost: number;
  /** Other technicians' shifts, cheapest first. */
  alternatives: Place[];
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
  relaxation: { change: Relaxation; team: Member[]; start: number } | null;
}

/** Explains a served intervention: the alternatives as the rest of the plan stands. @throws Error where it is not in the plan */
export function explainVisit(problem: Problem, plan: Plan, id: string, most = 5): VisitExplanation {
  const intervention = interventionOf(problem, id);
  const services = servicesOf(problem, plan);
  const service = services.get(id);
  if (!service) throw new Error(`${id} is not in the plan`);
  const placing = openPlacing(problem, plan, services, between(problem, services, intervention));
  const now = measure(problem, plan);
  const base = measure(problem, planWithout(placing));
  const free = whoIsFree(placing);
  const others = free.map((list) => list.filter(({ technician }) => !service.technicians.includes(technician)));
  const alternatives = distinctChoices(choicesOf(placing, others, most), intervention.crew, most).map((c) => placeOf(placing, c, now));
  const cost = now.total - now.unserved - (base.total - base.unserved);
  return { ...service, cost, alternatives: alternatives.sort((a, b) => a.more - b.more), refused: refusedBy(placing, free) };
}

/** Explains an unserved intervention. */
export function explainUnserved(problem: Problem, plan: Plan, id: string): UnservedExplanation {
  const intervention = interventionOf(problem, id);
  const services = servicesOf(problem, plan);
  const open = (eased: Problem) => openPlacing(eased, plan, services, between(eased, services, interventionOf(eased, id)));
  const placing = open(problem);
  const waits_for = intervention.after.filter((before) => plan.unserved.includes(before));
  const refused = refusedBy(placing, whoIsFree(placing));
  for (const { change, relaxed } of relaxationsOf(problem, intervention)) {
    const eased = open(relaxed);
    const [best] = distinctChoices(choicesOf(eased, whoIsFree(eased), 1), eased.target.crew, 1);
    if (!best) continue;
    const { team, start } = placeOf(eased, best, measure(relaxed, plan));
    return { waits_for, refused, relaxation: { change, team, start } };
  }
  return { waits_for, refused, relaxation: null };
}

function refusedBy({ problem, compiled: { shifts }, target }: Placing, free: readonly Free[][]): Refusal[] {
  const possible = new Set(free.flatMap((list) => list.map(({ technician }) => technician)));
  return problem.technicians.flatMap((technician) => {
    if (possible.has(technician.id)) return [];
    const own = shifts.filter((key) => key.technician.id === technician.id);
    const reasons = new Set(own.flatMap((key) => refusals(target, key)));
    const present = own.some((key) => beginnings(target, { start: key.open, end: key.close }).length > 0);
    if (!present) reasons.add('absent');
    if (reasons.size === 0) reasons.add('full');
    return [{ technician: technician.id, reasons: [...reasons] }];
  });
}
