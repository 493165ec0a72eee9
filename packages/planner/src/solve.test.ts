import { assert, boolean, integer, property, record } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compile } from './compile.ts';
import { generateProblem } from './generate.ts';
import type { Plan, Problem } from './model.ts';
import { measure } from './objective.ts';
import { prepare, runSearch, solve } from './solve.ts';
import { validatePlan } from './validate.ts';

const size = record({
  technicians: integer({ min: 1, max: 5 }),
  interventions: integer({ min: 1, max: 25 }),
  days: integer({ min: 1, max: 2 }),
  seed: integer({ min: 0, max: 1e6 }),
  with_links: boolean(),
});
const budget = (count: number) => ({ kind: 'iterations', count }) as const;

describe('solve', () => {
  it('makes plans the validator accepts, and knows their cost', () => {
    assert(
      property(size, (size) => {
        const problem = generateProblem(size);
        const plan = solve(problem, { seed: size.seed, budget: budget(150) });
        expect(validatePlan(problem, plan)).toEqual([]);
        const { search } = prepare(compile(problem), size.seed);
        runSearch(search, { budget: budget(150) });
        expect(measure(problem, plan).total).toBeCloseTo(search.best_cost, 1);
      }),
      { numRuns: 60 },
    );
  });

  it('gives the same plan for the same seed, and never a worse one than it was given', () => {
    const problem = generateProblem({ technicians: 4, interventions: 30, days: 1, seed: 5 });
    const once = solve(problem, { seed: 1, budget: budget(300) });
    expect(solve(problem, { seed: 1, budget: budget(300) })).toEqual(once);
    for (let seed = 2; seed < 6; seed++) {
      const again = solve(problem, { seed, budget: budget(40), given: once });
      expect(validatePlan(problem, again)).toEqual([]);
      expect(measure(problem, again).total).toBeLessThanOrEqual(measure(problem, once).total + 1e-6);
    }
  });

  it('never moves a pinned visit', () => {
    assert(
      property(size, (size) => {
        const problem = generateProblem({ ...size, with_links: false });
        const plan = solve(problem, { seed: 1, budget: budget(60) });
        // Whole routes: a break is taken on arrival, and a visit less may make its place too far.
        const kept = plan.routes.filter((_, k) => k % 2 === 0);
        const visits = kept.flatMap((r) => r.stops.flatMap((s) => (s.kind === 'visit' ? [{ ...s, technician: r.technician }] : [])));
        const pinned = new Map(visits.map((v) => [v.intervention, v]));
        const interventions = problem.interventions.map((i) => {
          const visit = pinned.get(i.id);
          return visit ? { ...i, pinned: { technicians: [visit.technician], start: visit.start } } : i;
        });
        const again = { ...problem, interventions };
        expect(validatePlan(again, solve(again, { seed: 2, budget: budget(60) }))).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });

  it('makes the same plan under other names', () => {
    assert(
      property(size, (size) => {
        const problem = generateProblem(size);
        const named = renamed(problem);
        const plan = solve(problem, { seed: 1, budget: budget(60) });
        expect(solve(named, { seed: 1, budget: budget(60) })).toEqual(renamedPlan(plan));
      }),
      { numRuns: 30 },
    );
  });

  it('judges a plan the same in whatever order its problem is written, and finds one as good', () => {
    assert(
      property(size, (size) => {
        const problem = generateProblem(size);
        const turned = reversed(problem);
        const plan = solve(problem, { seed: 1, budget: budget(60) });
        expect(validatePlan(turned, plan)).toEqual([]);
        expect(measure(turned, plan).total).toBeCloseTo(measure(problem, plan).total, 6);
      }),
      { numRuns: 30 },
    );
    for (let seed = 0; seed < 5; seed++) {
      const problem = generateProblem({ technicians: 2, interventions: 6, days: 1, seed });
      const cost = (p: Problem) => measure(p, solve(p, { seed: 1, budget: budget(1500) })).total;
      expect(cost(reversed(problem))).toBeCloseTo(cost(problem), 6);
    }
  });

  it('costs no more with one more technician', () => {
    for (let seed = 0; seed < 5; seed++) {
      const problem = generateProblem({ technicians: 4, interventions: 25, days: 1, seed });
      const fewer: Problem = { ...problem, technicians: problem.technicians.slice(0, 3) };
      const cost = (p: Problem) => measure(p, solve(p, { seed: 1, budget: budget(2000) })).total;
      expect(cost(problem)).toBeLessThanOrEqual(cost(fewer) * 1.02);
    }
  });

  it('stops when it is told to', () => {
    const problem = generateProblem({ technicians: 2, interventions: 10, days: 1, seed: 1 });
    let seen = 0;
    solve(problem, { seed: 1, budget: { kind: 'share', used: () => 0 }, onProgress: () => ++seen > 2 });
    expect(seen).toBe(3);
  });
});

const other = (id: string) => `x${id}`;

/** The same problem, interventions and technicians under other names. */
function renamed(problem: Problem): Problem {
  return {
    ...problem,
    technicians: problem.technicians.map((t) => ({ ...t, id: other(t.id) })),
    interventions: problem.interventions.map((i) => ({
      ...i,
      id: other(i.id),
      after: i.after.map(other),
      allowed_technicians: i.allowed_technicians?.map(other) ?? null,
      forbidden_technicians: i.forbidden_technicians.map(other),
    })),
  };
}

function renamedPlan({ routes, unserved }: Plan): Plan {
  return {
    routes: routes.map((route) => ({
      ...route,
      technician: other(route.technician),
      stops: route.stops.map((stop) => (stop.kind === 'visit' ? { ...stop, intervention: other(stop.intervention) } : stop)),
    })),
    unserved: unserved.map(other),
  };
}

/** The same problem, its technicians, interventions and places written the other way round. */
function reversed(problem: Problem): Problem {
  const { technicians, interventions, travel, depot } = problem;
  if (travel.kind === 'matrix') throw new Error('coordinates are expected');
  const place = (p: number) => travel.places.length - 1 - p;
  return {
    ...problem,
    technicians: technicians.map((t) => ({ ...t, home: place(t.home) })).toReversed(),
    interventions: interventions.map((i) => ({ ...i, place: place(i.place) })).toReversed(),
    travel: { ...travel, places: travel.places.toReversed() },
    depot: depot === null ? null : place(depot),
  };
}
