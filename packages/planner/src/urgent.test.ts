import { describe, expect, it } from 'vitest';
import { explainUnserved, explainVisit } from './explain.ts';
import { generateProblem } from './generate.ts';
import type { Problem } from './model.ts';
import { measure } from './objective.ts';
import { replan } from './replan.ts';
import { solve } from './solve.ts';
import { findPlaces } from './urgent.ts';
import { validatePlan } from './validate.ts';

const budget = (count: number) => ({ kind: 'iterations', count }) as const;

function planned(seed: number) {
  const problem = generateProblem({ technicians: 6, interventions: 40, days: 1, seed });
  return { problem, plan: solve(problem, { seed: 1, budget: budget(1500) }) };
}

function withUrgent(problem: Problem): Problem {
  return { ...problem, interventions: [...problem.interventions, { ...problem.interventions[0], id: 'urgent', priority: 1, windows: [] }] };
}

describe('findPlaces', () => {
  it('gives valid plans, the cheapest first, with the cost the objective tells', () => {
    const { problem, plan } = planned(3);
    const urgent = withUrgent(problem);
    const places = findPlaces(urgent, plan, 'urgent');
    expect(places.length).toBe(3);
    const without = { ...plan, unserved: [...plan.unserved, 'urgent'] };
    for (const place of places) {
      expect(validatePlan(urgent, place.plan)).toEqual([]);
      expect(place.parts.total).toBeCloseTo(measure(urgent, place.plan).total - measure(urgent, without).total, 6);
    }
    expect(places.map((p) => p.more)).toEqual(places.map((p) => p.more).toSorted((a, b) => a - b));
  });
});

describe('replan', () => {
  it('serves what a missing technician had, and moves few others', () => {
    const { problem, plan } = planned(4);
    const [absent] = plan.routes;
    const now: Problem = {
      ...problem,
      weights: { ...problem.weights, disruption: 300 },
      technicians: problem.technicians.filter((t) => t.id !== absent.technician),
    };
    const { plan: again, moved } = replan(now, plan, { seed: 1, budget: budget(3000) });
    expect(validatePlan(now, again)).toEqual([]);
    const lost = new Set(absent.stops.flatMap((stop) => (stop.kind === 'visit' ? [stop.intervention] : [])));
    expect(moved.filter((id) => !lost.has(id)).length).toBeLessThanOrEqual(3);
    expect(again.unserved.length).toBeLessThan(lost.size);
  });

  it('keeps what is pinned around a new intervention', () => {
    const { problem, plan } = planned(5);
    const [route] = plan.routes;
    const [first] = route.stops.filter((stop) => stop.kind === 'visit');
    const pin = { technicians: [route.technician], start: first.start };
    const urgent = withUrgent(problem);
    const now = { ...urgent, interventions: urgent.interventions.map((i) => (i.id === first.intervention ? { ...i, pinned: pin } : i)) };
    const { plan: again } = replan(now, plan, { seed: 2, budget: budget(500) });
    expect(validatePlan(now, again)).toEqual([]);
    expect(again.unserved).not.toContain('urgent');
  });

  it('keeps to the new hours of a technician who leaves early', () => {
    const { problem, plan } = planned(6);
    const [route] = plan.routes;
    const leaves = [{ start: 11 * 60, end: 24 * 60 }];
    const now = { ...problem, technicians: problem.technicians.map((t) => (t.id === route.technician ? { ...t, leaves } : t)) };
    expect(validatePlan(now, replan(now, plan, { seed: 1, budget: budget(300) }).plan)).toEqual([]);
  });
});

describe('explain', () => {
  it('tells what each alternative would cost above the present place', () => {
    const { problem, plan } = planned(7);
    const stop = plan.routes.flatMap((r) => r.stops).find((s) => s.kind === 'visit');
    const id = stop?.kind === 'visit' ? stop.intervention : '';
    const told = explainVisit(problem, plan, id);
    const technicians = new Set([
      ...told.team.map((m) => m.technician),
      ...told.alternatives.flatMap((a) => a.team.map((m) => m.technician)),
      ...told.refused.map((r) => r.technician),
    ]);
    expect([...technicians].sort()).toEqual(problem.technicians.map((t) => t.id).sort());
    expect(told.alternatives.map((a) => a.more)).toEqual(told.alternatives.map((a) => a.more).toSorted((a, b) => a - b));
  });

  it('names what refuses each technician, and the smallest change that lets an intervention in', () => {
    const { problem, plan } = planned(8);
    const late = { ...problem.interventions[0], id: 'late', windows: [[{ start: 18 * 60, end: 19 * 60 + 10 }]], minutes: 60 };
    const skilled = { ...problem.interventions[0], id: 'skilled', windows: [], skills: { levage: 4 } };
    const technicians = problem.technicians.map((t) => ({ ...t, skills: { ...t.skills, levage: 3 } }));
    const now: Problem = { ...problem, technicians, interventions: [...problem.interventions, late, skilled] };
    const unserved = { ...plan, unserved: [...plan.unserved, 'late', 'skilled'] };
    expect(explainUnserved(now, unserved, 'late').refused.map((r) => r.reasons)).toEqual(
      technicians.map(() => expect.arrayContaining(['absent'])),
    );
    expect(explainUnserved(now, unserved, 'late').relaxation?.change.kind).toMatch(/window|overtime|shorter/);
    const told = explainUnserved(now, unserved, 'skilled');
    expect(told.refused.map((r) => r.reasons)).toEqual(technicians.map(() => ['skill:levage']));
    expect(told.relaxation?.change).toEqual({ kind: 'skill', skill: 'levage', level: 3 });
  });
});
