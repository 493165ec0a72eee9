import { expect } from 'vitest';
import type { Plan, Problem } from './model.ts';
import { measure } from './objective.ts';
import type { Place } from './placing.ts';
import { validatePlan } from './validate.ts';

/** A plan's visits. */
export const visitsOf = (plan: Plan) =>
  plan.routes.flatMap(({ technician, shift, stops }) => stops.flatMap((s) => (s.kind === 'visit' ? [{ technician, shift, ...s }] : [])));

/** Every technician's visits in their order, without one intervention's. */
const orders = (plan: Plan, but: string) =>
  new Map(
    plan.routes
      .map(({ technician, shift, stops }) => {
        const ids = stops.flatMap((s) => (s.kind === 'visit' && s.intervention !== but ? [s.intervention] : []));
        return [`${technician}/${shift}`, ids.join()] as const;
      })
      .filter(([, ids]) => ids.length > 0),
  );

/** Checks of the tests: the place is a valid plan that has the intervention where it says, nobody else moved, at the cost it says. */
export function expectTrue(problem: Problem, plan: Plan, place: Place, id: string): void {
  expect(validatePlan(problem, place.plan)).toEqual([]);
  const here = visitsOf(place.plan).filter((v) => v.intervention === id);
  expect(here.map(({ technician, shift }) => `${technician}/${shift}`).sort()).toEqual(
    place.team.map(({ technician, shift }) => `${technician}/${shift}`).sort(),
  );
  for (const { start } of here) expect(start).toBeCloseTo(place.start, 5);
  expect(orders(place.plan, id)).toEqual(orders(plan, id));
  const served = { ...plan, unserved: plan.unserved.filter((other) => other !== id) };
  expect(measure(problem, served).total + place.more).toBeCloseTo(measure(problem, place.plan).total, 6);
  expect(place.parts.total - place.parts.unserved).toBeCloseTo(place.more, 9);
  const at = new Map(visitsOf(place.plan).map((v) => [`${v.technician} ${v.intervention}`, v.start]));
  const moved = visitsOf(plan).filter(({ technician, intervention, start }) => {
    const now = at.get(`${technician} ${intervention}`) ?? start;
    return intervention !== id && Math.abs(now - start) >= 0.5;
  });
  expect(place.shifted.map((s) => s.intervention).sort()).toEqual(moved.map((v) => v.intervention).sort());
}
