import { assert, integer, property } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { generateProblem } from './generate.ts';
import { withoutBroken } from './linked.ts';
import { visitsOfPlan } from './model.ts';
import type { Intervention, Plan, Problem } from './model.ts';
import { measure } from './objective.ts';
import { replan } from './replan.ts';
import { solve } from './solve.ts';
import { solveInThreads } from './threads/solve-in-threads.ts';
import { validatePlan } from './validate.ts';

const budget = (count: number) => ({ kind: 'iterations', count }) as const;
const techniciansOf = (plan: Plan, id: string) =>
  visitsOfPlan(plan)
    .filter(({ intervention }) => intervention === id)
    .map(({ technician }) => technician)
    .toSorted();

/** Every place `minutes` from every other one, two technicians from 8:00 to 17:00 without a break. */
function flat(interventions: (Partial<Intervention> & { id: string; place: number })[], minutes: number): Problem {
  const base = generateProblem({ technicians: 2, interventions: 1, days: 1, seed: 1 });
  const [work] = base.interventions;
  const shifts = [{ start: 480, end: 1020, overtime_minutes: 0, break: null }];
  return {
    ...base,
    technicians: base.technicians.map((t) => ({ ...t, home: 0, shifts })),
    interventions: interventions.map((each) => ({
      ...work,
      skills: {},
      windows: [],
      due: null,
      minutes: 60,
      priority: 2 as const,
      ...each,
    })),
    travel: { kind: 'matrix', minutes: Array.from({ length: 6 }, (_, p) => Array.from({ length: 6 }, (_, q) => (p === q ? 0 : minutes))) },
    depot: null,
  };
}

describe('what is tied in time to something else', () => {
  it('begins together and in order, however much the search moves it', () => {
    assert(
      property(integer({ min: 0, max: 1e6 }), (seed) => {
        const problem = generateProblem({ technicians: 4, interventions: 25, days: 2, seed, with_links: true });
        const crowded = { ...problem, interventions: problem.interventions.map((i, k) => (k % 4 === 0 ? { ...i, crew: 2 } : i)) };
        expect(validatePlan(crowded, solve(crowded, { seed, budget: budget(300) }))).toEqual([]);
      }),
      { numRuns: 30 },
    );
  });

  it('is given another time by the search where that is cheaper', () => {
    // The lone work is only possible at noon, where the crew was put before it was thought of.
    const crew = { id: 'crew', place: 1, crew: 2 };
    const noon = { id: 'noon', place: 2, windows: [[{ start: 710, end: 780 }]] };
    const problem = flat([crew, noon], 10);
    const [a, b] = problem.technicians.map(({ id }) => id);
    const stop = { kind: 'visit' as const, intervention: 'crew', start: 720 };
    const given = {
      routes: [a, b].map((technician) => ({ technician, shift: 0, leave: 710, back: 790, stops: [stop] })),
      unserved: ['noon'],
    };
    expect(validatePlan(problem, given)).toEqual([]);
    const plan = solve(problem, { seed: 1, budget: budget(200), given });
    expect(validatePlan(problem, plan)).toEqual([]);
    expect(plan.unserved).toEqual([]);
  });

  it('costs what the objective says, also where a crew is late', () => {
    const problem = flat([{ id: 'late', place: 1, crew: 2, due: 0, windows: [[{ start: 600, end: 700 }]] }], 10);
    const plan = solve(problem, { seed: 1, budget: budget(20) });
    expect(plan.unserved).toEqual([]);
    // Begun at 600 or later, 4 hours a step: three steps, once for both.
    expect(measure(problem, plan).lateness).toBe(3 * problem.weights.lateness[1]);
  });

  it('is searched in threads, whose routes are recombined only where they agree', async () => {
    const problem = generateProblem({ technicians: 8, interventions: 60, days: 1, seed: 3, with_links: true });
    const crowded = { ...problem, interventions: problem.interventions.map((i, k) => (k % 5 === 0 ? { ...i, crew: 2 } : i)) };
    const first = solve(crowded, { seed: 1, budget: budget(1) });
    const plan = await solveInThreads(crowded, { seconds: 3, threads: 2, seed: 1, given: first });
    expect(validatePlan(crowded, plan)).toEqual([]);
    expect(measure(crowded, plan).total).toBeLessThan(measure(crowded, first).total);
  });
});

