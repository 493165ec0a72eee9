import { describe, expect, it } from 'vitest';
import { visitsOf } from './test-place.ts';
import { explainUnserved, explainVisit } from './explain.ts';
import { generateProblem } from './generate.ts';
import { isLinked } from './linked.ts';
import type { Intervention, Plan, PlannedRoute, Problem } from './model.ts';
import { solve } from './solve.ts';
import { findPlaces } from './urgent.ts';

const generated = generateProblem({ technicians: 5, interventions: 25, days: 1, seed: 12, with_links: true });
const problem: Problem = {
  ...generated,
  interventions: [...generated.interventions, { ...generated.interventions[0], id: 'new', crew: 1, after: [], windows: [], skills: {} }],
};
const solved = solve(generated, { seed: 1, budget: { kind: 'iterations', count: 200 } });
const plan: Plan = { ...solved, unserved: [...solved.unserved, 'new'] };
const crewOf = (id: string) => problem.interventions.find((i) => i.id === id)?.crew ?? 0;
const linked = new Set(generated.interventions.filter(isLinked(generated)).map(({ id }) => id));
const single = visitsOf(plan).find((v) => !linked.has(v.intervention))?.intervention ?? '';
const pair = visitsOf(plan).find((v) => crewOf(v.intervention) === 2) ?? { intervention: '', technician: '', start: 0 };

const withRoutes = (change: (route: PlannedRoute) => PlannedRoute): Plan => ({ ...plan, routes: plan.routes.map(change) });
const withIntervention = (id: string, changes: Partial<Intervention>): Problem => ({
  ...problem,
  interventions: problem.interventions.map((i) => (i.id === id ? { ...i, ...changes } : i)),
});
const mapStart = (id: string, technician: string, minutes: number) =>
  withRoutes((route) => ({
    ...route,
    stops: route.stops.map((s) =>
      s.kind === 'visit' && s.intervention === id && route.technician === technician ? { ...s, start: s.start + minutes } : s,
    ),
  }));

describe('calls that make no sense', () => {
  it('names an intervention the problem does not have', () => {
    for (const call of [findPlaces, explainVisit, explainUnserved])
      expect(() => call(problem, plan, 'nowhere')).toThrow('no intervention nowhere');
  });

  it('names an intervention that is served where it must not be, and the other way round', () => {
    for (const id of [single, pair.intervention]) {
      expect(() => findPlaces(problem, plan, id)).toThrow(`${id} is already in the plan`);
      expect(() => explainUnserved(problem, plan, id)).toThrow(`${id} is already in the plan`);
      expect(explainVisit(problem, plan, id).team.length).toBe(crewOf(id));
    }
    expect(() => explainVisit(problem, plan, 'new')).toThrow('new is not in the plan');
  });

  const alone = withRoutes((route) => ({
    ...route,
    stops: route.stops.filter((s) => s.kind !== 'visit' || s.intervention !== pair.intervention || route.technician !== pair.technician),
  }));
  const [route] = plan.routes;
  const unknown = { kind: 'visit', intervention: 'ghost', start: 600 } as const;
  const cases: [string, Problem, Plan, string][] = [
    ['a visit of no intervention', problem, { ...plan, routes: [{ ...route, stops: [unknown] }] }, 'no intervention ghost'],
    ['an unserved one of no intervention', problem, { ...plan, unserved: [...plan.unserved, 'ghost'] }, 'no intervention ghost'],
    ['a technician who is not there', problem, { ...plan, routes: [{ ...route, technician: 'nobody' }] }, 'nobody has no shift 0'],
    ['a shift that is not there', problem, { ...plan, routes: [{ ...route, shift: 9 }] }, `${route.technician} has no shift 9`],
    ['two routes of one shift', problem, { ...plan, routes: [...plan.routes, route] }, `two routes for shift 0 of ${route.technician}`],
    ['a visit twice', problem, withRoutes((r) => ({ ...r, stops: [...r.stops, ...r.stops] })), 'twice'],
    ['a part of a crew', problem, alone, `${pair.intervention} has 1 of 2 technicians`],
    ['a crew too many', withIntervention(single, { crew: 2 }), plan, `${single} has 1 of 2 technicians`],
    [
      'a crew not together',
      problem,
      mapStart(pair.intervention, pair.technician, 15),
      `the crew of ${pair.intervention} does not begin together`,
    ],
    [
      'one both served and unserved',
      problem,
      { ...plan, unserved: [...plan.unserved, single] },
      `${single} is served and listed as unserved`,
    ],
    [
      'one pinned to others',
      withIntervention(single, { pinned: { technicians: ['nobody'], start: 600 } }),
      plan,
      `visits ${single}, which is pinned to others`,
    ],
  ];

  it.each(cases)('names what does not match in a plan of another problem: %s', (_, now, given, message) => {
    expect(() => findPlaces(now, given, 'new')).toThrow(message);
    expect(() => explainUnserved(now, given, 'new')).toThrow(message);
    expect(() => explainVisit(now, given, single)).toThrow(message);
  });

  it('names the visit that lies in none of its windows', () => {
    const moved = withIntervention(single, { windows: [[{ start: 0, end: 60 }]], after: [] });
    expect(() => findPlaces(moved, plan, 'new')).toThrow(new RegExp(`not feasible: .*${single}`));
    expect(() => explainVisit(moved, plan, single)).toThrow(new RegExp(`not feasible: .*${single}`));
  });
});
