import { cutAround, exchangesOf, otherTeams, otherTimes } from './alternatives.ts';
import type { Exchange, Present } from './alternatives.ts';
import { distinctChoices, oneEach } from './crew.ts';
import type { Intervention, Objective, Plan, Problem } from './model.ts';
import { measure } from './objective.ts';
import { choicesOf, difference, membersOf, openPlacing, placeOf, planWithout, whoIsFree } from './placing.ts';
import type { Member, Place, Placing } from './placing.ts';
import { barriersOf, refusedBy } from './refused.ts';
import type { Refusal } from './refused.ts';
import { relaxationsOf } from './relaxations.ts';
import type { Relaxation } from './relaxations.ts';
import { beginningsAfter, between, endsBefore, interventionOf, servicesOf } from './settle.ts';
import type { Bound } from './settle.ts';

/** Why an intervention is where it is. */
export interface VisitExplanation {
  /** Who does it. */
  team: Member[];
  /** Beginning of the service, minutes. */
  start: number;
  /** The predecessor that ends last, and when: it cannot begin before. */
  not_before: Bound | null;
  /** The successor that begins first, and when: it cannot end after. */
  not_after: Bound | null;
  /**
   * What it costs where it is: the plan with it less the plan without it; null where a day is not feasible without it (a break is
   * taken on arrival at a stop, and may fit nowhere else): then there is no alternative either.
   */
  cost: number | null;
  /** The parts of that cost. */
  parts: Objective | null;
  /** Other places as the rest of the plan stands, cheapest first: other teams, and clearly different times of the same one. */
  alternatives: Place[];
  /** Exchanges of one member of a crew, cheapest first; none for a single technician, whose alternatives tell that. */
  exchanges: Exchange[];
  /** Technicians who cannot take part, and why. */
  refused: Refusal[];
}

export interface UnservedExplanation {
  /** Interventions before it that are themselves unserved. */
  waits_for: string[];
  /** Interventions before it that end after the last instant at which anyone able could begin it. */
  ends_too_late: string[];
  /** Interventions after it that begin before anyone able could end it. */
  begins_too_early: string[];
  /** Technicians who cannot take part, and why; predecessors and successors that bar everyone are left aside here. */
  refused: Refusal[];
  /** Technicians needed, and the most of them who could come at one instant (predecessors and successors aside where they bar everyone). */
  crew: { needed: number; most_at_once: number };
  /**
   * The smallest change that lets it in without moving another visit, and who then comes; null where none that is tried does, where
   * it waits for an unserved one, or where there is room as it is: findPlaces tells it.
   */
  relaxation: { change: Relaxation; team: Member[]; start: number } | null;
}

/**
 * Explains a served intervention.
 * @param most other teams told, other times of the same team told, and exchanges told, at most
 * @throws Error where the problem has no such intervention, the plan does not serve it, or the plan is of another problem
 */
export function explainVisit(problem: Problem, plan: Plan, id: string, most = 5): VisitExplanation {
  const intervention = interventionOf(problem, id);
  const services = servicesOf(problem, plan);
  const service = services.get(id);
  if (!service) throw new Error(`${id} is not in the plan`);
  const placing = openPlacing(problem, plan, services, cutAround(problem, between(problem, services, intervention), service));
  const now = measure(problem, plan);
  const parts = placing.feasible ? difference(now, measure(problem, planWithout(placing))) : null;
  const present: Present = { placing, free: whoIsFree(placing), service, cost: now, most };
  const places = parts ? [...otherTeams(present), ...otherTimes(present)] : [];
  return {
    team: membersOf(placing, placing.emptied),
    start: service.start,
    not_before: endsBefore(problem, services, intervention).sort((a, b) => b.minute - a.minute)[0] ?? null,
    not_after: beginningsAfter(problem, services, intervention).sort((a, b) => a.minute - b.minute)[0] ?? null,
    cost: parts && parts.total - parts.unserved,
    parts,
    alternatives: places.sort((a, b) => a.more - b.more),
    exchanges: parts ? exchangesOf(present) : [],
    refused: refusedBy(placing, placing.target, present.free).filter(({ technician }) => !service.technicians.includes(technician)),
  };
}

/**
 * Explains an unserved intervention.
 * @throws Error where the problem has no such intervention, the plan serves it, or the plan is of another problem
 */
export function explainUnserved(problem: Problem, plan: Plan, id: string): UnservedExplanation {
  const intervention = interventionOf(problem, id);
  const services = servicesOf(problem, plan);
  if (services.has(id)) throw new Error(`${id} is already in the plan`);
  const open = (eased: Problem) => openPlacing(eased, plan, services, between(eased, services, interventionOf(eased, id)));
  const placing = open(problem);
  const barred = barriersOf(placing, services, intervention);
  const free = whoIsFree(barred.any ? openPlacing(problem, plan, services, intervention) : placing);
  const most_at_once = Math.max(0, ...free.map((list) => Math.min(intervention.crew, oneEach(list).length)));
  const fits = !barred.any && most_at_once === intervention.crew;
  return {
    waits_for: barred.waits_for,
    ends_too_late: barred.ends_too_late,
    begins_too_early: barred.begins_too_early,
    refused: refusedBy(placing, barred.any ? intervention : placing.target, free),
    crew: { needed: intervention.crew, most_at_once },
    relaxation: fits || barred.waits_for.length > 0 ? null : smallestRelaxation(problem, intervention, open),
  };
}

function smallestRelaxation(problem: Problem, intervention: Intervention, open: (eased: Problem) => Placing) {
  for (const { change, relaxed } of relaxationsOf(problem, intervention)) {
    const placing = open(relaxed);
    const [best] = distinctChoices(choicesOf(placing, whoIsFree(placing), 1), placing.target.crew, 1);
    if (!best) continue;
    const { team, start } = placeOf(placing, best, measure(relaxed, placing.plan));
    return { change, team, start };
  }
  return null;
}
