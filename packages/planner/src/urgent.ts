import { distinctChoices } from './crew.ts';
import type { Plan, Problem } from './model.ts';
import { measure } from './objective.ts';
import { choicesOf, openPlacing, placeOf, whoIsFree } from './placing.ts';
import type { Place } from './placing.ts';
import { between, interventionOf, servicesOf } from './settle.ts';

/**
 * The cheapest places for an intervention that is in the problem and not in the plan, cheapest first: one a shift for a single
 * technician; for a crew no two at the same instant or with the same team. No other visit changes its technician or its order.
 * None while a predecessor is unserved.
 * @throws Error where the problem has no such intervention, the plan serves it already, or the plan is of another problem
 */
export function findPlaces(problem: Problem, plan: Plan, id: string, most = 3): Place[] {
  const intervention = interventionOf(problem, id);
  const services = servicesOf(problem, plan);
  if (services.has(id)) throw new Error(`${id} is already in the plan`);
  const placing = openPlacing(problem, plan, services, between(problem, services, intervention));
  const before = measure(problem, { ...plan, unserved: [...new Set([...plan.unserved, id])] });
  const choices = distinctChoices(choicesOf(placing, whoIsFree(placing), most), intervention.crew, most);
  return choices.map((choice) => placeOf(placing, choice, before)).sort((a, b) => a.more - b.more);
}