describe('replan with crews and precedences', () => {
  const planned = (seed: number) => {
    const base = generateProblem({ technicians: 6, interventions: 30, days: 1, seed });
    const interventions = base.interventions.map((i, k) => (k < 4 ? { ...i, crew: 2, skills: {} } : i));
    const problem = { ...base, interventions, weights: { ...base.weights, disruption: 300 } };
    return { problem, plan: solve(problem, { seed: 1, budget: budget(1000) }) };
  };

  it('makes a crew whole again where one of it is missing', () => {
    for (const seed of [1, 2, 3]) {
      const { problem, plan } = planned(seed);
      const [gone] = techniciansOf(plan, 'i0');
      const now = { ...problem, technicians: problem.technicians.filter(({ id }) => id !== gone) };
      const { plan: again } = replan(now, plan, { seed: 1, budget: budget(500) });
      expect(validatePlan(now, again)).toEqual([]);
      expect(techniciansOf(again, 'i0').length).toBe(2);
      expect(techniciansOf(again, 'i0')).not.toContain(gone);
    }
  });

  it('keeps everything where it is when nothing has changed but that one more is to follow a visit', () => {
    const { problem, plan } = planned(4);
    const [single] = visitsOfPlan(plan).filter(
      ({ intervention, start }) => !['i0', 'i1', 'i2', 'i3'].includes(intervention) && start < 840 && start % 15 !== 0,
    );
    const next = {
      ...problem.interventions[5],
      id: 'next',
      windows: [],
      due: null,
      minutes: 15,
      after: [single.intervention],
      priority: 1 as const,
    };
    const now = { ...problem, interventions: [...problem.interventions, next] };
    const { plan: again, moved } = replan(now, plan, { seed: 1, budget: budget(1) });
    expect(validatePlan(now, again)).toEqual([]);
    expect(again.unserved).toEqual(plan.unserved);
    // Its instant is none of the grid's, and stays.
    const start = (of: Plan) => visitsOfPlan(of).find(({ intervention }) => intervention === single.intervention)?.start;
    expect(start(again)).toBeCloseTo(single.start, 5);
    expect(moved.length).toBeLessThanOrEqual(1);
  });

  /** The crew is with a and c, and b has work of his own: with b in it there would be a way less. */
  const spread = () => {
    const base = flat(
      [
        { id: 'crew', place: 1, crew: 2 },
        { id: 'own', place: 2 },
      ],
      20,
    );
    const technicians = ['a', 'b', 'c'].map((id) => ({ ...base.technicians[0], id }));
    const own = { ...base.interventions[1], pinned: { technicians: ['b'], start: 600 } };
    const problem = { ...base, technicians, interventions: [base.interventions[0], own] };
    const route = (technician: string, intervention: string) => ({
      technician,
      shift: 0,
      leave: 580,
      back: 680,
      stops: [{ kind: 'visit' as const, intervention, start: 600 }],
    });
    return { problem, plan: { routes: [route('a', 'crew'), route('b', 'own'), route('c', 'crew')], unserved: [] } };
  };

  it('pays for a crew that changes', () => {
    const { problem, plan } = spread();
    expect(validatePlan(problem, plan)).toEqual([]);
    const moved = (disruption: number) =>
      replan({ ...problem, weights: { ...problem.weights, disruption } }, plan, { seed: 1, budget: budget(300) }).moved;
    expect(moved(0)).toEqual(['crew']);
    expect(moved(1000)).toEqual([]);
  });

  it('does without what no longer fits a day once its crew is broken up', () => {
    // From home the far place is too long a way for the break; from the crew's it is not.
    const far = [
      [0, 5, 400],
      [5, 0, 395],
      [400, 395, 0],
    ];
    const base = flat(
      [
        { id: 'crew', place: 1, crew: 2 },
        { id: 'far', place: 2 },
      ],
      5,
    );
    const rest = { start: 480, end: 1700, overtime_minutes: 0, break: { earliest: 720, latest: 840, minutes: 30 } };
    const problem: Problem = {
      ...base,
      travel: { kind: 'matrix', minutes: far },
      technicians: base.technicians.map((t) => ({ ...t, shifts: [rest] })),
    };
    const plan = solve(problem, { seed: 1, budget: budget(100) });
    expect(plan.unserved).toEqual([]);
    const holder = techniciansOf(plan, 'far');
    const now = { ...problem, technicians: problem.technicians.filter(({ id }) => holder.includes(id)) };
    const { plan: again } = replan(now, plan, { seed: 1, budget: budget(100) });
    expect(validatePlan(now, again)).toEqual([]);
    expect(again.unserved.toSorted()).toEqual(['crew', 'far']);
  });
});

describe('withoutBroken', () => {
  const problem = flat(
    [
      { id: 'first', place: 1 },
      { id: 'second', place: 2, after: ['first'] },
      { id: 'crew', place: 3, crew: 2 },
    ],
    5,
  );
  const [a, b] = problem.technicians.map(({ id }) => id);
  const visit = (intervention: string, start: number) => ({ kind: 'visit' as const, intervention, start });
  const planOf = (one: ReturnType<typeof visit>[], other: ReturnType<typeof visit>[]): Plan => ({
    routes: [
      { technician: a, shift: 0, leave: 480, back: 1000, stops: one },
      { technician: b, shift: 0, leave: 480, back: 1000, stops: other },
    ],
    unserved: [],
  });
  const left = (plan: Plan) =>
    withoutBroken(problem, plan).routes.map(({ stops }) => stops.map((s) => (s.kind === 'visit' ? s.intervention : s.kind)));

  it('keeps what stands', () => {
    expect(left(planOf([visit('first', 500), visit('crew', 700)], [visit('second', 560), visit('crew', 700)]))).toEqual([
      ['first', 'crew'],
      ['second', 'crew'],
    ]);
  });

  it('drops half a crew, one that begins apart, and what waits for nothing or begins too early', () => {
    expect(left(planOf([visit('crew', 700)], [visit('second', 560)]))).toEqual([[], []]);
    expect(left(planOf([visit('crew', 700), visit('first', 900)], [visit('crew', 701), visit('second', 959)]))).toEqual([['first'], []]);
  });
});
